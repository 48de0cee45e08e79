"""PURE. Block Kit, Slack's JSON for messages and views: what builds it, and its limits."""
