"""Decides how payloads reach the app: Socket Mode over WebSockets that the bot opens, or HTTP.

socket_mode     envelopes of Socket Mode through the app, and the answer back
keep_connected  always one open connection: watched, replaced, reconnected with back-off
websocket       one connection, by the `websockets` library: the only file that knows it
envelopes       PURE  messages of Socket Mode, and their acknowledgements
signed_requests  whether a call is Slack's, and comes for the first time
http            HTTP mode: signed requests, served by Waitress: the only file that knows it
"""
