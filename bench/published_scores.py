"""The scores of others on the same mails, and this reader's before it was rewritten.

Percent of the mails of a category whose strict fields all pass; of `tnef` and `forward-attached`, which
have none, all fields. Measured once, and published in TARGETS.md beside the mails; there too stands
what a product would reach that is glued together from the best libraries: the standard library,
rules on headers, talon, crisp's reader of forwards, sisimai and flufl.bounce. `before` is the
commit before `fifty languages of attributions`, by the same judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedScores:
    """Scores; `best` names the peers that reach `peer`, `others` has more. None: no peer does it."""

    best_peers: str
    best_percent: int | None
    combined: int
    target: int
    previous: tuple[int, int]
    other_peers: str = ""


@dataclass(frozen=True, slots=True)
class PreviousScores:
    """Earlier scores: (right, of how many) in all categories."""

    strict: tuple[int, int]
    all: tuple[int, int]


PREVIOUS_SCORES = PreviousScores(strict=(979, 992), all=(1004, 1050))

PUBLISHED_SCORES: Mapping[str, PublishedScores] = {
    "bounce": PublishedScores(
        "sisimai", 94, 95, 97, (345, 351), "flufl.bounce 84, bounceparser 76"
    ),
    "calendar": PublishedScores("several", 100, 100, 100, (21, 21)),
    "class": PublishedScores("rules on headers", 93, 93, 100, (14, 14), "sisimai 64"),
    "crypto": PublishedScores("nodemailer, postal-mime", 95, 90, 100, (21, 21)),
    "forward": PublishedScores("crisp", 100, 100, 100, (106, 107), "quotequail 39"),
    "forward-attached": PublishedScores("", None, 100, 100, (10, 10)),
    "forward-l10n": PublishedScores("crisp", 100, 100, 100, (20, 20), "quotequail 60"),
    "hostile": PublishedScores(
        "the standard library", 100, 100, 100, (116, 116), "flanker, fast-mail-parser 92"
    ),
    "mime": PublishedScores(
        "nodemailer",
        91,
        85,
        97,
        (175, 180),
        "postal-mime, imap_tools 89, the standard library 87, flanker 61",
    ),
    "reply": PublishedScores(
        "crisp",
        85,
        76,
        93,
        (109, 110),
        "talon 76, planer 68, email-reply-parser 63, mail-parser-reply 56, quotequail 52",
    ),
    "reply-html": PublishedScores("mail-parser-reply, email-reply-parser", 100, 50, 100, (12, 12)),
    "reply-l10n": PublishedScores(
        "email-reply-parser",
        78,
        60,
        100,
        (40, 40),
        "crisp 68, talon 60, quotequail 32, mail-parser-reply 10",
    ),
    "tnef": PublishedScores("several", 29, 29, 100, (6, 7)),
}
