// Where one writes: Enter sends, Shift+Enter begins a line, / offers the commands, arrow up recalls.

import { act } from "./api.js";
import { attaching } from "./attaching.js";
import { el, icon, newId } from "./dom.js";
import { menuButton } from "./popup.js";
import { stepItems } from "./steps.js";
import { directMessages, on, store } from "./store.js";

const KEPT = 50;

// `threadOf` is given where one writes into a thread.
export function composer({ id, channelOf, threadOf = null }) {
  const it = {
    channelOf,
    threadOf: threadOf ?? (() => ""),
    inThread: Boolean(threadOf),
    offered: [],
    at: 0,
    recalled: -1,
    list: newId("commands"),
  };
  it.text = el("textarea", {
    id,
    rows: "1",
    spellcheck: "false",
    "aria-label": "Message",
    "aria-controls": it.list,
    "aria-autocomplete": "list",
  });
  it.send = el(
    "button.send",
    { type: "submit", "aria-label": "Send", title: "Send" },
    icon("send"),
  );
  it.files = attaching(() => it.send.classList.toggle("ready", it.files.all().length > 0));
  it.offers = el("div.offers", {
    id: it.list,
    role: "listbox",
    "aria-label": "Commands",
    hidden: true,
  });
  it.text.addEventListener("input", () => changed(it));
  it.text.addEventListener("keydown", (event) => pressed(it, event));
  it.text.addEventListener("blur", () => (it.offers.hidden = true));
  it.offers.addEventListener("mousedown", (event) => event.preventDefault());
  const submitted = (event) => {
    event.preventDefault();
    send(it);
  };
  const more = threadOf
    ? null
    : menuButton("plain", "Shortcuts", shortcuts, { shown: icon("bolt") });
  on("state", () => place(it));
  on("place", () => place(it));
  return el(
    "form.composer",
    { onsubmit: submitted },
    it.offers,
    it.files.list,
    el("div.writing", {}, more, it.files.button, it.files.input, it.text, it.send),
  );
}

// Writes into the composer what the person may send, or change first.
export function suggest(text) {
  const field = document.getElementById("composer-text");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

function place(it) {
  const channel = store.state?.channels.find((one) => one.id === it.channelOf());
  const to = channel?.kind === "dm" ? "Rapport" : `#${channel?.name ?? ""}`;
  it.text.placeholder = it.inThread ? "Reply …" : `Message ${to} – type / for commands`;
}

function shortcuts() {
  const global = store.state.shortcuts
    .filter((one) => one.kind === "global")
    .map((one) => ({
      text: one.name,
      description: "Rapport",
      run: () => act({ act: "shortcut", id: one.id }, { shortcut: one.id }),
    }));
  return [...global, ...stepItems()];
}

// ── sending ─────────────────────────────────────────────────────────────────────────────────────

async function send(it) {
  const text = it.text.value.trim();
  const files = it.files.all();
  if (!(text || files.length) || it.send.getAttribute("aria-busy") === "true") return;
  it.send.setAttribute("aria-busy", "true");
  const along = await it.files.told();
  if (text) keep(text);
  it.recalled = -1;
  it.text.value = "";
  it.files.set([]);
  changed(it);
  const channel = it.channelOf() || directMessages().id;
  const thread = it.threadOf();
  const outcome = await act({
    act: "type",
    channel,
    text,
    ...(thread ? { thread_ts: thread } : {}),
    ...(along.length ? { files: along } : {}),
  });
  it.send.removeAttribute("aria-busy");
  // What did not arrive is not lost.
  if (!outcome.ok && !it.text.value) {
    it.text.value = text;
    changed(it);
    it.offers.hidden = true;
    it.files.set(files);
  }
}

function pressed(it, event) {
  const isOffering = !it.offers.hidden;
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (isOffering && takesMore(it)) take(it, it.offered[it.at]);
    else send(it);
  } else if (event.key === "Tab" && isOffering && !event.shiftKey) {
    event.preventDefault();
    take(it, it.offered[it.at]);
  } else if (event.key === "Escape" && isOffering) {
    event.preventDefault();
    it.offers.hidden = true;
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    step(it, event, event.key === "ArrowDown" ? 1 : -1);
  }
}

function step(it, event, by) {
  if (!it.offers.hidden) {
    event.preventDefault();
    point(it, (it.at + by + it.offered.length) % it.offered.length);
  } else if (it.recalled >= 0 || !it.text.value) {
    event.preventDefault();
    recall(it, by);
  }
}

// ── what was sent before ────────────────────────────────────────────────────────────────────────

const sentBefore = () => JSON.parse(sessionStorage.getItem(`sent ${store.me}`) ?? "[]");

function keep(text) {
  const before = sentBefore().filter((one) => one !== text);
  sessionStorage.setItem(`sent ${store.me}`, JSON.stringify([text, ...before].slice(0, KEPT)));
}

function recall(it, by) {
  const before = sentBefore();
  const at = Math.min(it.recalled - by, before.length - 1);
  it.recalled = Math.max(at, -1);
  it.text.value = before[it.recalled] ?? "";
  grow(it);
}

// ── commands ────────────────────────────────────────────────────────────────────────────────────

function changed(it) {
  grow(it);
  if (it.text.value !== sentBefore()[it.recalled]) it.recalled = -1;
  it.offered = it.threadOf() ? [] : offersFor(it.text.value);
  it.offers.hidden = !it.offered.length;
  it.offers.replaceChildren(...it.offered.map((one, at) => offer(it, one, at)));
  if (it.offered.length) point(it, 0);
  else it.text.removeAttribute("aria-activedescendant");
}

// `/ra` offers /rapport; `/rapport h` offers the verbs that its usage names.
function offersFor(text) {
  const commands = store.state?.commands ?? [];
  if (/^\/\S*$/.test(text)) {
    return commands
      .filter((one) => one.name.startsWith(text))
      .map((one) => ({ ...one, text: `${one.name} ` }));
  }
  const [, name, begun] = /^(\/\S+) (\S*)$/.exec(text) ?? [];
  const usage = commands.find((one) => one.name === name)?.usage ?? "";
  const verbs = usage.includes(" | ") ? usage.split(" | ").map((verb) => verb.trim()) : [];
  return verbs
    .filter((verb) => verb.startsWith(begun) && verb !== begun)
    .map((verb) => ({ name: `${name} ${verb}`, usage: "", about: "", text: `${name} ${verb}` }));
}

function offer(it, one, at) {
  return el(
    "div.offer",
    {
      id: `${it.list}-${at}`,
      role: "option",
      onclick: () => take(it, one),
      onmousemove: () => point(it, at),
    },
    el("strong", {}, one.name),
    one.usage ? el("code", {}, one.usage) : null,
    one.about ? el("small", {}, one.about) : null,
  );
}

function point(it, at) {
  it.at = at;
  [...it.offers.children].forEach((node, number) => {
    node.classList.toggle("pointed", number === at);
    node.setAttribute("aria-selected", String(number === at));
  });
  it.text.setAttribute("aria-activedescendant", `${it.list}-${at}`);
}

// Enter completes a command that is begun, and sends everything else; Tab completes verbs, too.
const takesMore = (it) =>
  !/\s/.test(it.text.value) && it.offered[it.at].text.trim() !== it.text.value;

function take(it, one) {
  it.text.value = one.text;
  it.text.focus();
  changed(it);
}

function grow(it) {
  it.text.style.height = "auto";
  it.text.style.height = `${Math.min(it.text.scrollHeight, 180)}px`;
}
