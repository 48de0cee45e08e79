// Small menus beside what opened them, and the question before something that can't be taken back.

import { el, icon, newId } from "./dom.js";

// ── menus ───────────────────────────────────────────────────────────────────────────────────────

// A button that opens a menu of {text, description?, danger?, run}. Arrows move, Escape closes.
export function menuButton(named, label, items, { shown = icon("more"), spot = null } = {}) {
  const id = newId("menu");
  const open = () => openMenu(button, id, items());
  const button = el(
    `button.${named}`,
    {
      type: "button",
      "aria-label": label,
      title: label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": id,
      "data-spot": spot,
      onclick: open,
    },
    shown,
  );
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      open();
    }
  });
  return button;
}

function openMenu(button, id, items) {
  const menu = el("div.menu", { id, role: "menu", popover: "auto" });
  const close = () => menu.hidePopover();
  menu.append(...items.map((item) => menuItem(item, close)));
  // Inside the same dialog: what lies outside an open modal can't be reached.
  button.parentElement.append(menu);
  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  menu.addEventListener("toggle", (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") return;
    if (menu.contains(document.activeElement)) button.focus();
    menu.remove();
  });
  menu.showPopover();
  beside(menu, button);
  menu.querySelector("[role=menuitem]")?.focus();
}

function menuItem(item, close) {
  const run = () => {
    close();
    item.run();
  };
  return el(
    `button.item${item.danger ? ".danger" : ""}`,
    { type: "button", role: "menuitem", tabindex: "-1", onclick: run },
    el("span", {}, item.text),
    item.description ? el("small", {}, item.description) : null,
  );
}

function walk(event, menu, close) {
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  if (event.key === "Tab" || event.key === "Escape") close();
  if (event.key === "Escape") event.preventDefault();
  if (!(event.key in steps)) return;
  event.preventDefault();
  items.at(steps[event.key] % items.length)?.focus();
}

// Below the button where there is room, else above; never outside the window.
export function beside(popup, anchor, { wide = false } = {}) {
  const at = anchor.getBoundingClientRect();
  if (wide) popup.style.width = `${Math.max(at.width, 220)}px`;
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = at.bottom + height + 8 < window.innerHeight;
  const top = below ? at.bottom + 4 : Math.max(8, at.top - height - 4);
  const left = wide ? at.left : Math.min(at.left, window.innerWidth - width - 8);
  popup.style.top = `${top}px`;
  popup.style.left = `${Math.max(8, left)}px`;
}

// ── the question ────────────────────────────────────────────────────────────────────────────────

// `asks` is Slack's confirm object, its texts already made to nodes by `shown`.
export function confirmed(asks, shown) {
  const [title, text] = [newId("title"), newId("text")];
  return new Promise((resolve) => {
    const close = (answer) => {
      resolve(answer);
      dialog.close();
    };
    const buttons = [
      el("button", { type: "button", onclick: () => close(false) }, shown(asks.deny)),
      el(
        `button.${asks.style === "danger" ? "danger" : "primary"}`,
        { type: "button", autofocus: true, onclick: () => close(true) },
        shown(asks.confirm),
      ),
    ];
    const dialog = el(
      "dialog.question",
      { role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
      el("h2", { id: title }, shown(asks.title)),
      el("p", { id: text }, shown(asks.text)),
      el("div.buttons", {}, buttons),
    );
    dialog.addEventListener("close", () => {
      resolve(false);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
