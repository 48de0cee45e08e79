// The tour: six steps in a small card. Each ticks itself off when it has happened, in whatever order.

import { aContact, aStranger } from "./addresses.js";
import { openLetter } from "./letter.js";
import { byId, el, icon } from "./dom.js";
import { announce } from "./saying.js";
import { suggest } from "./composer.js";
import { become, directMessages, go, on, store } from "./store.js";

const done = new Set();
let chosen = "";
let trailBefore = null;

const contact = () => aContact() ?? { name: "Ada Lovelace", address: "" };

const STEPS = [
  {
    id: "log",
    title: "Log a call",
    text: "One line is enough: who, what was said, and -t call. Rapport answers with the entry.",
    tips: [
      [
        "Write the line for me",
        () => type(`/log ${contact().name}: asked for the price list -t call -d 25m`),
      ],
    ],
  },
  {
    id: "mail",
    title: "A mail arrives",
    text: "Rapport reads the shared mailbox. A mail from a known contact is logged by itself: see “What happened”.",
    tips: [
      [
        "Write as a contact",
        () =>
          letter(
            contact(),
            "The price list",
            "Thank you for the call. Could you send the price list?\n\nKind regards\n" +
              contact().name,
          ),
      ],
    ],
  },
  {
    id: "triage",
    title: "Triage a stranger",
    text: "A mail from nobody known waits. Take it, and say whose it is: a contact, a new one, or nobody's.",
    tips: [
      [
        "Write as a stranger",
        () =>
          letter(
            aStranger(),
            "A question about your offer",
            "Hello,\n\nwe met at the fair last week. Who can tell me more?",
          ),
      ],
      ["Take the next one", () => type("/rapport triage next")],
    ],
  },
  {
    id: "undo",
    title: "Cancel and undo",
    text: "Cancelling says “this does not count”, and can be taken back. Cancel your last entry, then press Undo.",
    tips: [["Cancel my last", () => type("/rapport cancel last mistyped")]],
  },
  {
    id: "letter",
    title: "Write a mail from a template",
    text: "The text is merged for the contact. Put it into the drafts; open it in the mailbox on the right, and send it. The entry follows.",
    tips: [["Write to a contact", () => type(`/rapport write ${contact().name} -t news`)]],
  },
  {
    id: "purge",
    title: "Purge what was cancelled",
    text: "Only Ada, the admin, may delete cancelled entries for good. She sees what would go, and types the count.",
    tips: [
      ["Be Ada", () => beSomebody("ada")],
      ["Ask for a purge", () => type("/rapport purge")],
    ],
  },
];

export function startTour() {
  on("state", show);
  on("mail", () => {
    noteMail();
    show();
  });
  on("acted", (deed) => {
    noteDeed(deed);
    show();
  });
  byId("tour-close").addEventListener("click", () => {
    sessionStorage.setItem("tour", "closed");
    show();
    byId("tour-open").focus();
  });
  byId("tour-open").addEventListener("click", () => {
    sessionStorage.removeItem("tour");
    show();
    byId("tour-close").focus();
  });
}

function type(line) {
  go(store.place === "home" || !store.place ? directMessages().id : store.place);
  suggest(line);
}

function letter(from, subject, text) {
  openLetter({ from: from?.address || "kim@elsewhere.example", subject, text });
}

function beSomebody(handle) {
  const one = store.state.people.find((each) => each.handle === handle);
  if (one) become(one.id);
}

// ── what has happened ───────────────────────────────────────────────────────────────────────────

function tick(id) {
  if (done.has(id)) return;
  done.add(id);
  const step = STEPS.find((one) => one.id === id);
  if (chosen === id) chosen = "";
  announce(`Done: ${step.title}.`);
}

// Rapport's own names of what is pressed and sent in (bot/ids).
const PRESSED = { "triage.pick": "triage", "find.undo": "undo" };
const SENT_IN = {
  "log.form": "log",
  "triage.new.form": "triage",
  "triage.other.form": "triage",
  "triage.ignore.form": "triage",
  "purge.form": "purge",
};

function noteDeed({ said, outcome, about }) {
  if (!outcome.ok) return;
  if (said.act === "type" && said.text.startsWith("/log ") && hasEntryCard(said.channel))
    tick("log");
  if (said.act === "click" && PRESSED[about.action]) tick(PRESSED[about.action]);
  if (said.act === "submit" && SENT_IN[about.view]) tick(SENT_IN[about.view]);
}

// The newest answer there offers to take the new entry back.
function hasEntryCard(channel) {
  const last = store.state.messages[channel]?.at(-1);
  return last?.user.bot && JSON.stringify(last.blocks).includes('"log.undo"');
}

function noteMail() {
  const logged = store.trail
    .filter((mail) => mail.steps.some((step) => step.what === "logged"))
    .map((mail) => mail.id);
  // What lay there at first is no merit of anybody's.
  if (trailBefore && logged.some((id) => !trailBefore.has(id))) tick("mail");
  trailBefore ??= new Set(logged);
}

// ── the card ────────────────────────────────────────────────────────────────────────────────────

let print = "";

function show() {
  const tour = store.state?.tour ?? {};
  for (const id of tour.done ?? []) done.add(id);
  const isOff = tour.show === false;
  const isShut = sessionStorage.getItem("tour") === "closed";
  byId("tour").hidden = isOff || isShut;
  byId("tour-open").hidden = isOff || !isShut;
  const now = JSON.stringify([[...done], current()?.id, store.senders.length]);
  if (now === print) return;
  print = now;
  byId("tour-count").textContent = `${done.size} of ${STEPS.length}`;
  byId("tour-bar").style.setProperty("--part", done.size / STEPS.length);
  byId("tour-end").hidden = done.size < STEPS.length;
  byId("tour-steps").replaceChildren(...STEPS.map(item));
}

const current = () =>
  STEPS.find((one) => one.id === chosen) ?? STEPS.find((one) => !done.has(one.id));

function item(step) {
  const isDone = done.has(step.id);
  const isNow = current()?.id === step.id;
  const open = () => {
    chosen = step.id;
    show();
    byId("tour-steps").querySelector("[aria-expanded=true]")?.focus();
  };
  const head = el(
    "button.step",
    { type: "button", "aria-expanded": String(isNow), onclick: open },
    el("span.tick", { "aria-hidden": "true" }, isDone ? icon("check") : ""),
    step.title,
    isDone ? el("span.unseen", {}, " (done)") : null,
  );
  const tips = step.tips.map(([text, run]) =>
    el("button.small", { type: "button", onclick: run }, text),
  );
  const more = isNow
    ? el("div.now", {}, el("p", {}, step.text), el("div.buttons", {}, tips))
    : null;
  return el(`li${isDone ? ".done" : ""}`, { "data-step": step.id }, head, more);
}
