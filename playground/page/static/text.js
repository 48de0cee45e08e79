// Slack's kinds of text as nodes: plain text, mrkdwn, rich text.

import { el, link } from "./dom.js";
import { formatted } from "./moments.js";
import { channel, person, store } from "./store.js";

export function shown(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? marked(object.text) : [object.text];
}

const unescaped = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// ── mrkdwn ──────────────────────────────────────────────────────────────────────────────────────

export function marked(text) {
  const parts = text.split(/```([\s\S]+?)```/);
  return parts.flatMap((part, at) =>
    at % 2 ? [el("pre", {}, unescaped(part.replace(/^\n/, "")))] : quoted(part),
  );
}

// Lines that begin with > are a quote, as far as they follow each other.
function quoted(text) {
  const found = [];
  let quote = null;
  for (const line of text.split(/(?<=\n)/)) {
    const inside = /^(?:&gt;|>) ?(.*)/s.exec(line);
    if (!inside) {
      quote = null;
      found.push(...inline(line));
    } else if (quote) quote.append(...inline(inside[1]));
    else found.push((quote = el("blockquote", {}, inline(inside[1]))));
  }
  return found;
}

const MARKED = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<token>[^<>\\n]+)>",
    style("strong", "\\*"),
    style("em", "_"),
    style("s", "~"),
  ].join("|"),
  "u",
);

function style(name, mark) {
  const inner = `(?:<[^<>\\n]+>|[^${mark}\\n<])+?`;
  return `(?<![\\p{L}\\p{N}])${mark}(?=\\S)(?<${name}>${inner})(?<=\\S)${mark}(?![\\p{L}\\p{N}])`;
}

function inline(text) {
  const found = [];
  let rest = text;
  for (let hit = MARKED.exec(rest); hit; hit = MARKED.exec(rest)) {
    found.push(unescaped(rest.slice(0, hit.index)), one(hit.groups));
    rest = rest.slice(hit.index + hit[0].length);
  }
  return [...found, unescaped(rest)];
}

function one({ code, token, ...styles }) {
  if (code) return el("code", {}, unescaped(code));
  if (token) return live(token);
  const [[tag, inner]] = Object.entries(styles).filter(([, value]) => value);
  return el(tag, {}, inline(inner));
}

function live(token) {
  const bar = token.indexOf("|");
  const body = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(token.slice(bar + 1));
  if (body.startsWith("!date^")) return date(body, label);
  if (body.startsWith("!subteam^")) return mention(label || body.split("^")[1]);
  if (body.startsWith("!")) return mention(`@${label || body.slice(1)}`);
  if (body.startsWith("@")) return member(body.slice(1), label);
  if (body.startsWith("#")) return place(body.slice(1), label);
  return link(unescaped(body), label || unescaped(body).replace(/^mailto:/, ""));
}

function date(body, label) {
  const [, seconds, form = "", address = ""] = body.split("^");
  const text = formatted(seconds, unescaped(form)) ?? label;
  const moment = new Date(Number(seconds) * 1000);
  const node = el("time", { datetime: Number.isNaN(+moment) ? null : moment.toISOString() }, text);
  return address ? link(unescaped(address), node) : node;
}

const mention = (text) => el("span.mention", {}, text);

function member(id, label) {
  const app = store.state?.app;
  const name = person(id)?.name ?? (app?.id === id ? app.name : label || id);
  return el(`span.mention${id === store.me ? ".mine" : ""}`, {}, `@${name}`);
}

const place = (id, label) => mention(`#${channel(id)?.name ?? (label || id)}`);

// ── rich text ───────────────────────────────────────────────────────────────────────────────────

export function rich(block) {
  return block.elements.map((part) => (PARTS[part.type] ?? unknownPart)(part));
}

const pieces = (part) =>
  (part.elements ?? []).map((one) => (PIECES[one.type] ?? unknownPiece)(one));

const PARTS = {
  rich_text_section: (part) => el("div.rich", {}, pieces(part)),
  rich_text_quote: (part) => el("blockquote", {}, pieces(part)),
  rich_text_preformatted: (part) => el("pre", {}, pieces(part)),
  rich_text_list: (part) => {
    const ordered = part.style === "ordered";
    const items = part.elements.map((item) => el("li", {}, pieces(item)));
    const start = ordered && part.offset ? part.offset + 1 : null;
    return el(`${ordered ? "ol" : "ul"}.indent-${Math.min(part.indent ?? 0, 4)}`, { start }, items);
  },
};

const PIECES = {
  text: (one) => styled(one.style, one.text),
  link: (one) => styled(one.style, link(one.url, one.text || one.url)),
  user: (one) => member(one.user_id, ""),
  channel: (one) => place(one.channel_id, ""),
  usergroup: (one) => mention(`@${one.usergroup_id}`),
  broadcast: (one) => mention(`@${one.range}`),
  emoji: (one) => emoji(one),
  date: (one) => el("time", {}, formatted(one.timestamp, one.format) ?? one.fallback ?? ""),
  color: (one) => el("code", {}, one.value),
};

const TAGS = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function styled(style, content) {
  let node = content;
  for (const [name, tag] of Object.entries(TAGS)) {
    if (style?.[name]) node = el(tag, {}, node);
  }
  return node;
}

function emoji(one) {
  const points = (one.unicode ?? "").split("-").map((point) => parseInt(point, 16));
  return points.every((point) => point > 0) ? String.fromCodePoint(...points) : `:${one.name}:`;
}

const unknownPart = (part) => el("div.unknown", {}, `Not shown here: ${part.type}`);
const unknownPiece = (piece) => el("span.unknown", {}, piece.type);
