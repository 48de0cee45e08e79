"""Rules for the documents of common programs: off until named, tried after one's own, on sent mail."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.decide.rules import find_document, first_match
from journal.catalog.shipped_rules import shipped_rules
from journal.catalog.shipped_templates import shipped_templates
from journal.model import Document, MailFacts
from journal.settings.sections import DocumentsSettings
from tests.journal.catalog.test_build import catalog_from, only_problem

SENT = MailFacts(mailbox="sales", folder="INBOX", direction="outbound", mail_class="normal")
SUBJECTS = [
    *[
        ("business-central", f"Acme Oy - {kind} 103023", template, Document(name, "103023"))
        for kind, template, name in (
            ("Quote", "S-QUOTE", "quote"),
            ("Sales Quote", "S-QUOTE", "quote"),
            ("Order Confirmation", "S-ORDER", "order"),
            ("Sales Invoice", "S-INVOICE", "invoice"),
            ("Credit Memo", "S-CREDIT-MEMO", "credit-memo"),
            ("Sales Shipment", "S-SHIPMENT", "shipment"),
            ("Reminder", "S-REMINDER", "reminder"),
            ("Purchase Order", "P-ORDER", "purchase-order"),
        )
    ],
    ("odoo", "Nordwind Quotation (Ref S00045)", "S-QUOTE", Document("quote", "S00045")),
    ("odoo", "Nordwind Order (Ref S00045)", "S-ORDER", Document("order", "S00045")),
    ("odoo", "Nordwind Order (Ref P00012)", "P-ORDER", Document("purchase-order", "P00012")),
    (
        *("odoo", "Nordwind Delivery Order (Ref WH/OUT/00003)", "S-SHIPMENT"),
        Document("shipment", "WH/OUT/00003"),
    ),
    (
        *("odoo", "Nordwind Invoice (Ref INV/2026/00001)", "S-INVOICE"),
        Document("invoice", "INV/2026/00001"),
    ),
    (
        "odoo",
        "Nordwind Credit Note (Ref RINV/1)",
        "S-CREDIT-MEMO",
        Document("credit-memo", "RINV/1"),
    ),
    (
        "erpnext",
        "Quotation: SAL-QTN-2026-00007",
        "S-QUOTE",
        Document("quote", "SAL-QTN-2026-00007"),
    ),
    ("erpnext", "Sales Invoice: SINV-7", "S-INVOICE", Document("invoice", "SINV-7")),
    ("quickbooks", "Estimate 1001 from Nordwind", "S-QUOTE", Document("quote", "1001")),
    ("quickbooks", "Invoice 1002 from Nordwind", "S-INVOICE", Document("invoice", "1002")),
    ("quickbooks", "Statement from Nordwind", "S-STATEMENT", None),
    (
        *("xero", "Invoice INV-0001 from Nordwind for Acme", "S-INVOICE"),
        Document("invoice", "INV-0001"),
    ),
    (
        "xero",
        "Purchase Order PO-0001 from Nordwind",
        "P-ORDER",
        Document("purchase-order", "PO-0001"),
    ),
    ("shopify", "Order #1001 confirmed", "S-ORDER", Document("order", "1001")),
    ("shopify", "A shipment from order #1001 is on the way", "S-SHIPMENT", None),
    (
        "woocommerce",
        "Invoice for order #1234 on Nordwind",
        "S-INVOICE",
        Document("invoice", "1234"),
    ),
    ("woocommerce", "Your Nordwind order has been received!", "S-ORDER", None),
]


@pytest.mark.parametrize(("program", "subject", "template", "document"), SUBJECTS)
def test_what_a_program_sends_is_recorded_as_its_document(
    tmp_path: Path, program: str, subject: str, template: str, document: Document | None
) -> None:
    rules = catalog_from(tmp_path, f'[documents]\nprograms = ["{program}"]\n').rules
    facts = replace(SENT, subject=subject)
    rule = first_match(rules, facts)
    assert rule is not None
    assert rule.template == template
    assert find_document(rule, facts) == document
    assert first_match(rules, replace(facts, direction="inbound")) is None
    assert first_match(rules, replace(facts, subject="Your question about chairs")) is None


def test_they_are_off_until_they_are_named(tmp_path: Path) -> None:
    assert catalog_from(tmp_path, "").rules == ()


def test_ones_own_rules_are_tried_first(tmp_path: Path) -> None:
    text = '[[rule]]\nsubject = "Invoice"\nskip = true\n[documents]\nprograms = ["xero"]\n'
    rules = catalog_from(tmp_path, text).rules
    assert rules[0].skip
    assert {rule.name.partition(":")[0] for rule in rules[1:]} == {"xero"}
    assert [rule.number for rule in rules] == [*range(1, len(rules) + 1)]


def test_an_unknown_program_and_a_retired_template_are_told(tmp_path: Path) -> None:
    unknown = only_problem(tmp_path, '[documents]\nprograms = ["odo"]\n')
    assert "nothing is known of documents of 'odo'" in unknown.what
    assert "odoo" in unknown.instead
    retired = '[templates.S-QUOTE]\nretired = true\n[documents]\nprograms = ["xero"]\n'
    problem = only_problem(tmp_path, retired)
    assert (problem.line, "use S-QUOTE, which is retired" in problem.what) == (4, True)


def test_the_config_names_every_program_and_every_template_is_there() -> None:
    described = DocumentsSettings.model_fields["programs"].description or ""
    assert f": {', '.join(sorted(shipped_rules()))}." in described
    templates = {rule.template for rules in shipped_rules().values() for rule in rules}
    assert templates <= set(shipped_templates().templates)
