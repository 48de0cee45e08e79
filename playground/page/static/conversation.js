// The middle: a channel, the direct messages with Rapport, or its Home; and an open thread.

import { act } from "./api.js";
import { block } from "./blocks.js";
import { byId, el, icon, keyed } from "./dom.js";
import { composer } from "./composer.js";
import { isReply, items } from "./messages.js";
import { viewPlace } from "./places.js";
import { announce } from "./saying.js";
import { channel, emit, messagesIn, on, store } from "./store.js";

const ABOUT = {
  general: "Everybody, guests too. Try a message, then log it to a contact by its menu.",
  sales: "Where the team talks. Type /log or /rapport here as well: the answer is for you alone.",
  triage: "Rapport keeps one counter card here for mail that matched nobody.",
};

let shownPlace = "";
// Of each channel the last message that was read aloud or seen.
const seen = new Map();

export function startConversation() {
  on("state", show);
  on("place", () => {
    if (store.place === "home") act({ act: "home" });
    show();
    byId(store.place === "home" ? "home" : "composer-text")?.focus();
  });
  on("thread", showThread);
  byId("composer").append(composer({ id: "composer-text", channelOf: () => store.place }));
  byId("thread-composer").append(
    composer({ id: "thread-text", channelOf: () => store.place, threadOf: () => store.thread }),
  );
  byId("thread-close").addEventListener("click", closeThread);
  byId("thread").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
}

function show() {
  if (!store.state) return;
  const isHome = store.place === "home";
  byId("messages").hidden = isHome;
  byId("composer").hidden = isHome;
  byId("home").hidden = !isHome;
  head();
  if (isHome) showHome();
  else showMessages();
  showThread();
  shownPlace = store.place;
}

function head() {
  const at = channel(store.place);
  const name = store.place === "home" ? "Home" : (at?.name ?? "");
  const signs = { home: "home", dm: "talk" };
  const about =
    at?.kind === "dm"
      ? "Your direct messages with the app: what must last comes here."
      : (ABOUT[at?.name] ?? "Rapport's overview of what is yours to do.");
  byId("place-name").replaceChildren(
    icon(signs[store.place === "home" ? "home" : at?.kind] ?? "hash"),
    name,
  );
  byId("place-about").textContent = about;
}

// ── messages ────────────────────────────────────────────────────────────────────────────────────

function showMessages() {
  const box = byId("messages");
  const list = byId("message-list");
  const wasAtEnd =
    shownPlace !== store.place || box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const messages = messagesIn(store.place).filter((one) => !isReply(one));
  const shown = messages.length
    ? items(messages)
    : [{ key: "empty", print: store.place, build: welcome }];
  keyed(list, shown);
  if (wasAtEnd) toTheEnd(box, list);
  readAloud(messages);
}

// A message that is longer than the screen is read from its beginning.
function toTheEnd(box, list) {
  const last = list.lastElementChild;
  const isLong = last && last.offsetHeight > box.clientHeight;
  box.scrollTop = isLong
    ? box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top - 8
    : box.scrollHeight;
}

function welcome() {
  const at = channel(store.place);
  const isDm = at?.kind === "dm";
  return el(
    "div.welcome",
    {},
    el("span.mark", {}, icon(isDm ? "talk" : "hash")),
    el("h2", {}, isDm ? "This is between you and Rapport" : `The beginning of #${at?.name ?? ""}`),
    el(
      "p",
      {},
      isDm
        ? "Write a line such as “ada: asked for the price list”, or type / for the commands."
        : (ABOUT[at?.name] ?? ""),
    ),
  );
}

function readAloud(messages) {
  const last = seen.get(store.place);
  const fresh =
    last === undefined ? [] : messages.filter((one) => one.ts > last && one.user.id !== store.me);
  for (const one of fresh) announce(`${one.user.name}: ${one.text}`);
  const newest = messages.at(-1)?.ts ?? "";
  seen.set(store.place, newest);
}

// ── Home ────────────────────────────────────────────────────────────────────────────────────────

function showHome() {
  const view = store.state.home;
  const blocks = view?.blocks ?? [];
  const place = view && viewPlace(view);
  const shown = blocks.map((one) => ({
    key: one.block_id,
    print: `${view.id} ${JSON.stringify(one)}`,
    build: () => block(place, one),
  }));
  const waiting = {
    key: "waiting",
    print: "",
    build: () => el("p.quiet", {}, "Rapport has not filled this person's Home."),
  };
  keyed(byId("home-blocks"), shown.length ? shown : [waiting]);
}

// ── the thread ──────────────────────────────────────────────────────────────────────────────────

let threadBefore = "";

function showThread() {
  const box = byId("thread");
  box.hidden = !store.thread;
  const isNew = threadBefore !== store.thread;
  threadBefore = store.thread;
  if (!store.thread) return;
  const all = messagesIn(store.place).filter(
    (one) => one.ts === store.thread || one.thread_ts === store.thread,
  );
  keyed(byId("thread-list"), items(all, { inThread: true }));
  if (isNew) byId("thread-text").focus();
}

function closeThread() {
  const spot = document.querySelector(
    `[data-spot="thread ${store.thread}"], [data-spot="reply ${store.thread}"]`,
  );
  store.thread = "";
  emit("thread");
  (spot ?? byId("composer-text")).focus();
}
