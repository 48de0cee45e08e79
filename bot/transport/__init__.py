"""The line to Slack in Socket Mode: WebSocket connections that the bot opens, and keeps open.

envelopes   PURE  what Slack says on the line, and what is answered
connection  one connection, by the `websockets` library
keeper      always one that lives: watched, replaced, and drained at the end
"""
