"""Mails made to be slow: each is small to send and must be cheap to read."""

from base64 import b64encode
from collections.abc import Iterator

HEAD = b"From: a@x.example\r\nTo: b@y.example\r\nSubject: s\r\nDate: Tue, 2 Jun 2026 09:00:00 +0000\r\n"
PLAIN = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"


def twenty_in_one(raw: bytes) -> bytes:
    """A mail with the body of this one as twenty of its parts."""
    head, _, body = raw.partition(b"\r\n\r\n")
    about = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-")]
    part = b"--twenty\r\n" + b"\r\n".join(about) + b"\r\n\r\n" + body + b"\r\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=twenty\r\n\r\n" + part * 20


def all_bombs() -> Iterator[tuple[str, bytes]]:
    yield from _texts()
    yield from _html()
    yield from _headers()
    yield from _structures()


def _texts() -> Iterator[tuple[str, bytes]]:
    line = b"On Tue, 2 Jun 2026 at 09:00, A <a@x.example>"
    for name, text in {
        "quote marks": b">" * 300_000,
        "quote marks, spaced": b"> " * 150_000,
        "quoted lines": b"> x\n" * 100_000,
        "quoted and not": b"> x\ny\n" * 50_000,
        "deepening quotes": b"\n".join(b">" * n for n in range(1_000)),
        "attributions": (line + b" wrote:\n") * 5_000,
        "attributions unfinished": (line + b"\n") * 9_000,
        "on": b"On " * 100_000,
        "forwards with marks": (
            b"---------- Forwarded message ----------\nFrom: A <a@x.example>\nDate: 2 June 2026\n"
            b"Subject: s\n\n> Old.\nNew.\n\n"
        )
        * 4_000,
        "brackets before colons": b"This user has no account (z.example>:\n" * 7_000,
        "verbs at the end": b"On 2 Jun 2026 09:00, a@x.example you there wrote\n" * 5_000,
        "one long attribution": line * 5_000 + b" wrote:",
        "dashes": b"-" * 300_000,
        "dash lines": b"--\n" * 100_000,
        "rules": b"________________________________\n" * 20_000,
        "separators": b"-----Original Message-----\n" * 20_000,
        "labels": b"From: x\n" * 50_000,
        "labels without sender": b"Subject: x\nTo: y\n" * 20_000,
        "blocks without end": b"From: A <a@x.example>\nSent: Tue\nSubject: s\n" * 600,
        "blocks within blocks": b"From: a@x.example\nTo: b@y.example\nCc: c@z\nDate: 2026\n" * 600,
        "labels within a value": b"From: " + b"A:" * 1_900 + b"\nTo: b@y.example\n",
        "glued labels": b"----- Forwarded Message ----- From: " + b"To:Cc:Subject" * 50_000,
        "colons": b":" * 300_000,
        "addresses": b"a@x.example " * 50_000,
        "at signs": b"@" * 300_000,
        "blanks": b" " * 300_000 + b"x",
        "blank lines": b"\n" * 500_000 + b"x",
        "sent from": b"\n\nSent from my iPhone\n" * 20_000,
        "digits": b"1" * 300_000,
        "digits with dots": b"1.1." * 100_000,
        "one line": b"word " * 400_000,
        "carriage returns": b"\r" * 300_000,
        "brackets": b"<" * 300_000,
        "utf-7 like": b"+AGE-" * 50_000,
    }.items():
        yield f"text: {name}", PLAIN + text
        yield (
            f"bounce: {name}",
            PLAIN.replace(b"a@x", b"mailer-daemon@x").replace(
                b"Subject: s", b"Subject: Undelivered"
            )
            + text,
        )
    flowed = PLAIN.replace(b"utf-8", b"utf-8; format=flowed; delsp=yes")
    yield "text: flowed", flowed + b"> > x \r\n" * 60_000


def _html() -> Iterator[tuple[str, bytes]]:
    for name, text in {
        "unclosed": b"<a " * 100_000,
        "nested": b"<div>" * 100_000,
        "nested quotes": b"<blockquote>x" * 20_000,
        "nested tables": b"<table><tr><td>" * 20_000,
        "entities": b"&amp" * 100_000,
        "attributes": b"<p " + b"a=1 " * 100_000 + b">",
        "styles": b'<p style="' + b"display : " * 50_000 + b'">x',
        "comments": b"<!--" * 100_000,
        "comments that end once": b'<!--x a="1">\n' * 40_000,
        "breaks": b"<br>" * 200_000,
        "formatting": b"<b><i><u>" * 30_000,
        "meta": b"<meta " * 100_000,
        "lists": b"<ul><li>" * 30_000,
        "pre": b"<pre>" + b"\n" * 300_000,
        # Parsers that repair a tree as browsers do grow by each font in each paragraph.
        "fonts in paragraphs": b"<p>" + b"<font size=1>" * 240 + b"<p>x" * 60_000,
        "text between rows": b"<table>" + b"xy<!---->" * 40_000,
        "open values": b'<a b="' * 60_000,
        "open values, both": b"<a b=\"c='" * 40_000,
        "cells": b"<table>" + b"<tr><td>x" * 30_000,
        "items far apart": b"<ul><li><ul>" + b"<div>" * 230 + b"</li>" * 60_000,
        "pictures": b"<img alt=x>" * 40_000,
        "colours": b"<div id=divRplyFwdMsg>From: a@x<br>Sent: 2 June 2026 09:00<br>To: b@y<br>Subject: s</div>"
        + b'<p style="color:red">x y<p>a b c d e' * 8_000,
        "numbers": b"&#" + b"9" * 300_000 + b";",
        "scripts": b"<script>" * 40_000,
    }.items():
        yield f"html: {name}", HTML + text


