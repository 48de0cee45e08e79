// A field to choose from a list by typing a few letters: one or several, from a list that is there
// or from one that Rapport is asked for.

import { el, icon, later, newId } from "./dom.js";
import { beside } from "./popup.js";

const ASK_AFTER = 200;

// `choices(typed)` answers, now or later, a list of {text, value, description?, group?}, or a text
// that says why there is none. `chosen` are such choices; `changed` hears the new ones.
// What must not be empty and holds one thing can be exchanged, but not taken away.
export function picker({
  label,
  placeholder,
  several,
  needed,
  chosen,
  choices,
  asks,
  most,
  changed,
  spot,
}) {
  const parts = build({ label, placeholder, spot });
  const it = {
    ...parts,
    several,
    lasts: needed && !several,
    choices,
    changed,
    most: most ?? Infinity,
    chosen: [...chosen],
  };
  it.options = [];
  it.at = -1;
  it.asked = 0;
  const find = () => look(it);
  const findLater = asks ? later(ASK_AFTER, find) : find;
  it.input.addEventListener("input", () => {
    if (asks) it.status.textContent = "Looking …";
    open(it);
    findLater();
  });
  it.input.addEventListener("click", () => {
    open(it);
    find();
  });
  it.input.addEventListener("keydown", (event) => pressed(it, event, find));
  it.input.addEventListener("blur", () => shut(it));
  it.box.addEventListener("mousedown", (event) => {
    if (event.target !== it.box && event.target !== it.chips) return;
    event.preventDefault();
    it.input.focus();
  });
  show(it);
  return it.box;
}

function build({ label, placeholder, spot }) {
  const id = newId("list");
  const input = el("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": id,
  });
  const list = el("div.options", { id, role: "listbox", "aria-label": label });
  const status = el("p.status", { role: "status" });
  const popup = el("div.dropdown", { popover: "manual" }, status, list);
  // The input keeps the focus while an option is pressed.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  const chips = el("span.chips");
  const box = el("div.picker", { "data-spot": spot }, chips, input, icon("down"), popup);
  return { id, input, list, status, popup, chips, box, placeholder: placeholder ?? "" };
}

// ── the list ────────────────────────────────────────────────────────────────────────────────────

function open(it) {
  if (it.popup.matches(":popover-open")) return;
  it.popup.showPopover();
  it.input.setAttribute("aria-expanded", "true");
  beside(it.popup, it.box, { wide: true });
}

function shut(it) {
  if (!it.popup.matches(":popover-open")) return;
  it.popup.hidePopover();
  it.input.setAttribute("aria-expanded", "false");
  it.input.removeAttribute("aria-activedescendant");
  it.input.value = "";
  it.asked += 1;
  show(it);
}

async function look(it) {
  const round = (it.asked += 1);
  const typed = it.one ? "" : it.input.value.trim();
  const found = await it.choices(typed);
  // Who types on is not shown what was found for fewer letters.
  if (round !== it.asked || !it.popup.matches(":popover-open")) return;
  it.options = typeof found === "string" ? [] : found;
  it.at = it.options.length ? 0 : -1;
  it.status.textContent = typeof found === "string" ? found : found.length ? "" : "Nothing found.";
  list(it);
  beside(it.popup, it.box, { wide: true });
}

function list(it) {
  const shown = [];
  let group = "";
  it.options.forEach((option, at) => {
    if (option.group && option.group !== group) {
      shown.push(el("div.group", { role: "presentation" }, option.group));
    }
    group = option.group ?? "";
    shown.push(optionNode(it, option, at));
  });
  it.list.replaceChildren(...shown);
  point(it, it.at);
}

function optionNode(it, option, at) {
  const taken = it.chosen.some((one) => one.value === option.value);
  return el(
    "div.option",
    {
      id: `${it.id}-${at}`,
      role: "option",
      "aria-selected": String(taken),
      "data-value": option.value,
      onclick: () => take(it, option),
      onmousemove: () => point(it, at),
    },
    el("span", {}, option.text, option.description ? el("small", {}, option.description) : null),
    taken ? icon("check") : null,
  );
}

function point(it, at) {
  it.at = at;
  it.list.querySelectorAll(".option").forEach((node, number) => {
    node.classList.toggle("pointed", number === at);
    if (number === at) node.scrollIntoView({ block: "nearest" });
  });
  if (at >= 0) it.input.setAttribute("aria-activedescendant", `${it.id}-${at}`);
}

function pressed(it, event, find) {
  const isOpen = it.popup.matches(":popover-open");
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    event.preventDefault();
    if (!isOpen) {
      open(it);
      find();
    } else if (it.options.length) {
      point(it, (it.at + moves[event.key] + it.options.length) % it.options.length);
    }
  } else if (event.key === "Enter" && isOpen) {
    event.preventDefault();
    if (it.options[it.at]) take(it, it.options[it.at]);
  } else if (event.key === "Escape" && isOpen) {
    event.preventDefault();
    event.stopPropagation();
    shut(it);
  } else if (event.key === "Backspace" && !it.input.value && it.chosen.length && !it.lasts) {
    drop(it, it.chosen.at(-1));
  }
}

// ── what is chosen ──────────────────────────────────────────────────────────────────────────────

function take(it, option) {
  const taken = it.chosen.some((one) => one.value === option.value);
  if (taken && it.several) {
    drop(it, option);
    return;
  }
  const room = it.chosen.length < it.most;
  if (it.several && room) it.chosen = [...it.chosen, option];
  if (!it.several) it.chosen = [option];
  it.input.value = "";
  shut(it);
  show(it);
  it.changed(it.chosen);
}

function drop(it, option) {
  it.chosen = it.chosen.filter((one) => one.value !== option.value);
  shut(it);
  show(it);
  it.input.focus();
  it.changed(it.chosen);
}

function show(it) {
  it.chips.replaceChildren(...it.chosen.map((one) => chip(it, one)));
  it.input.placeholder = it.chosen.length ? "" : it.placeholder;
  it.box.classList.toggle("filled", it.chosen.length > 0);
}

function chip(it, one) {
  const remove = el(
    "button.plain",
    { type: "button", "aria-label": `Remove ${one.text}`, onclick: () => drop(it, one) },
    icon("close"),
  );
  const kind = it.several ? "" : ".single";
  return el(
    `span.chip${kind}`,
    { title: one.text },
    el("span", {}, one.text),
    it.lasts ? null : remove,
  );
}
