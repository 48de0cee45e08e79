"""A mailbox that is only a list, for what the page shows and sends."""

from typing import Any

from playground.workspace.values import Json

ADA_MAIL = {
    "id": "7",
    "from": "Ada Lovelace <ada@acme.example>",
    "to": "sales@ours.example",
    "subject": "Price list <b>now</b>",
    "date": "2026-02-03T09:15:00+00:00",
    "folder": "INBOX",
    "snippet": "Could you send it?",
}


class FakeMailbox:
    """A `playground.page.context.SharedMailbox`."""

    def __init__(self) -> None:
        self.sent: list[Json] = []
        self.files: list[bytes] = []

    def mails(self) -> Json:
        return {"mailbox": "sales@ours.example", "mails": [ADA_MAIL]}

    def mail(self, mail_id: str) -> Json:
        if mail_id != ADA_MAIL["id"]:
            raise KeyError(mail_id)
        attached = [{"name": "list.pdf", "size": 2048}]
        text = "Could you send it?\n<img src=x onerror=alert(1)>"
        return {**ADA_MAIL, "text": text, "attachments": attached, "raw": "Subject: Price list\r\n"}

    def send(self, request: Json) -> Json:
        self.sent.append(request)
        return {"ok": True}

    def send_file(self, raw: bytes) -> Json:
        self.files.append(raw)
        return {"ok": True}

    def send_draft(self, mail_id: str) -> Json:
        raise KeyError(mail_id)

    def throw_away(self, mail_id: str) -> Json:
        raise KeyError(mail_id)

    def senders(self) -> list[Any]:
        return [
            {"name": "Ada Lovelace", "address": "ada@acme.example", "note": "Acme"},
            {"name": "Maya Okafor", "address": "maya@solar.example", "note": "a stranger"},
            {"name": "Sales", "address": "sales@ours.example", "note": "the mailbox itself"},
            {"name": "Bob Brown", "address": "bob@ours.example", "note": "a colleague"},
        ]
