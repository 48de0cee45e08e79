"""Between Slack and the listeners: raw payloads become inputs, answers become calls.

payloads         PURE  Slack's JSON → inputs; the only file that knows its shape
responses        answers → Slack: acknowledges, opens views, posts
people           who a Slack user is to us: role, language, time zone, or refused
direct_messages  sends a message or a file into somebody's direct messages
step_end         tells Slack how a step of a workflow ended
file_attach      downloads files that stand in Slack and attaches them to entries
"""
