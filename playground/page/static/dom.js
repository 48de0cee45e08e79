// Nodes are built one by one. Text of people, mails and apps only ever becomes a text node.

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set([
  "value",
  "checked",
  "disabled",
  "hidden",
  "open",
  "multiple",
  "htmlFor",
]);

// el("button.primary", { type: "button", onclick: press }, "Send")
export function el(named, given = {}, ...children) {
  const [tag, ...classes] = named.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(given)) give(node, name, value);
  node.append(...children.flat(Infinity).filter(isThere));
  return node;
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function give(node, name, value) {
  if (!isThere(value) && !PROPERTIES.has(name)) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (PROPERTIES.has(name)) node[name] = value ?? "";
  else node.setAttribute(name, value === true ? "" : value);
}

export const byId = (id) => document.getElementById(id);

let lastNumber = 0;
export const newId = (word) => `${word}-${(lastNumber += 1)}`;

export function later(milliseconds, work) {
  let timer = 0;
  const wait = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
  wait.cancel = () => clearTimeout(timer);
  return wait;
}

// ── pictures of our own ─────────────────────────────────────────────────────────────────────────

const SHAPES = {
  hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  home: "M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z",
  bolt: "M13 3 5 13.5h6L10 21l9-11h-6.5z",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14.5 6 8.5 12l6 6",
  down: "M6 9.5l6 6 6-6",
  send: "M4 12 20 4.5 15 20l-3.5-6.5zM11.5 13.5 20 4.5",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.5a2.5 2.5 0 1 0 .01 0z",
  reply: "M10 6 4.5 11.5 10 17v-3.5c5 0 7.5 1.5 9.5 4.5-.5-5-3-9-9.5-9.3z",
  forward: "M14 6l5.5 5.5L14 17v-3.5c-5 0-7.5 1.5-9.5 4.5.5-5 3-9 9.5-9.3z",
  talk: "M4 5.5h16v11H11l-4.5 3.5v-3.5H4z",
  mail: "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
  pen: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 4a8 8 0 1 0 .01 0zM12 8v4.5l3 2",
  skip: "M5 12h14",
  file: "M6.5 3.5h7L18 8v12.5H6.5zM13.5 3.5V8H18",
  sun: "M12 8a4 4 0 1 0 .01 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.400 1.400M17.3 17.3l1.400 1.400M5.3 18.700l1.400-1.400M17.3 6.700l1.400-1.400",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  clip: "M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.400-6.400L13 4.3a3 3 0 0 1 4.200 4.200L9.5 16.200a1.5 1.5 0 0 1-2.100-2.100l7-7",
  people:
    "M9 11.5a3.5 3.5 0 1 0-.01 0zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 11.5a3 3 0 1 0-1-5.800M17.5 14.3c2.400.6 3.700 2.5 4 5.700",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  search: "M10.5 4.5a6 6 0 1 0 .01 0zM15 15l5 5",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

// ── lists that change ───────────────────────────────────────────────────────────────────────────

// Shows the items as children of the box; only what changed is built anew, so that focus, typed
// text and open menus stay. Each item is {key, print, build}: `print` says when it has changed.
export function keyed(box, items) {
  const before = box.shownNodes ?? new Map();
  const held = heldFocus(box);
  const now = new Map();
  let place = box.firstChild;
  for (const { key, print, build } of items) {
    const old = before.get(key);
    const node = old?.print === print ? old.node : build();
    now.set(key, { print, node });
    if (node === place) place = place.nextSibling;
    else box.insertBefore(node, place);
  }
  const kept = new Set([...now.values()].map((one) => one.node));
  for (const { node } of before.values()) if (!kept.has(node)) node.remove();
  box.shownNodes = now;
  returnFocus(box, held);
}

function heldFocus(box) {
  const active = document.activeElement;
  const spot = box.contains(active) ? active.closest("[data-spot]") : null;
  if (!spot) return null;
  const { selectionStart: from, selectionEnd: to } = active;
  return { active, spot: spot.dataset.spot, from, to };
}

function returnFocus(box, held) {
  if (!held || document.activeElement === held.active) return;
  const spot = box.querySelector(`[data-spot="${CSS.escape(held.spot)}"]`);
  const node = held.active.isConnected ? held.active : focusable(spot);
  node?.focus({ preventScroll: true });
  if (node?.setSelectionRange && Number.isInteger(held.from)) selectAgain(node, held);
}

function selectAgain(node, held) {
  try {
    node.setSelectionRange(held.from, held.to);
  } catch {
    // Dates and numbers have no selection.
  }
}

const FOCUSABLE = "button, input, textarea, select, a[href], [tabindex='0']";
export function focusable(node) {
  if (!node) return null;
  return node.matches(FOCUSABLE) ? node : node.querySelector(FOCUSABLE);
}

// Only what leads to a page, a mail or a telephone may be followed.
export function link(address, ...shown) {
  if (!/^(https?:|mailto:|tel:)/i.test(address)) return el("span", {}, ...shown);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...shown);
}
