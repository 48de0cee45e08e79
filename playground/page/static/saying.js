// What is said to the person: read aloud by screen readers, or shown for a while.

import { byId, el, icon } from "./dom.js";

export function announce(text) {
  // Each time a new node: the same words twice are read twice.
  byId("announced").replaceChildren(el("p", {}, text.slice(0, 600)));
}

const SHOWN_FOR = 9000;

export function complain(text) {
  notice(text, "complaint");
}

export function tell(text) {
  notice(text, "told");
}

function notice(text, kind) {
  const box = noticesBox();
  // What is said again is said once.
  for (const one of [...box.children]) if (one.innerText.trim() === text) one.remove();
  const gone = () => shown.remove();
  const shown = el(
    `div.notice.${kind}`,
    {},
    el("p", {}, text),
    el("button.plain", { type: "button", "aria-label": "Dismiss", onclick: gone }, icon("close")),
  );
  box.append(shown);
  setTimeout(gone, SHOWN_FOR);
}

// Above an open modal as well, where the rest of the page is out of reach.
function noticesBox() {
  const modals = document.querySelectorAll("dialog[open]");
  const top = modals[modals.length - 1];
  if (!top) return byId("notices");
  let box = top.querySelector(":scope > .notices");
  if (!box) {
    box = el("div.notices", { role: "alert" });
    top.append(box);
  }
  return box;
}
