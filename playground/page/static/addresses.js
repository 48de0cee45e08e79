// Who a mail is from and to, as far as the page must know it.

import { store } from "./store.js";

// `Ada Lovelace <ada@acme.example>`, or {name, address}.
export function named(who) {
  if (typeof who !== "string") return who?.name || who?.address || "";
  return who.replace(/\s*<[^<>]*>\s*$/, "").replace(/^"(.*)"$/, "$1") || who;
}

export function addressOf(who) {
  return typeof who === "string" ? (/<([^<>]+)>/.exec(who)?.[1] ?? who) : (who?.address ?? "");
}

export function whole(who) {
  if (Array.isArray(who)) return who.map(whole).join(", ");
  if (typeof who === "string") return who;
  return who?.name && who.name !== who.address
    ? `${who.name} <${who.address}>`
    : (who?.address ?? "");
}

// ── whom one may write as ───────────────────────────────────────────────────────────────────────

const domain = (address) => address.slice(address.indexOf("@")).toLowerCase();
export const mailbox = () => store.mailbox.mailbox;

export const isOurs = (one) => Boolean(mailbox()) && domain(one.address) === domain(mailbox());
export const isStranger = (one) => /\bstranger\b/i.test(one.note ?? "");
export const isContact = (one) => !isOurs(one) && !isStranger(one);

export const aContact = () => store.senders.find(isContact);
export const aColleague = () =>
  store.senders.find((one) => isOurs(one) && one.address !== mailbox());

// One who has not written yet, where there is one.
export function aStranger() {
  const wrote = new Set(store.mailbox.mails.map((mail) => addressOf(mail.from)));
  const strangers = store.senders.filter(isStranger);
  return strangers.find((one) => !wrote.has(one.address)) ?? strangers[0];
}
