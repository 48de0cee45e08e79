"""For every column of every table: whose words it can hold, and what a purge and an erasure do to it.

nobody   numbers, times, codes of ours, what a server said of itself
ours     who of us did it, or what we call something: colleagues, campaigns, templates, segments
theirs   words of contacts, of their mails, or that somebody typed about them

Rows that hold words of theirs say what becomes of them: `gone` with the row, `blank` in a row that
stays, or why they are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

GONE, BLANK = "gone", "blank"
OF_THE_CONTACT = "kept: a purge deletes interactions, the contact stays"
NOT_LOGGED = "kept: a purge deletes what was logged, and this never was"


@dataclass(frozen=True, slots=True)
class Held:
    """`theirs` says of each column what an erasure does; `purge` says it of all of them."""

    nobody: str
    ours: str = ""
    theirs: Mapping[str, str] = field(default_factory=dict)
    purge: str = ""

    @property
    def columns(self) -> list[str]:
        return [*self.nobody.split(), *self.ours.split(), *self.theirs]


def _answer_all(answer: str, columns: str) -> dict[str, str]:
    return dict.fromkeys(columns.split(), answer)


HELD: Mapping[str, Held] = {
    # ── the record
    "interaction": Held(
        "id occurred_at logged_at source template_version group_code channel direction"
        " initiated_by language cost currency duration_minutes evaluation successful delivery"
        " campaign meeting_starts meeting_minutes meeting_sequence meeting_cancelled"
        " response document_type state cancelled_at cancel_deed erased_at run_id mail_id version",
        "logged_by salesperson template cancelled_by",
        _answer_all(
            BLANK,
            "subject text full_text evaluation_note cancel_reason delivery_reason document_number"
            " document_version opportunity meeting_uid follow_up_on follow_up_time mail_key request_key",
        ),
        GONE,
    ),
    "participant": Held(
        "id interaction_id occurred_at contact_id company_id position part",
        theirs=_answer_all(BLANK, "address address_key name company_name"),
        purge=GONE,
    ),
    "comment": Held("id interaction_id at", "by", {"text": GONE}, GONE),
    "change": Held("id interaction_id deed at field", "by", _answer_all(GONE, "old new"), GONE),
    "attachment": Held("id interaction_id digest position media_type", "", {"name": GONE}, GONE),
    "blob": Held("digest size"),
    "blob_trash": Held("digest"),
    "deed": Held("id at kind undone_at", "actor", {"payload": BLANK}, OF_THE_CONTACT),
    "letter": Held(
        "id interaction_id key mailbox state message_id answers attempts error created_at"
        " missing_since"
    ),
    "draft": Held("id at contact_id interaction_id", "by", {"fields": GONE}, NOT_LOGGED),
    "run": Held(
        "id at deed undo_deed finished_at", "segment name by template", {"plan": BLANK}, BLANK
    ),
    "run_member": Held("run_id contact_id reason done"),
    "segment": Held("id created_at filter", "code name template campaign created_by"),
    "segment_member": Held("segment_id contact_id"),
    "purge": Held(
        "id token at expires_at filter previewed fingerprint started_at finished_at purged comments"
        " attachments",
        "by",
    ),
    "erasure": Held("id at interactions attachments", "by"),
    "audit": Held("id at role kind count", "by"),
    "tombstone": Held("digest at"),
    "meta": Held("key value"),
    # ── the address book
    "contact": Held(
        "id kind company_id language country privacy_blocked minor consent excluded merged_into"
        " created_at version",
        "owner created_by",
        _answer_all(GONE, "name name_key job_title note street postal_code city region"),
        OF_THE_CONTACT,
    ),
    "contact_address": Held(
        "id contact_id kind is_primary position valid_from valid_to",
        theirs=_answer_all(GONE, "value key loose_key domain label"),
        purge=OF_THE_CONTACT,
    ),
    "contact_external": Held("contact_id", "system", {"value": GONE}, OF_THE_CONTACT),
    "contact_change": Held(
        "id contact_id at field deed", "by", _answer_all(GONE, "old new former"), OF_THE_CONTACT
    ),
    "contact_tag": Held("contact_id", "", {"tag": GONE}, OF_THE_CONTACT),
    "contact_token": Held("contact_id", "", {"token": GONE}, OF_THE_CONTACT),
    "name_word": Held("length", "", _answer_all(GONE, "word backwards"), OF_THE_CONTACT),
    # ── mail
    "mailbox": Held(
        "id health failures next_try last_success last_new error told_at since lease_owner"
        " lease_until",
        "name paused_by",
    ),
    "folder": Held(
        "id mailbox_id epoch uidvalidity highest uidnext messages last_poll last_audit held", "name"
    ),
    "mail_copy": Held(
        "id folder_id epoch uidvalidity uid state attempts next_try size internal_date mail_id ack"
        " ack_attempts error listed_at done_at",
        "",
        {"header_digest": BLANK},
        BLANK,
    ),
    "mail": Held(
        "id outcome reason direction mail_class occurred_at seen_at decided_at document_type rule"
        " config_version program_version conversation interaction_id confidence size remind_at"
        " reopened version",
        "decided_by salesperson template claimed_by",
        _answer_all(
            BLANK,
            "delivery_key message_id in_reply_to sender_key why subject document_number document_version text"
            " full_text cut decided likeness",
        ),
        BLANK,
    ),
    "mail_party": Held(
        "mail_id position role ours",
        theirs=_answer_all(GONE, "address address_key domain name"),
        purge=GONE,
    ),
    "mail_file": Held("mail_id position digest media_type", "", {"name": GONE}, GONE),
    "mail_raw": Held("mail_id", "", {"content": GONE}, GONE),
    "ignored": Held(
        "kind at",
        "by",
        {"value": "gone where it is an address of theirs; a domain is nobody's and stays"},
        NOT_LOGGED,
    ),
    # ── Slack
    "person": Held(
        "slack_id team locale zone guest bot gone fetched_at language told digest_hour stopped dm",
        "email name known_as",
    ),
    "card": Held(
        "id key kind place reader subject wanted shown due_at claimed_by claimed_until attempts"
        " failure channel ts posting_at created_at posted_at"
    ),
    "card_about": Held("card_id kind ref"),
    "notice": Held(
        "id key kind interaction_id mail_id contact_id deed at card_id said_at", "for_email by"
    ),
    "alert": Held(
        "id key kind facts began_at announced_at calm_since ended_at card_state command_state",
        "subject",
    ),
    "slack_event": Held("id at"),
    "slack_file": Held("id interaction_id file_id asked_at due_at attempts", "by"),
}
