// Blocks as nodes. A kind that is not known here is said to be there, by its name.

import { el, icon, newId } from "./dom.js";
import { element } from "./elements.js";
import { rich, shown } from "./text.js";

// `error` stands in red at an input.
export function block(place, one, error = "") {
  const make = KINDS[one.type];
  const node = make ? make(place, one, error) : unknown(one);
  node.dataset.block = one.block_id ?? "";
  return node;
}

function unknown(one) {
  return el(
    "div.block.unknown",
    {},
    el("strong", {}, one.type),
    " – a kind of block that this playground does not show.",
  );
}

function section(place, one) {
  const fields = (one.fields ?? []).map((field) => el("div.field", {}, shown(field)));
  return el(
    "div.block.section",
    {},
    el(
      "div.words",
      {},
      one.text ? el("div.text", {}, shown(one.text)) : null,
      fields.length ? el("div.fields", {}, fields) : null,
    ),
    one.accessory ? el("div.accessory", {}, piece(place, one, one.accessory)) : null,
  );
}

const piece = (place, one, part) =>
  part.type === "image" ? picture(part) : element(place, one, part);

function context(_place, one) {
  const parts = one.elements.map((part) =>
    part.type === "image" ? picture(part) : el("span.text", {}, shown(part)),
  );
  return el("div.block.context", {}, parts);
}

function actions(place, one) {
  return el(
    "div.block.actions",
    {},
    one.elements.map((part) => element(place, one, part)),
  );
}

function image(_place, one) {
  const title = one.title ? el("figcaption", {}, shown(one.title)) : null;
  return el("figure.block.image", {}, title, picture(one));
}

// Pictures from elsewhere are not loaded: nothing leaves this machine.
function picture(one) {
  const id = one.slack_file?.id;
  if (!id) {
    return el(
      "span.unknown",
      { role: "img", "aria-label": one.alt_text },
      `Picture: ${one.alt_text}`,
    );
  }
  return el("img", { src: `/api/files/${encodeURIComponent(id)}`, alt: one.alt_text });
}

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

function input(place, one, error) {
  const field = element(place, one, one.element);
  const control = field.matches("input, textarea") ? field : field.querySelector("input");
  const [name, hint, wrong] = [newId("label"), newId("hint"), newId("wrong")];
  const optional = one.optional ? el("span.optional", {}, " (optional)") : null;
  const label = el(
    GROUPS.has(one.element.type) ? "div.label" : "label",
    { id: name },
    shown(one.label),
    optional,
  );
  if (GROUPS.has(one.element.type)) field.setAttribute("aria-labelledby", name);
  else describe(control, label, { hint: one.hint ? hint : "", wrong: error ? wrong : "" });
  return el(
    `div.block.input${error ? ".wrong" : ""}`,
    {},
    label,
    field,
    error ? el("p.error", { id: wrong, role: "alert" }, error) : null,
    one.hint ? el("p.hint", { id: hint }, shown(one.hint)) : null,
  );
}

function describe(control, label, { hint, wrong }) {
  if (!control) return;
  control.id ||= newId("field");
  label.htmlFor = control.id;
  const by = [wrong, hint].filter(Boolean).join(" ");
  if (by) control.setAttribute("aria-describedby", by);
  if (wrong) control.setAttribute("aria-invalid", "true");
}

function table(_place, one) {
  const settings = one.column_settings ?? [];
  const rows = one.rows.map((row) =>
    el(
      "tr",
      {},
      row.map((cell, at) =>
        el(
          `td${settings[at]?.align === "right" ? ".number" : ""}`,
          {},
          cell.type === "rich_text" ? rich(cell) : cell.text,
        ),
      ),
    ),
  );
  return el("div.block.table", {}, el("table", {}, el("tbody", {}, rows)));
}

function dataTable(_place, one) {
  const row = (kind, cells) =>
    el(
      "tr",
      {},
      cells.map((cell) =>
        el(`${kind}${cell.type === "raw_number" ? ".number" : ""}`, {}, cell.text),
      ),
    );
  const [head, ...rows] = one.rows;
  return el(
    "div.block.table",
    {},
    el(
      "table",
      {},
      el("caption", {}, one.caption),
      el("thead", {}, row("th", head)),
      el(
        "tbody",
        {},
        rows.map((cells) => row("td", cells)),
      ),
    ),
  );
}

const KINDS = {
  section,
  context,
  actions,
  image,
  input,
  table,
  data_table: dataTable,
  alert: (_place, one) => el(`p.block.alert.${one.level}`, {}, shown(one.text)),
  task_card: (_place, one) =>
    el(
      `div.block.task.${one.status}`,
      {},
      el("strong", {}, one.title),
      one.details ? rich(one.details) : null,
    ),
  divider: () => el("hr.block"),
  header: (_place, one) => el("h3.block.header", {}, shown(one.text)),
  rich_text: (_place, one) => el("div.block.richtext", {}, rich(one)),
};

// ── files that came with a message ──────────────────────────────────────────────────────────────

export function fileCard(file) {
  if (file.type.startsWith("image/")) {
    return el(
      "a.picture",
      { href: file.url, target: "_blank" },
      el("img", { src: file.url, alt: file.name }),
    );
  }
  const size = file.size === undefined ? "" : sized(file.size);
  return el(
    "a.file",
    { href: file.url, download: file.name },
    icon("file"),
    el("span", {}, el("strong", {}, file.name), el("small", {}, `${size} · save`)),
  );
}

export function sized(bytes) {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
