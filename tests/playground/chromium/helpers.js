// For the tests alone: how they look for things in the page, and wait for them.

// The last visible one that has these words in it, in the topmost dialog where one is open.
function seen(css, text = "") {
  const top = [...document.querySelectorAll("dialog[open]")].at(-1);
  const found = [...document.querySelectorAll(css)].filter((node) => !top || top.contains(node));
  return found.findLast((node) => isShown(node) && wordsOf(node).includes(text)) ?? null;
}

function isShown(node) {
  const { width, height } = node.getBoundingClientRect();
  return width > 0 && height > 0 && node.checkVisibility();
}

const wordsOf = (node) => `${node.innerText ?? ""} ${node.value ?? ""} ${node.ariaLabel ?? ""}`;

function middle(css, text) {
  const node = seen(css, text);
  if (!node) return null;
  node.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = node.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

// The same, and from now on `wasHit` says whether a click came there, or to what has taken its place.
function aimed(css, text) {
  const at = middle(css, text);
  if (!at) return null;
  const isMeant = (node) => node.matches?.(css) && wordsOf(node).includes(text);
  window.wasHit = false;
  const hear = (event) => (window.wasHit ||= event.composedPath().some(isMeant));
  window.addEventListener("click", hear, { capture: true, once: true });
  return at;
}

function chooses(css, value) {
  const node = seen(css);
  if (!node || ![...node.options].some((one) => one.value === value)) return false;
  node.value = value;
  node.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function comes(condition, named, seconds) {
  const end = performance.now() + seconds * 1000;
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = condition();
      if (found) resolve(found);
      else if (performance.now() > end)
        reject(
          new Error(`Waited ${seconds} s for ${named}. There is:\n${document.body.innerText}`),
        );
      else setTimeout(look, 20);
    };
    look();
  });
}

function focused() {
  const node = document.activeElement;
  return node.ariaLabel || node.labels?.[0]?.innerText || node.innerText || node.id || node.tagName;
}

async function painted() {
  await document.fonts.ready;
  await Promise.all([...document.images].map((one) => one.decode().catch(() => null)));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

// ── for those who see little ────────────────────────────────────────────────────────────────────

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// Red, green, blue and opacity, however the colour is written.
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

const over = (top, below) =>
  top.slice(0, 3).map((one, at) => one * top[3] + below[at] * (1 - top[3]));

function ground(node) {
  const layers = [];
  for (let at = node; at; at = at.parentElement)
    layers.unshift(rgba(getComputedStyle(at).backgroundColor));
  return layers.reduce((below, top) => over(top, below), [255, 255, 255]);
}

function luminance(colour) {
  const [r, g, b] = colour.map((one) =>
    one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(node) {
  const below = ground(node);
  const [light, dark] = [over(rgba(getComputedStyle(node).color), below), below]
    .map(luminance)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// Words with less contrast than WCAG asks of small ones.
function faint() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    const isWords =
      texts.currentNode.data.trim() &&
      isShown(node) &&
      !node.closest(".unseen, noscript, script, [popover]");
    if (isWords && contrast(node) < 4.5)
      found.push(`${texts.currentNode.data.trim()}: ${contrast(node).toFixed(2)}`);
  }
  return found;
}

// What can be used and has no words to be called by.
function nameless() {
  const used = [
    ...document.querySelectorAll(
      "button, a[href], input, select, textarea, summary, [role=combobox]",
    ),
  ];
  const nameOf = (node) =>
    `${node.ariaLabel ?? ""}${node.innerText ?? ""}${[...(node.labels ?? [])].map((one) => one.innerText).join("")}`;
  return used
    .filter((node) => isShown(node) && !nameOf(node).trim())
    .map((node) => node.outerHTML.slice(0, 200));
}
