// Messages as they stand in a channel or a thread.

import { act } from "./api.js";
import { block, fileCard } from "./blocks.js";
import { el, icon } from "./dom.js";
import { dayName, dayOf, time, written } from "./moments.js";
import { messagePlace } from "./places.js";
import { menuButton } from "./popup.js";
import { emit, messagesIn, store } from "./store.js";
import { marked } from "./text.js";

const TOGETHER = 300;

export const momentOf = (message) => new Date(Number(message.ts) * 1000);
export const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
export const repliesTo = (message) =>
  messagesIn(message.channel).filter((one) => isReply(one) && one.thread_ts === message.ts);

// The messages as items for `keyed`, with a line before each new day.
export function items(messages, { inThread = false } = {}) {
  const found = [];
  let before = null;
  for (const message of messages) {
    const newDay = !before || dayOf(momentOf(before)) !== dayOf(momentOf(message));
    if (newDay && !inThread) found.push(dayItem(message));
    found.push(messageItem(message, { inThread, joins: !newDay && joins(before, message) }));
    before = message;
  }
  return found;
}

function joins(before, message) {
  const near = Number(message.ts) - Number(before.ts) < TOGETHER;
  return (
    near &&
    before.user.id === message.user.id &&
    !before.ephemeral &&
    !message.ephemeral &&
    !message.blocks.length &&
    !before.blocks.length
  );
}

function dayItem(message) {
  const day = dayName(momentOf(message));
  const build = () => el("div.day", { role: "separator", "aria-label": day }, el("span", {}, day));
  return { key: `day ${dayOf(momentOf(message))}`, print: day, build };
}

function messageItem(message, { inThread, joins: joined }) {
  const replies = inThread ? 0 : repliesTo(message).length;
  const print = JSON.stringify([message, joined, replies, store.me]);
  return {
    key: `${message.ts}`,
    print,
    build: () => messageNode(message, { joined, replies, inThread }),
  };
}

function messageNode(message, { joined, replies, inThread }) {
  const { user, ephemeral, edited } = message;
  const moment = momentOf(message);
  const at = el(
    "time",
    {
      datetime: moment.toISOString(),
      title: written(moment, { dateStyle: "full", timeStyle: "medium" }),
    },
    time(moment),
  );
  const head = el(
    "p.who",
    {},
    el("strong", {}, user.name),
    user.bot ? el("span.badge", {}, "app") : null,
    at,
  );
  return el(
    `article.message${joined ? ".joined" : ""}${ephemeral ? ".ephemeral" : ""}`,
    { tabindex: "-1", "data-ts": message.ts, "aria-label": `${user.name}, ${time(moment)}` },
    joined ? el("span.gutter", {}, at.cloneNode(true)) : avatar(user),
    el(
      "div.said",
      {},
      ephemeral ? el("p.only", {}, icon("eye"), "Only visible to you") : null,
      joined ? null : head,
      content(message),
      edited ? el("small.edited", {}, "(edited)") : null,
      message.files.length ? el("div.attached", {}, message.files.map(fileCard)) : null,
      reactions(message),
      replies && !inThread ? threadButton(message, replies) : null,
    ),
    ephemeral ? null : tools(message, inThread),
  );
}

function content(message) {
  if (!message.blocks.length) return el("div.text", {}, marked(message.text));
  const place = messagePlace(message);
  return el(
    "div.blocks",
    {},
    message.blocks.map((one) => block(place, one)),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const one = ({ name, count, mine }) =>
    el(`span.reaction${mine ? ".mine" : ""}`, {}, `:${name}: ${count}`);
  return el("div.reactions", {}, message.reactions.map(one));
}

function threadButton(message, replies) {
  const text = replies === 1 ? "1 reply" : `${replies} replies`;
  return el(
    "button.thread",
    { type: "button", "data-spot": `thread ${message.ts}`, onclick: () => openThread(message) },
    icon("reply"),
    text,
  );
}

function openThread(message) {
  store.thread = message.thread_ts || message.ts;
  emit("thread");
}

// ── what can be done with a message ─────────────────────────────────────────────────────────────

function tools(message, inThread) {
  const reply = el(
    "button.tool",
    {
      type: "button",
      "aria-label": "Reply in thread",
      title: "Reply in thread",
      "data-spot": `reply ${message.ts}`,
      onclick: () => openThread(message),
    },
    icon("talk"),
  );
  const more = menuButton("tool", "More with this message", () => shortcuts(message), {
    spot: `more ${message.ts}`,
  });
  return el(
    "div.tools",
    { role: "group", "aria-label": "With this message" },
    inThread ? null : reply,
    more,
  );
}

function shortcuts(message) {
  const where = { channel: message.channel, ts: message.ts };
  return store.state.shortcuts
    .filter((one) => one.kind === "message")
    .map((one) => ({
      text: one.name,
      description: "Rapport",
      run: () => act({ act: "shortcut", id: one.id, message: where }, { shortcut: one.id }),
    }));
}

// ── faces ───────────────────────────────────────────────────────────────────────────────────────

export function avatar(user) {
  if (user.bot) return el("span.avatar.app", { "aria-hidden": "true" }, icon("talk"));
  const at = store.state.people.findIndex((one) => one.id === user.id);
  return el(
    `span.avatar.tone-${Math.max(at, 0) % 6}`,
    { "aria-hidden": "true" },
    initials(user.name),
  );
}

export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
