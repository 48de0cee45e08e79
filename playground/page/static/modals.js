// The stack of modals: the newest on top, each a dialog that holds the focus and gives it back.

import { act } from "./api.js";
import { block } from "./blocks.js";
import { byId, el, focusable, icon, keyed, newId } from "./dom.js";
import { told, viewPlace } from "./places.js";
import { on, store } from "./store.js";

// view id → {dialog, body, errors, ...}
const open = new Map();

export function startModals() {
  on("state", showModals);
}

function showModals() {
  const views = store.state.modals;
  const gone = [...open.keys()].filter((id) => !views.some((view) => view.id === id));
  for (const id of gone.reverse()) shut(id);
  views.forEach((view, depth) => {
    if (!open.has(view.id)) open.set(view.id, begin(view));
    fill(open.get(view.id), view, depth);
  });
}

function shut(id) {
  const { dialog, before } = open.get(id);
  open.delete(id);
  dialog.close();
  dialog.remove();
  const back = before?.isConnected && before !== document.body ? before : byId("composer-text");
  if (!open.size || open.get([...open.keys()].at(-1)).dialog.contains(back)) back?.focus();
}

function begin(view) {
  const title = newId("title");
  const parts = {
    before: document.activeElement,
    errors: {},
    title: el("h2", { id: title }),
    body: el("div.body"),
    foot: el("footer"),
  };
  const send = (event) => {
    event.preventDefault();
    submit(parts);
  };
  const cross = () => close(parts, true);
  const head = el(
    "header",
    {},
    parts.title,
    el("button.plain", { type: "button", "aria-label": "Close", onclick: cross }, icon("close")),
  );
  const form = el("form", { novalidate: true, onsubmit: send }, head, parts.body, parts.foot);
  parts.dialog = el(
    "dialog.modal",
    { "aria-labelledby": title, "data-callback": view.callback_id },
    form,
  );
  parts.dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (event.target === parts.dialog) close(parts, false);
  });
  // A browser lets a second Escape through to the dialog itself, whatever became of the first.
  parts.dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close(parts, false);
  });
  document.body.append(parts.dialog);
  parts.dialog.showModal();
  return parts;
}

function fill(parts, view, depth) {
  const isNew = !parts.view;
  parts.view = view;
  parts.title.textContent = view.title;
  parts.dialog.dataset.callback = view.callback_id;
  parts.dialog.style.setProperty("--depth", depth);
  const errors = { ...parts.errors, ...view.errors };
  const place = viewPlace(view);
  keyed(
    parts.body,
    view.blocks.map((one) => {
      const error = errors[one.block_id] ?? "";
      return {
        key: one.block_id,
        print: JSON.stringify([one, error]),
        build: () => block(place, one, error),
      };
    }),
  );
  keyed(parts.foot, [
    { key: "buttons", print: `${view.submit}/${view.close}`, build: () => buttons(parts, view) },
  ]);
  if (isNew) focusFirst(parts, view);
}

function buttons(parts, view) {
  const shut = el(
    "button",
    { type: "button", "data-spot": "close", onclick: () => close(parts, false) },
    view.close || "Close",
  );
  const send = view.submit
    ? el("button.primary", { type: "submit", "data-spot": "submit" }, view.submit)
    : null;
  return el("div.buttons", {}, shut, send);
}

function focusFirst(parts, view) {
  const wanted = view.blocks.find((one) => one.element?.focus_on_load);
  const box = wanted
    ? parts.body.querySelector(`[data-block="${CSS.escape(wanted.block_id)}"]`)
    : parts.body;
  const field = box?.querySelector("input:not([type=file]), textarea");
  (field ?? focusable(parts.foot.querySelector(".primary")) ?? focusable(parts.foot))?.focus();
}

async function submit(parts) {
  if (parts.dialog.getAttribute("aria-busy") === "true") return;
  parts.dialog.setAttribute("aria-busy", "true");
  const { id, callback_id: view } = parts.view;
  await told(id);
  parts.errors = {};
  const outcome = await act({ act: "submit", view: id }, { view });
  parts.dialog.removeAttribute("aria-busy");
  parts.errors = outcome.errors ?? {};
  if (!open.has(id)) return;
  showModals();
  parts.body.querySelector(".wrong input, .wrong textarea")?.focus();
}

async function close(parts, all) {
  await told(parts.view.id);
  await act(
    { act: "close", view: parts.view.id, all: all && open.size > 1 },
    { view: parts.view.callback_id },
  );
}
