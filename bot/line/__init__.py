"""The line to Slack in Socket Mode: WebSocket connections that the bot opens, and keeps open.

frames      PURE  bytes ↔ frames of RFC 6455
envelopes   PURE  what Slack says on the line, and what is answered
handshake   TCP, a proxy, TLS, and the way into a WebSocket
connection  one connection: read, written, pinged, closed
keeper      always one that lives: watched, replaced, and drained at the end

The SDK's own client is not used: it turns in a circle at 100 % CPU when the line is cut, for as long
as its pings take to fail; it loses its place when a message comes in two halves more than three
seconds apart; and it can't send an answer of more than 64 KiB.
"""
