"""Says what the columns of an old interaction log are, and what its codes are here."""

from collections.abc import Mapping
from enum import StrEnum

from journal.exchange.columns import column_key
from journal.model import Evaluation


class LogField(StrEnum):
    """Names what a column of an interaction log can hold; the value is what `--map` calls it."""

    ENTRY = "entry"
    CONTACT = "contact"
    NAME = "name"
    EMAIL = "email"
    DATE = "date"
    TIME = "time"
    TEMPLATE = "template"
    SUBJECT = "subject"
    TEXT = "text"
    COST = "cost"
    DURATION = "duration"
    FLOW = "flow"
    SALESPERSON = "salesperson"
    EVALUATION = "evaluation"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DOCUMENT_TYPE = "document_type"
    DOCUMENT = "document"
    VERSION = "version"
    OPPORTUNITY = "opportunity"
    COMMENT = "comment"


# Names as the ERP writes them, and a few that people give them.
_NAMES: Mapping[LogField, str] = {
    LogField.ENTRY: "Entry No.; Entry Number; Id",
    LogField.CONTACT: "Contact No.; Contact Number; Contact",
    LogField.NAME: "Contact Name; Name",
    LogField.EMAIL: "E-Mail; Email; Contact E-Mail",
    LogField.DATE: "Date; Interaction Date",
    LogField.TIME: "Time of Interaction; Time",
    LogField.TEMPLATE: "Interaction Template Code; Template Code; Template; Type",
    LogField.SUBJECT: "Subject; Title",
    LogField.TEXT: "Description; Text; Notes; Body",
    LogField.COST: "Cost (LCY); Cost",
    LogField.DURATION: "Duration (Min.); Duration; Minutes",
    LogField.FLOW: "Information Flow; Direction",
    LogField.SALESPERSON: "Salesperson Code; Salesperson; Owner; User ID",
    LogField.EVALUATION: "Evaluation",
    LogField.CANCELLED: "Canceled; Cancelled",
    LogField.FAILED: "Attempt Failed",
    LogField.DOCUMENT_TYPE: "Document Type",
    LogField.DOCUMENT: "Document No.; Document Number",
    LogField.VERSION: "Version No.; Document Version",
    LogField.OPPORTUNITY: "Opportunity No.; Opportunity; Project No.; Project",
    LogField.COMMENT: "Comment; Comments",
}

FIELD_BY_COLUMN: Mapping[str, LogField] = {
    column_key(name): field for field, names in _NAMES.items() for name in names.split(";")
}

# Codes of the ERP's demo company, which most companies began with.
_CODES = """
    OUTGOING CALL-OUT  INCOME CALL-IN  EMAIL EMAIL-OUT  EMAIL_D EMAIL-OUT  MEETINV MEETING-INVITE
    COVERSH COVER-SHEET  ONSITE MEETING-ONSITE  INHOUSE MEETING-INHOUSE  WORKSHOP WORKSHOP
    ABSTRACT ABSTRACT  BUS LETTER  MEMO LETTER  GOLF LETTER  S_QUOTE S-QUOTE  S_ORDER_CF S-ORDER
    S_DRAFT_IN S-DRAFT-INVOICE  S_B_ORDER S-BLANKET  S_INVOICE S-INVOICE  S_C_MEMO S-CREDIT-MEMO
    S_SHIP S-SHIPMENT  S_REMIND S-REMINDER  S_STATM S-STATEMENT  S_RET_ORD S-RETURN-ORDER
    S_RET_RCP S-RETURN-RECEIPT  S_FIN_CHG S-FINANCE-CHARGE  P_QUOTE P-QUOTE  P_ORDER P-ORDER
    P_INVOICE P-INVOICE  P_C_MEMO P-CREDIT-MEMO
"""
_PAIRS = _CODES.split()
TEMPLATE_BY_OLD_CODE: Mapping[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))

EVALUATION_BY_WORD: Mapping[str, Evaluation] = {
    column_key(each.value.replace("_", " ")): each for each in Evaluation
}
