// Below the mailbox: what happened to each mail, step by step, as Rapport's own ledger has it.

import { named } from "./addresses.js";
import { byId, el, icon, keyed } from "./dom.js";
import { shortWhen, time } from "./moments.js";
import { suggest } from "./composer.js";
import { tell } from "./saying.js";
import { directMessages, go, on, store } from "./store.js";

const SIGNS = {
  arrived: "mail",
  parsed: "file",
  decided: "search",
  logged: "check",
  waits: "clock",
  skipped: "skip",
};
// Those that are folded out stay so.
const open = new Set();
const ENDS = { logged: "logged", waits: "waits in triage", skipped: "not logged" };

export function startTrail() {
  on("mail", show);
}

// Folds out the way of this mail, and goes there.
export function showWay(mail) {
  const way = store.trail.find((one) => one.mail === mail);
  const card = way && byId("trail").querySelector(`[data-trail="${CSS.escape(way.id)}"]`);
  if (!card) {
    tell("Rapport has not read this mail yet.");
    return;
  }
  card.open = true;
  card.querySelector("summary").focus();
}

function show() {
  const none = {
    key: "none",
    print: "",
    build: () => el("p.quiet", {}, "Write a mail, and see here which way it takes."),
  };
  const shown = store.trail.map(way);
  keyed(byId("trail"), shown.length ? shown : [none]);
}

// Of a mail that Rapport keeps nothing of, the mailbox still knows what it was.
function way(entry) {
  const lying = store.mailbox.mails.find((one) => one.id === entry.mail);
  const mail = {
    ...entry,
    subject: entry.subject || lying?.subject,
    from: entry.from || lying?.from,
  };
  return { key: `${mail.id}`, print: JSON.stringify(mail), build: () => card(mail) };
}

function card(mail) {
  const end = mail.steps.findLast((step) => step.what in ENDS);
  const moment = new Date(mail.at);
  return el(
    `details.path${end ? `.${end.what}` : ".under-way"}`,
    {
      "data-trail": mail.id,
      "data-end": end?.what ?? "",
      open: open.has(mail.id),
      ontoggle: (event) => toggled(event.target, mail.id),
    },
    el(
      "summary",
      { "data-spot": `trail ${mail.id}` },
      el(
        "span.steps",
        { "aria-hidden": "true" },
        mail.steps.map((step) =>
          el(`span.bead.${step.what}`, {}, icon(SIGNS[step.what] ?? "skip")),
        ),
      ),
      el("span.subject", {}, mail.subject || "(no subject)"),
      el(
        "span.end",
        {},
        outcome(end),
        el("time", {}, Number.isNaN(+moment) ? "" : shortWhen(moment)),
      ),
      el("span.from", {}, named(mail.from)),
    ),
    el("ol", {}, mail.steps.map(step)),
  );
}

function toggled(node, id) {
  if (!node.open) open.delete(id);
  else if (!open.has(id)) {
    open.add(id);
    node.scrollIntoView({ block: "nearest" });
  }
}

function outcome(end) {
  if (!end) return el("span", {}, "on its way");
  return el("span", {}, end.number ? `${ENDS[end.what]} as #${end.number}` : ENDS[end.what]);
}

function step(one) {
  const moment = new Date(one.at);
  const look = () => {
    go(directMessages().id);
    suggest(`/rapport show ${one.number}`);
  };
  return el(
    `li.${one.what}`,
    {},
    icon(SIGNS[one.what] ?? "skip"),
    el(
      "div",
      {},
      el("p", {}, one.text, Number.isNaN(+moment) ? null : el("time", {}, time(moment))),
      one.why ? el("p.why", {}, one.why) : null,
      one.number
        ? el("button.link", { type: "button", onclick: look }, `Show #${one.number}`)
        : null,
    ),
  );
}
