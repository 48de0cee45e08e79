// The right: the mailbox that Rapport reads, one mail of it, and the way to write another.

import { Failed, base64, get, post, refreshMail } from "./api.js";
import { aColleague, addressOf, mailbox, named, whole } from "./addresses.js";
import { sized } from "./blocks.js";
import { byId, el, icon, keyed } from "./dom.js";
import { openLetter } from "./letter.js";
import { shortWhen, written } from "./moments.js";
import { complain, tell } from "./saying.js";
import { emit, on, store } from "./store.js";
import { showWay } from "./trail.js";

let open = null;

export function startMailbox() {
  on("mail", show);
  byId("write").addEventListener("click", () => openLetter({}));
  const pane = byId("mail-pane");
  pane.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    pane.classList.add("over");
  });
  pane.addEventListener("dragleave", () => pane.classList.remove("over"));
  pane.addEventListener("drop", dropped);
  byId("eml").addEventListener("change", async (event) => {
    await Promise.all([...event.target.files].map(sendFile));
    event.target.value = "";
  });
}

function dropped(event) {
  event.preventDefault();
  byId("mail-pane").classList.remove("over");
  for (const file of event.dataTransfer.files) sendFile(file);
}

async function sendFile(file) {
  try {
    await post("/api/mail/eml", { base64: await base64(file) });
    tell(`${file.name} was delivered.`);
    emit("mailed", {});
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure;
    complain(`${file.name} was not delivered. ${failure.message}`);
  }
  refreshMail();
}

// ── the list ────────────────────────────────────────────────────────────────────────────────────

const isDraft = (mail) => mail.folder === "Drafts";
// Written by us: the other side is whom it is to.
const isSent = (mail) => isDraft(mail) || /sent/i.test(mail.folder ?? "");
const moment = (mail) => new Date(mail.date);

function show() {
  const { mails } = store.mailbox;
  byId("mailbox-name").textContent = mailbox() || "no mailbox yet";
  const none = { key: "none", print: "", build: () => el("p.quiet", {}, "No mail has come yet.") };
  const rows = mails.map(row);
  keyed(byId("mails"), rows.length ? rows : [none]);
}

function row(mail) {
  const isOpen = open === mail.id;
  const shown = Number.isNaN(+moment(mail)) ? "" : shortWhen(moment(mail));
  const build = () =>
    el(
      `button.mail${isOpen ? ".open" : ""}`,
      {
        type: "button",
        "data-spot": `mail ${mail.id}`,
        "aria-expanded": String(isOpen),
        onclick: () => read(mail),
      },
      el(
        "span.top",
        {},
        el("strong", {}, isSent(mail) ? `To ${named([mail.to].flat()[0])}` : named(mail.from)),
        el("time", {}, shown),
      ),
      el(
        "span.subject",
        {},
        isSent(mail) ? el("span.badge", {}, isDraft(mail) ? "draft" : "sent") : null,
        mail.subject || "(no subject)",
      ),
      el("span.snippet", {}, mail.snippet ?? ""),
    );
  return { key: `${mail.id}`, print: JSON.stringify([mail, isOpen, shown]), build };
}

// ── one mail ────────────────────────────────────────────────────────────────────────────────────

async function read(mail) {
  const box = byId("reading");
  try {
    const it = await get(`/api/mail/${encodeURIComponent(mail.id)}`);
    open = mail.id;
    // Whoever has gone on elsewhere in the meantime is not called back.
    const waits = byId("mails").contains(document.activeElement);
    box.replaceChildren(reader({ ...mail, ...it }));
    box.hidden = false;
    byId("mails").hidden = true;
    if (waits) box.querySelector("button").focus();
  } catch (failure) {
    complain(failure.message);
  }
}

function shut() {
  const before = open;
  open = null;
  byId("reading").hidden = true;
  byId("mails").hidden = false;
  show();
  byId("mails")
    .querySelector(`[data-spot="mail ${CSS.escape(before)}"]`)
    ?.focus();
}

function reader(mail) {
  const line = (name, value) => (value ? [el("dt", {}, name), el("dd", {}, value)] : []);
  const day = Number.isNaN(+moment(mail))
    ? mail.date
    : written(moment(mail), { dateStyle: "medium", timeStyle: "short" });
  return el(
    "article",
    { "aria-label": mail.subject },
    el("button.plain.backward", { type: "button", onclick: shut }, icon("back"), "All mail"),
    el("h3", {}, mail.subject || "(no subject)"),
    el("dl", {}, line("From", whole(mail.from)), line("To", whole(mail.to)), line("Date", day)),
    el("div.body", {}, mail.text ?? ""),
    attachments(mail.attachments ?? []),
    el("div.buttons", {}, isDraft(mail) ? draftButtons(mail) : answers(mail)),
    el("button.link", { type: "button", onclick: () => showWay(mail.id) }, "What happened to it?"),
    mail.raw
      ? el("details", {}, el("summary", {}, "As it came"), el("pre", { tabindex: "0" }, mail.raw))
      : null,
  );
}

// As in a mail client: nothing but a person sends a draft.
function draftButtons(mail) {
  const button = (text, way, said) =>
    el("button", { type: "button", onclick: () => settle(mail, way, said) }, text);
  return [
    button("Send it", "send", "Sent. Rapport sees its copy in a moment."),
    button("Throw it away", "drop", "The draft is gone."),
  ];
}

async function settle(mail, way, said) {
  try {
    await post(`/api/mail/draft/${way}`, { id: mail.id });
    shut();
    tell(said);
    emit("mailed", {});
  } catch (failure) {
    complain(failure.message);
  }
  refreshMail();
}

// By whoever is out there, by us, and by a colleague who passes it on to the mailbox.
function answers(mail) {
  const them = isSent(mail) ? [mail.to].flat()[0] : mail.from;
  const opens = (kind, from, to) => () => openLetter({ kind, from, to, in_reply_to: mail.id });
  const button = (sign, text, open) =>
    el("button", { type: "button", onclick: open }, icon(sign), text);
  return [
    button("reply", `Reply as ${named(them).split(" ")[0]}`, opens("reply", addressOf(them))),
    isSent(mail) ? null : button("reply", "Answer it", opens("reply", mailbox(), addressOf(them))),
    button("forward", "Forward", opens("forward", aColleague()?.address ?? addressOf(them))),
  ];
}

function attachments(files) {
  const items = files.map((file) =>
    el("li", {}, icon("clip"), file.name, el("small", {}, sized(file.size))),
  );
  return items.length ? el("ul.files", { "aria-label": "Attachments" }, items) : null;
}
