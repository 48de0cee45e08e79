"""PURE. What Slack shows: values of the domain in, Block Kit out, one file for each screen."""
