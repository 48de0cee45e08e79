"""What a newcomer and the tests play with instead of the real thing: a Slack workspace in a box."""