def _headers() -> Iterator[tuple[str, bytes]]:
    for name, header in {
        "recipients": b"To: " + b", ".join(b"n <a%d@x.example>" % n for n in range(10_000)),
        "quotes": b'To: "' + b'"' * 200_000,
        "quotes in From": b'From: "' + b'"' * 300_000,
        "charsets apart": b"Subject: " + b"a =?x?q?=ff=fe=fd?= " * 12_000,
        "charsets of names": b"To: " + b"=?x?q?=ff=fe?= <a@x>, " * 9_000,
        "raw letters": b"Subject: " + b"\xc7\xe0\xea\xe0\xe7 " * 20_000,
        "raw headers": b"".join(b"X-%d: \xc7\xe0\xea\xe0\xe7\r\n" % n for n in range(3_000))[:-2],
        "raw parameters": b"Content-Type: a/b"
        + b"".join(b"; p%d*=%%c7%%e0" % n for n in range(9_000)),
        "open quotes": b"To: " + b'"a <' * 60_000,
        "comments": b"To: " + b"(" * 200_000,
        "groups": b"To: " + b"a:" * 100_000,
        "groups with address": b"To: a@b" + b":c" * 100_000,
        "angles": b"To: " + b"<" * 200_000,
        "commas": b"To: " + b"," * 200_000,
        "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
        "encoded open": b"Subject: " + b"=?utf-8?q?" * 30_000,
        "encoded question": b"Subject: =?utf-8?q?" + b"?a" * 100_000,
        "encoded equals": b"Subject: " + b"=?" * 100_000,
        "many charsets": b"Subject: " + b" ".join(b"=?x%d?q?=ff?=" % n for n in range(9_000)),
        "parameters": b"Content-Type: text/plain" + b"; a=b" * 50_000,
        "continuations": b"Content-Type: text/plain"
        + b"".join(b"; name*%d*=%%41" % n for n in range(20_000)),
        "no parameters": b"Content-Type: text/plain;" + b" " * 200_000,
        "semicolons": b"Content-Type: text/plain" + b";" * 200_000,
        "references": b"References: " + b"<a@b> " * 50_000,
        "date": b"Date: " + b"(" * 100_000,
        "folded": b"X: a\r\n" + b" b\r\n" * 100_000,
        "names": b"\r\n".join(b"X-%d: y" % n for n in range(50_000)),
        "one name": b"x" * 500_000,
        "unfolded words": b"Subject: s\r\n" + b"=?utf-8?q?a?=\r\nX: y\r\n" * 20_000,
        "CRs": b"X: y\r\r\n" * 20_000 + b"\r" * 200_000,
        "stray lines": b"stray\r\nX: y\r\n" * 20_000,
        "subject": b"Subject: " + b"x" * 500_000,
        "failed": b"X-Failed-Recipients: " + b"a@x.example, " * 20_000,
    }.items():
        yield f"header: {name}", header + b"\r\n" + HEAD + b"\r\nText."


