"""Breaks mails: each mutation is a small function from bytes and dice to bytes.

They know how mails are made (boundaries, headers, encodings, charsets, markup), so that they
reach further than bytes of chance would.
"""

import random
import re
from collections.abc import Callable, Sequence

LARGEST = 4 * 1024 * 1024
# Signs that the readers look for: of structure, of quotes, of charsets.
TOKENS = (
    b"\r\n\r\n",
    b"\n",
    b"\r",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1b$B",
    b"=?utf-8?b?",
    b"=?utf-7?q?+2AA-?=",
    b"?=",
    b'"',
    b"<",
    b"(",
    b"> ",
    b"-- \n",
    b"____________________________\n",
    b" wrote:\n",
    b"On Tue, 2 Jun 2026 at 09:00, A <a@x.example>",
    b"-----Original Message-----\n",
    b"From: A <a@x.example>\nSent: Tue\nSubject: s\n",
    b"Begin forwarded message:\n",
    b"<div class=gmail_quote>",
    b"<blockquote type=cite>",
    b"<table><tr><td>",
    b"&#xD800;&#0;",
    b"<![CDATA[",
    b"begin 644 x\n",
    b"BEGIN:VEVENT\n",
    b"Final-Recipient: rfc822; a@x.example\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Type: application/ms-tnef\r\n",
    b"\x78\x9f\x3e\x22",
)
CHARSETS = (
    b"utf-8 utf-7 utf-16 utf-32 us-ascii iso-8859-1 iso-8859-8-i windows-1252 koi8-r big5 gb2312 "
    b"gb18030 hz iso-2022-jp iso-2022-kr shift_jis euc-jp cp037 cp1006 utf-8-sig idna punycode "
    b"unicode_escape rot13 hex zlib mbcs undefined x-unknown binary"
).split()
ENCODINGS = b"base64 quoted-printable 7bit 8bit binary x-uuencode x-nonsense".split()
TYPES = (
    b"text/plain text/html text/calendar multipart/mixed multipart/alternative multipart/report "
    b"multipart/digest multipart/related message/rfc822 message/delivery-status "
    b"application/ms-tnef image/png"
).split()
HEADERS = (
    b"To From Cc Subject Date References Message-ID Content-Type Content-Disposition Received "
    b"X-Failed-Recipients Auto-Submitted List-Id"
).split()
_BOUNDARY = re.compile(rb"boundary=\"?([^\"\r\n;]{1,70})", re.IGNORECASE)

Dice = random.Random
Mutation = Callable[[bytes, Dice], bytes]


def mutate(dice: Dice, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """Mutate a mail; return the names of the mutations, and the result."""
    raw = dice.choice(seeds)
    names: list[str] = []
    if dice.random() < 0.15:
        raw = splice(raw, dice.choice(seeds), dice)
        names.append("splice")
    for _ in range(dice.choice((1, 1, 2, 2, 3, 5))):
        mutation = dice.choice(MUTATIONS)
        raw = mutation(raw, dice)[:LARGEST]
        names.append(mutation.__name__)
    return "+".join(names), raw


def splice(one: bytes, other: bytes, dice: Dice) -> bytes:
    """The beginning of one mail and the end of another; half the time, headers and body."""
    if dice.random() < 0.5:
        return one[: _body(one)] + other[_body(other) :]
    return one[: dice.randint(0, len(one))] + other[dice.randint(0, len(other)) :]


def flip_bits(raw: bytes, dice: Dice) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.choice((1, 3, 10, 100)) if found else 0):
        found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    return bytes(found)


def truncate(raw: bytes, dice: Dice) -> bytes:
    return raw[: dice.randint(0, len(raw))]


def drop(raw: bytes, dice: Dice) -> bytes:
    start, end = _slice(raw, dice)
    return raw[:start] + raw[end:]


