"""PURE. The longest texts that are kept, and the highest number."""

# The largest id of a database; a greater number must not reach one.
HIGHEST_NUMBER = 2**31 - 1
# The longest text of a person or a mail that is kept: eight hundred pages.
LONGEST_TEXT = 500_000
LONGEST_SUBJECT = 1_000
# A name, a reference, an author: values on one line of a card.
LONGEST_LINE = 200