def _structures() -> Iterator[tuple[str, bytes]]:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3_000)
    )
    yield "parts: nested", HEAD + nested + b"\r\nText."
    same = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 3_000
    yield "parts: nested alike", HEAD + same + b"\r\nText."
    mixed = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    yield "parts: many", mixed + b"--b\r\n\r\nx\r\n" * 50_000
    yield "parts: boundaries", mixed + b"--b" * 200_000
    yield "parts: files", mixed + b"--b\r\nContent-Disposition: attachment\r\n\r\n\r\n" * 20_000
    yield "parts: mails", HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000
    alternative = HEAD + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    yield "parts: alternatives", alternative + b"--b\r\n\r\n\r\n" * 20_000
    deep = b"".join(
        b"Content-Type: multipart/alternative; boundary=b%d\r\n\r\n--b%d\r\n\r\nx\r\n--b%d\r\n"
        % (n, n, n)
        for n in range(29)
    )
    yield "parts: nested alternatives", HEAD + deep + b"\r\n" + b"x y\n" * 100_000
    qp_mail = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    yield "parts: encoded mails", (HEAD + qp_mail) * 29 + HEAD + b"\r\n" + b"x" * 300_000
    encoded = HEAD + b"Content-Transfer-Encoding: base64\r\n"
    yield "encoded: noise", encoded + b"\r\n" + b"=" * 300_000
    yield "encoded: letters", encoded + b"\r\n" + b64encode(b"x " * 500_000)
    uu = HEAD + b"Content-Transfer-Encoding: uuencode\r\n\r\n"
    yield "encoded: uu", uu + b"begin 644 x\n" * 30_000
    qp = HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    yield "encoded: uu, blank", uu + b"begin 644 x\n" + b"\n" * 500_000
    png = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    yield "encoded: no base64", HEAD + png + b">" * 1_000_000
    yield "encoded: controls", PLAIN + b"a\x01" * 500_000
    yield "encoded: qp", qp + b"=" * 300_000
    yield "charset: high", PLAIN.replace(b"utf-8", b"x") + bytes(range(128, 256)) * 4_000
    calendar = HEAD + b"Content-Type: text/calendar\r\n\r\n"
    yield "calendar: begins", calendar + b"BEGIN:VEVENT\r\n" * 30_000
    yield "calendar: quotes", calendar + b'UID;X="' + b'":"' * 100_000
    yield "calendar: folded", calendar + b"SUMMARY:x" + b"\r\n y" * 100_000
    yield from _winmails()
    report = HEAD + b"Content-Type: message/delivery-status\r\n\r\n"
    yield "report: blocks", report + b"Final-Recipient: rfc822; a@x.example\r\n\r\n" * 20_000
    yield "report: blank", report + b"\r\n \r\n" * 50_000
    flat = PLAIN + b"Final-Recipient: x\n\n"
    yield "report: flat", flat * 1_000


def _winmails() -> Iterator[tuple[str, bytes]]:
    head = HEAD + b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"
    begin = head + b"\x78\x9f\x3e\x22\x01\x00"
    many = b"\xff\xff\xff\xff"
    yield "tnef: zeros", head + b"\x78\x9f\x3e\x22" + b"\0" * 300_000
    yield "tnef: noise", begin + b"\x02\x06\x90\x08\x00\x04" * 40_000
    yield "tnef: empty attributes", begin + _attribute(0x8004, b"") * 40_000
    yield "tnef: files", begin + _attribute(0x9002, b"", level=2) * 20_000
    yield "tnef: properties", begin + _attribute(0x9003, many)
    yield "tnef: property after property", begin + _attribute(0x9003, many + b"\x0b\0\1\0" * 90_000)
    # A count of values for each property, but no values.
    yield "tnef: values", begin + _attribute(0x9003, many + b"\x02\x10\1\0" + many)
    yield "tnef: strings", begin + _attribute(0x9003, many + b"\x1e\0\1\0" + many + b"\0" * 90_000)
    rtf = len(many).to_bytes(4, "little") + many + b"LZFu" + many + b"\xff\0\x0f" * 60_000
    size = len(rtf).to_bytes(4, "little")
    packed = b"\1\0\0\0\x02\x01\x09\x10\1\0\0\0" + size + rtf
    yield "tnef: packed text", begin + _attribute(0x9003, packed)
    # Every reference copies braces: a byte of the mail becomes eight tokens.
    places = ((207 + 17 * number) % 4096 for number in range(48_000))
    copies = b"".join((place << 4 | 15).to_bytes(2, "big") for place in places)
    braces = (
        b"\0"
        + b"{}" * 4
        + b"".join(b"\xff" + copies[at : at + 16] for at in range(0, len(copies), 16))
    )
    rtf = len(many).to_bytes(4, "little") + many + b"LZFu" + many + braces
    size = len(rtf).to_bytes(4, "little")
    packed = b"\1\0\0\0\x02\x01\x09\x10\1\0\0\0" + size + rtf
    yield "tnef: packed braces", begin + _attribute(0x9003, packed)
    named = _attribute(0x9002, b"", level=2) + _attribute(0x8010, b"\xe4\xf6" * 20, level=2)
    yield "tnef: names", begin + named * 500
    deep = b"MELA" + many + b"{" * 200_000
    size = (len(deep) + 8).to_bytes(4, "little")
    packed = b"\1\0\0\0\x02\x01\x09\x10\1\0\0\0" + size + many + many + deep
    yield "tnef: deep text", begin + _attribute(0x9003, packed)


def _attribute(name: int, value: bytes, *, level: int = 1) -> bytes:
    head = bytes([level]) + name.to_bytes(2, "little") + b"\0\0" + len(value).to_bytes(4, "little")
    return head + value + b"\0\0"