def repeat(raw: bytes, dice: Dice) -> bytes:
    start, end = _slice(raw, dice)
    most = dice.choice((2_000, 60_000, 600_000, 2_000_000))
    times = max(2, most // max(1, end - start))
    return raw[:start] + raw[start:end] * times + raw[end:]


def insert_token(raw: bytes, dice: Dice) -> bytes:
    for _ in range(dice.choice((1, 2, 5))):
        place = dice.randint(0, len(raw))
        raw = raw[:place] + dice.choice(TOKENS) + raw[place:]
    return raw


def flood_token(raw: bytes, dice: Dice) -> bytes:
    """Repeat one token, on one line or on many."""
    token = dice.choice(TOKENS) + dice.choice((b"", b" ", b"\n", b"x"))
    place = dice.randint(_body(raw), len(raw))
    return raw[:place] + token * (dice.choice((1_000, 50_000, 500_000)) // len(token)) + raw[place:]


def shuffle_lines(raw: bytes, dice: Dice) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(dice.choice((1, 3, 10))):
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def join_lines(raw: bytes, dice: Dice) -> bytes:
    """Join lines to huge ones."""
    body = _body(raw)
    glue = dice.choice((b"", b" ", b"\r", b"\x0b"))
    return raw[:body] + raw[body:].replace(b"\r\n", b"\n").replace(b"\n", glue)


def change_line_ends(raw: bytes, dice: Dice) -> bytes:
    plain = raw.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", dice.choice((b"\n", b"\r", b"\r\n", b"\n\r", b"\r\r\n")))


def change_boundaries(raw: bytes, dice: Dice) -> bytes:
    """Close a boundary early, drop its end, or make one the beginning of another."""
    names: list[bytes] = _BOUNDARY.findall(raw)
    if not names:
        return raw
    name, other = dice.choice(names), dice.choice(names)
    line = b"--" + name
    way = dice.randrange(5)
    if way == 0:
        return raw.replace(line, line + b"--", dice.randint(1, 3))
    if way == 1:
        return raw.replace(line + b"--", b"")
    if way == 2:
        return raw.replace(name, other)
    if way == 3:
        return raw.replace(name, name[: max(1, len(name) // 2)])
    place = dice.randint(0, len(raw))
    return raw[:place] + (b"\r\n" + line + b"\r\n") * dice.choice((1, 50, 5_000)) + raw[place:]


def bomb_header(raw: bytes, dice: Dice) -> bytes:
    name = dice.choice(HEADERS)
    token = dice.choice((b"a@x.example, ", b'"', b"(", b"<", b"=?utf-8?q?=FF?= ", b"; a*1*=%41"))
    size = dice.choice((100, 10_000, 400_000))
    line = name + b": " + token * (size // len(token)) + b"\r\n"
    return line * dice.choice((1, 1, 30)) + raw


def nest(raw: bytes, dice: Dice) -> bytes:
    """Put the mail into a mail in a mail, or into many multiparts."""
    head = b""
    for number in range(dice.choice((1, 5, 29, 31, 300))):
        if dice.random() < 0.3:
            head += b"Content-Type: message/rfc822\r\n\r\n"
        else:
            kind = dice.choice((b"mixed", b"alternative", b"related", b"digest", b"report"))
            name = b"%d" % (number if dice.random() < 0.8 else 0)
            head += b"Content-Type: multipart/%s; boundary=n%s\r\n\r\n--n%s\r\n" % (
                kind,
                name,
                name,
            )
    return head + raw


def nest_markup(raw: bytes, dice: Dice) -> bytes:
    tag = dice.choice(
        (b"<div>", b"<blockquote>", b"<table><tr><td>", b"<b><i>", b"<ul><li>", b"<p")
    )
    place = dice.randint(_body(raw), len(raw))
    return raw[:place] + tag * dice.choice((10, 1_000, 30_000)) + raw[place:]


def swap_charset(raw: bytes, dice: Dice) -> bytes:
    new = b"charset=" + dice.choice(CHARSETS)
    return re.sub(rb"charset=\"?[\w.:-]+\"?", new, raw, count=dice.randint(0, 2))


def swap_encoding(raw: bytes, dice: Dice) -> bytes:
    new = b"\\g<1>" + dice.choice(ENCODINGS)
    pattern = rb"(?i)(content-transfer-encoding:\s*)[\w-]+"
    return re.sub(pattern, new, raw, count=dice.randint(0, 2))


def swap_type(raw: bytes, dice: Dice) -> bytes:
    new = b"\\g<1>" + dice.choice(TYPES)
    return re.sub(rb"(?i)(content-type:\s*)[\w-]+/[\w.+-]+", new, raw, count=dice.randint(0, 2))


def swap_word_charset(raw: bytes, dice: Dice) -> bytes:
    new = b"=?" + dice.choice(CHARSETS) + b"?"
    return re.sub(rb"=\?[\w-]+\?", new, raw, count=dice.randint(0, 3))


def damage_base64(raw: bytes, dice: Dice) -> bytes:
    """Put bad letters and padding into lines that look like base64."""
    lines = raw.split(b"\n")
    dense = [n for n, line in enumerate(lines) if re.fullmatch(rb"[\w+/]{40,}=*\r?", line)]
    for number in dice.choices(dense, k=dice.choice((1, 3, 20))) if dense else []:
        line = lines[number]
        place = dice.randint(0, len(line))
        lines[number] = (
            line[:place] + dice.choice((b"=", b"==", b"!", b"\xe4", b" ")) + line[place:]
        )
    return b"\n".join(lines)


def quote(raw: bytes, dice: Dice) -> bytes:
    body = _body(raw)
    margin = b">" * dice.choice((1, 2, 60, 3_000)) + dice.choice((b"", b" "))
    lines = raw[body:].split(b"\n")[:2_000]
    return raw[:body] + b"\n".join(margin + line for line in lines)


def _slice(raw: bytes, dice: Dice) -> tuple[int, int]:
    start = dice.randint(0, len(raw))
    return start, min(len(raw), start + dice.choice((1, 8, 64, 512, 4_096)))


def _body(raw: bytes) -> int:
    """The place where the body begins."""
    ends = [raw.find(mark) + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if mark in raw]
    return min(ends, default=0)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    truncate,
    drop,
    repeat,
    insert_token,
    flood_token,
    shuffle_lines,
    join_lines,
    change_line_ends,
    change_boundaries,
    bomb_header,
    nest,
    nest_markup,
    swap_charset,
    swap_encoding,
    swap_type,
    swap_word_charset,
    damage_base64,
    quote,
)
