"""Days, moments and spans as they are typed at the desk: read as everywhere, in journal/when."""

from journal.when import coming, day, end, minutes, moment

__all__ = ["coming", "day", "end", "minutes", "moment"]
