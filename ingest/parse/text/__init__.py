"""PURE. The text of a mail.

body          which parts are the text, and what they say
html_to_text  HTML → plain text, and where the quoted part begins
coloured_answers  answers within a quote that a colour tells
html_tokens   HTML → tags and text, in one pass
"""
