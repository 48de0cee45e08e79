"""PURE. Block Kit, Slack's JSON for messages and views: what builds it, and what it may hold.

builders  blocks and elements as functions; escaping and clipping of foreign text
"""
