"""Slack's Web API, and the settings of the app: no listener needs them.

client          calls the Web API; its errors become ours
file_download   downloads a file from Slack's own addresses
manifest        PURE  the app's manifest: commands, shortcuts, scopes, events
rate_limit      PURE  how long Slack asks us to wait
workflow_steps  PURE  the steps for Slack's Workflow Builder
tokens          PURE  the bot's secrets from the settings; all that are missing, at once
"""
