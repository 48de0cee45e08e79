// Writing a mail as somebody out there: a contact, a stranger, a machine, a fraud.

import { aContact, isContact, isOurs, isStranger, mailbox } from "./addresses.js";
import { base64, post, refreshMail } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { complain, tell } from "./saying.js";
import { emit, store } from "./store.js";

const KINDS = {
  plain: "An ordinary mail",
  reply: "A reply",
  forward: "A forwarded mail",
  "auto-reply": "An automatic reply (out of office)",
  bounce: "A bounce: “could not be delivered”",
  spoofed: "A forged sender: it fails the checks",
};
const OTHER = "other";
const NEEDS_MAIL = new Set(["reply", "forward"]);

// `given` may name kind, from, to, subject, text, in_reply_to.
export function openLetter(given) {
  const dialog = byId("letter");
  dialog.replaceChildren(form(given, () => dialog.close()));
  dialog.showModal();
  dialog.querySelector(given.text === undefined ? "#letter-from" : ".primary").focus();
}

function form(given, close) {
  const fields = {
    from: el("select", { id: "letter-from", name: "from" }, senders()),
    to: el("input", { type: "text", id: "letter-to", value: given.to ?? mailbox() }),
    address: el("input", {
      type: "email",
      id: "letter-address",
      placeholder: "somebody@elsewhere.example",
    }),
    kind: el("select", { id: "letter-kind" }, options(Object.entries(KINDS))),
    answers: el("select", { id: "letter-answers" }, options(mails())),
    subject: el("input", {
      type: "text",
      id: "letter-subject",
      value: given.subject ?? "",
      maxlength: "500",
    }),
    text: el("textarea", { id: "letter-text", rows: "7", value: given.text ?? "" }),
    files: el("input", { type: "file", id: "letter-files", multiple: true }),
  };
  const whose = el("p.hint");
  choose(fields, given);
  const rows = {
    from: row("From", fields.from, whose),
    address: row("Their address", fields.address),
    to: row("To", fields.to),
    kind: row("What it is", fields.kind),
    answers: row("To which mail", fields.answers),
    subject: row("Subject", fields.subject),
    text: row("Text", fields.text),
    files: row("Attachments", fields.files),
  };
  const follow = () => {
    addressee(fields);
    whose.textContent = fields.from.value === OTHER ? "" : fields.from.value;
    rows.address.hidden = fields.from.value !== OTHER;
    rows.answers.hidden = !NEEDS_MAIL.has(fields.kind.value);
  };
  fields.from.addEventListener("change", follow);
  fields.kind.addEventListener("change", follow);
  fields.answers.addEventListener("change", () => subjectOf(fields));
  fields.kind.addEventListener("change", () => subjectOf(fields));
  follow();
  subjectOf(fields);
  const submitted = (event) => {
    event.preventDefault();
    send(fields, event.target, close);
  };
  return el("form", { onsubmit: submitted, novalidate: true }, frame(Object.values(rows), close));
}

function frame(rows, close) {
  return [
    el(
      "header",
      {},
      el("h2", { id: "letter-title" }, "Write a mail"),
      el("button.plain", { type: "button", "aria-label": "Close", onclick: close }, icon("close")),
    ),
    el(
      "div.body",
      {},
      el(
        "p.hint",
        {},
        "As anybody you like. It goes to the mail server on this machine, and no further.",
      ),
      rows,
    ),
    el(
      "footer",
      {},
      el(
        "div.buttons",
        {},
        el("button", { type: "button", onclick: close }, "Close"),
        el("button.primary", { type: "submit" }, "Deliver it"),
      ),
    ),
  ];
}

function row(label, field, hint = null) {
  return el("div.block.input", {}, el("label", { htmlFor: field.id }, label), field, hint);
}

const options = (pairs) => pairs.map(([value, text]) => el("option", { value }, text));
const mails = () => store.mailbox.mails.map((mail) => [mail.id, mail.subject || "(no subject)"]);

function senders() {
  const groups = [
    ["Contacts and others", store.senders.filter(isContact)],
    ["Strangers", store.senders.filter(isStranger)],
    ["Our own people", store.senders.filter(isOurs)],
  ];
  const shown = groups
    .filter(([, members]) => members.length)
    .map(([label, members]) => el("optgroup", { label }, members.map(sender)));
  return [...shown, el("option", { value: OTHER }, "Another address …")];
}

const sender = (one) =>
  el("option", { value: one.address }, one.note ? `${one.name} – ${one.note}` : one.name);

function choose(fields, given) {
  const known = given.from && store.senders.some((one) => one.address === given.from);
  if (given.from) fields.from.value = known ? given.from : OTHER;
  if (given.from && !known) fields.address.value = given.from;
  fields.kind.value = given.kind ?? "plain";
  if (given.in_reply_to) fields.answers.value = given.in_reply_to;
}

// What the mailbox itself sends goes to somebody out there, and lies among the sent.
function addressee({ from, to }) {
  const isOut = from.value === mailbox();
  if (isOut && to.value === mailbox()) to.value = aContact()?.address ?? "";
  else if (!isOut && isContact({ address: to.value })) to.value = mailbox();
}

// A reply has the subject of what it answers, unless another was typed.
function subjectOf({ kind, answers, subject }) {
  const answered =
    store.mailbox.mails.find((mail) => `${mail.id}` === answers.value)?.subject ?? "";
  const bare = answered.replace(/^((re|fwd?|sv|vs|aw):\s*)+/i, "");
  const made = { reply: `Re: ${bare}`, forward: `Fwd: ${bare}` }[kind.value];
  const own = subject.dataset.made === undefined || subject.value === subject.dataset.made;
  if (made && (own || !subject.value)) subject.value = subject.dataset.made = made;
}

async function send(fields, node, close) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  try {
    await post("/api/mail", await said(fields));
    close();
    tell("Delivered. Rapport looks into the mailbox in a moment.");
    emit("mailed", {});
    refreshMail();
  } catch (failure) {
    complain(failure.message);
  }
  node.removeAttribute("aria-busy");
}

async function said({ from, to, address, kind, answers, subject, text, files }) {
  const known = store.senders.find((one) => one.address === from.value);
  const attached = [...files.files].map(async (file) => ({
    name: file.name,
    base64: await base64(file),
  }));
  return {
    from: from.value === OTHER ? address.value.trim() : from.value,
    from_name: known?.name ?? "",
    to: to.value,
    cc: "",
    bcc: "",
    subject: subject.value,
    text: text.value,
    kind: kind.value,
    ...(NEEDS_MAIL.has(kind.value) && answers.value ? { in_reply_to: answers.value } : {}),
    attachments: await Promise.all(attached),
  };
}
