"""PURE. How long what is kept may be, and how high a number can go."""

# No database counts further; a greater number is of nobody's, and must not reach one.
HIGHEST_NUMBER = 2**31 - 1
# The longest text that is kept, of a person or of a mail: a novel of eight hundred pages ends here.
LONGEST_TEXT = 500_000
LONGEST_SUBJECT = 1_000
# A name, a reference, an author: what stands on one line of a card.
LONGEST_LINE = 200
