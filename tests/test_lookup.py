"""Whoever looks for a thing finds its file by the word of the trade: `docs/words.md` says which.

The word, or another that the page gives for it, is a part of the file's path.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "docs" / "words.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \| `([^`|]+)`", re.MULTILINE)

# What an engineer who has never seen this house would search for.
SEARCHED = tuple(
    word
    for line in (
        "retry,backoff,jitter,deduplication,idempotency,permission,rights,rate limit,Retry-After",
        "quarantine,dead letter,checkpoint,context,registry,dispatch,i18n,translation,gettext",
        "websocket,reconnect,payload,MIME,multipart,header,encoded word,charset,filename,HTML",
        "quotes,signature,bounce,auto-reply,calendar,TNEF,winmail.dat,DMARC,trust,matching",
        "full text,fuzzy,pagination,filter,undo log,outbox,digest,upload,download,attachment",
        "scheduler,periodic,supervisor,lease,lock,ledger,tombstone,erase,GDPR,retention,normalise",
        "dates,validation,config,line numbers,secrets,password,OAuth,access token,output,logging",
        "migration,database,transaction,sandbox,CSV,vCard,import,export,formula injection",
        "fake Slack,fake IMAP,fault injection,errors,manifest,limits,chart",
    )
    for word in line.split(",")
)


@dataclass(frozen=True, slots=True)
class WordRow:
    word: str
    names: tuple[str, ...]
    file: str


def rows() -> list[WordRow]:
    found = ROW.findall(WORDS.read_text(encoding="utf-8"))
    return [WordRow(word, (word, *also.split(", ")), file) for word, also, file in found]


def squeeze(text: str) -> str:
    """`full text`, `full-text` and `full_text` are one word."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.word)
def test_the_file_that_owns_a_word_is_found_by_its_path(row: WordRow) -> None:
    assert (ROOT / row.file).is_file()
    segments = [squeeze(segment) for segment in row.file.removesuffix(".py").split("/")]
    names = [squeeze(name) for name in row.names if squeeze(name)]
    assert any(name in segment for name in names for segment in segments)


@pytest.mark.parametrize("word", SEARCHED)
def test_a_word_of_the_trade_leads_to_a_file(word: str) -> None:
    known = {squeeze(name) for row in rows() for name in row.names}
    assert squeeze(word) in known


def test_a_word_has_one_line() -> None:
    words = [row.word.lower() for row in rows()]
    assert sorted(words) == sorted(set(words))
