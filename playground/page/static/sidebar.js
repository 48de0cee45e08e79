// The left: whose seat is taken, and where one can go from there.

import { act, refresh } from "./api.js";
import { byId, el, icon, keyed } from "./dom.js";
import { initials, isReply } from "./messages.js";
import { announce } from "./saying.js";
import { become, directMessages, go, messagesIn, on, store } from "./store.js";

// The newest message that was before this person's eyes, by person and channel.
const read = new Map();

export function startSidebar() {
  on("state", show);
  on("place", show);
  on("person", async () => {
    await refresh();
    if (store.place === "home") act({ act: "home" });
  });
}

function show() {
  if (!store.state) return;
  const known =
    store.place === "home" || store.state.channels.some((one) => one.id === store.place);
  if (!known) store.place = directMessages()?.id ?? "home";
  noteRead();
  keyed(byId("people"), store.state.people.map(seat));
  keyed(byId("channels"), store.state.channels.filter((one) => one.kind !== "dm").map(way));
  const dm = { ...directMessages(), name: "Messages" };
  keyed(byId("app-places"), [dm, { id: "home", name: "Home", kind: "home" }].map(way));
  const { name, role_note: note } = store.state.me;
  byId("me").replaceChildren("You are ", el("strong", {}, name), note ? el("small", {}, note) : "");
}

// ── people ──────────────────────────────────────────────────────────────────────────────────────

function seat(one, at) {
  const isMe = one.id === store.me;
  const sit = () => {
    if (one.id === store.me) return;
    announce(`You are ${one.name} now.`);
    become(one.id);
  };
  const build = () =>
    el(
      `button.seat${isMe ? ".mine" : ""}`,
      {
        type: "button",
        title: `${one.name} – ${one.role_note}`,
        "aria-label": `Be ${one.name}, ${one.role_note}`,
        "aria-pressed": String(isMe),
        "data-spot": `seat ${one.id}`,
        "data-person": one.handle,
        onclick: sit,
      },
      el(`span.avatar.tone-${at % 6}`, { "aria-hidden": "true" }, initials(one.name)),
      el("small", { "aria-hidden": "true" }, one.name.split(" ")[0]),
    );
  return { key: one.id, print: JSON.stringify([one, isMe]), build };
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────

const SIGNS = { channel: "hash", dm: "talk", home: "home" };

function noteRead() {
  const newest = newestIn(store.place);
  if (newest) read.set(`${store.me} ${store.place}`, newest);
  for (const { id } of store.state.channels) {
    const key = `${store.me} ${id}`;
    if (!read.has(key)) read.set(key, newestIn(id));
  }
}

const newestIn = (id) =>
  messagesIn(id)
    .filter((one) => !isReply(one))
    .at(-1)?.ts ?? "";
const unread = (id) => newestIn(id) > (read.get(`${store.me} ${id}`) ?? "");

function way(one) {
  const isHere = one.id === store.place;
  const isNew = one.kind !== "home" && !isHere && unread(one.id);
  const build = () =>
    el(
      `button.way${isHere ? ".here" : ""}${isNew ? ".fresh" : ""}`,
      {
        type: "button",
        "aria-current": isHere ? "page" : null,
        "data-spot": `way ${one.id}`,
        "data-place": one.kind === "channel" ? one.name : one.kind,
        onclick: () => go(one.id),
      },
      icon(SIGNS[one.kind]),
      el("span", {}, one.name),
      isNew ? el("span.dot", {}, el("span.unseen", {}, "new messages")) : null,
    );
  return { key: one.id, print: JSON.stringify([one, isHere, isNew]), build };
}
