"""`rapport mail import`: what came in, what was left out and why, and back as a whole."""

from pathlib import Path

from tests.cli.cli_driver import CliDriver
from tests.ingest.capture.poller_case import numbered_mail


def put_mails(folder: Path, *numbers: int, sender: str = "Ada <ada@acme.example>") -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        mail = numbered_mail(number, sender=sender, to="jo@else.example")
        (folder / f"{number}.eml").write_bytes(mail)
    return folder


def test_an_import_says_what_became_of_every_file(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "--email", "ada@acme.example")
    mails = put_mails(cli.folder / "mails", 1, 2)
    put_mails(mails, 3, sender="Eve <eve@else.example>")
    (mails / "photo.jpg").write_bytes(b"\xff\xd8")
    trial = cli("mail", "import", str(mails), "--dry-run")
    assert trial.out.startswith("Would come in: 2 logged · 1 waiting · 1 left out")
    assert cli.run_json("mail", "list") == []
    ran = cli("mail", "import", str(mails))
    assert (ran.code, ran.out.splitlines()[0]) == (
        1,
        "Came in: 2 logged · 1 waiting · 1 left out",
    )
    assert "waiting: 1 no contact  rapport triage" in ran.out
    assert "photo.jpg: It is no mail." in " ".join(ran.out.split())
    assert "from files" in cli.run_ok("mailbox", "list")
    again = cli("mail", "import", str(mails), "--json")
    assert (again.code, again.json["known"], again.json["logged"]) == (1, 3, 0)
    assert again.json["left_out"][0]["reason"] == "It is no mail."


def test_an_import_is_taken_back_as_a_whole(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "--email", "ada@acme.example")
    cli.run_ok("mail", "import", str(put_mails(cli.folder / "mails", 1, 2)))
    assert "Undone: the entries of your import are cancelled. #1, #2" in cli.run_ok("undo")
    assert cli.run_json("history", "--active") == []


def test_an_import_after_its_undo_says_what_stays_cancelled_and_what_to_do(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "--email", "ada@acme.example")
    mails = str(put_mails(cli.folder / "mails", 1, 2))
    assert "cancelled" not in cli.run_ok("mail", "import", mails)
    cli.run_ok("undo")
    again = " ".join(cli.run_ok("mail", "import", mails).split())
    assert "2 known" in again
    assert "Entries of known mails that stay cancelled: 2." in again
    cli.run_ok("restore", "1", "2")
    assert cli.run_json("mail", "import", mails)["cancelled"] == 0
    assert [each["number"] for each in cli.run_json("history", "--active")] == [2, 1]


def test_an_import_without_an_entry_is_taken_back_too(cli: CliDriver) -> None:
    cli.run_ok("mail", "import", str(put_mails(cli.folder / "mails", 1)))
    assert (
        cli.run_ok("undo").splitlines()[-1] == "Undone: the entries of your import are cancelled."
    )
    assert "Nothing waits." in cli.run_ok("triage", "list")


def test_only_an_admin_imports(cli: CliDriver) -> None:
    ran = cli("mail", "import", str(put_mails(cli.folder / "mails", 1)), "--as", "jo@ours.example")
    assert (ran.code, "Only an admin may import mails." in ran.err) == (1, True)


def test_a_mailbox_of_the_config_does_not_share_the_name(cli: CliDriver) -> None:
    (cli.folder / "rapport.toml").write_text(
        '[[mailbox]]\nname = "files"\nhost = "imap.ours.example"\nuser = "x"\n', encoding="utf-8"
    )
    ran = cli("mail", "import", str(put_mails(cli.folder / "mails", 1)))
    assert (ran.code, "'files' is the name that mails imported from files get" in ran.err) == (
        3,
        True,
    )


INVITATION = """From: Ada <ada@acme.example>
To: jo@else.example
Subject: {subject}
Date: {date}
Message-ID: <{id}@acme.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

{text}
--b
Content-Type: text/calendar; method={method}

BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:visit@acme.example
SEQUENCE:{sequence}
SUMMARY:Visit
DTSTART:{start}
DTEND:{end}
END:VEVENT
END:VCALENDAR
--b--
"""


def put_invitation(folder: Path, sequence: int, start: str, end: str, **said: str) -> None:
    folder.mkdir(exist_ok=True)
    values = {
        "subject": "Visit",
        "method": "REQUEST",
        "date": f"Mon, 02 Mar 2026 1{sequence}:00:00 +0000",
        "id": str(sequence),
        **said,
    }
    mail = INVITATION.format(sequence=sequence, start=start, end=end, **values)
    (folder / f"{sequence}.eml").write_bytes(mail.replace("\n", "\r\n").encode())


def test_an_invitation_shows_its_meeting_which_is_moved_and_called_off(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "--email", "ada@acme.example")
    mails = cli.folder / "mails"
    put_invitation(mails, 0, "20260305T130000Z", "20260305T143000Z", text="Come to us.")
    cli.run_ok("mail", "import", str(mails))
    assert "meeting 2026-03-05 13:00, 90 min" in " ".join(cli.run_ok("history").split())
    assert "2026-03-05 13:00, 90 min" in cli.run_ok("show", "1")
    put_invitation(mails, 1, "20260306T080000Z", "20260306T090000Z", text="Friday is better.")
    late = "20260306T080000Z", "20260306T090000Z"
    put_invitation(mails, 2, *late, method="CANCEL", text="I am ill.", subject="Cancelled: Visit")
    cli.run_ok("mail", "import", str(mails))
    (only,) = cli.run_json("history", "--all")
    assert only["meeting"] == {
        "uid": "visit@acme.example",
        "starts": "2026-03-06T08:00:00+00:00",
        "minutes": 60,
        "sequence": 2,
        "cancelled": True,
    }
    told = " ".join(cli.run_ok("show", "1").split())
    assert "2026-03-06 08:00, 60 min, called off" in told
    assert "Friday is better." in told
    assert "I am ill." in told
    assert "start of the meeting: 2026-03-05 13:00 → 2026-03-06 08:00" in told
    head, row = cli.run_ok("export", "--format", "csv").splitlines()[:2]
    assert "meeting_uid,meeting_starts,meeting_minutes,meeting_sequence,meeting_cancelled" in head
    assert "2026-03-06T08:00:00+00:00,60,2,yes" in row
