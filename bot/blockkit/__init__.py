"""PURE. Block Kit, Slack's JSON for messages and views: builders for it.

builders    blocks and elements as functions; escaping and clipping of foreign text
new_blocks  tables that Slack sorts, alerts, tasks: for those who set `new_blocks`
"""
