// What can be pressed and filled in, each kind of element by its name in Block Kit.
//
// A place is where it stands: {press(block, element, option), give(block, element, given, at),
// search(block, element, typed), value(block, element), upload(block, element, file)}.

import { el, icon } from "./dom.js";
import { asInput, fromInput } from "./moments.js";
import { picker } from "./picker.js";
import { menuButton } from "./popup.js";
import { store } from "./store.js";
import { shown } from "./text.js";

export function element(place, block, one) {
  const make = KINDS[one.type];
  return make ? make(place, block, one) : el("div.unknown", {}, `Not shown here: ${one.type}`);
}

export const spotOf = (block, one, value = "") => `${block.block_id}/${one.action_id}/${value}`;
const words = (object) => object?.text ?? "";
const labelOf = (block, one) =>
  one.accessibility_label ??
  (words(block.label) || words(one.placeholder) || words(block.text).slice(0, 80));

// ── pressed ─────────────────────────────────────────────────────────────────────────────────────

function button(place, block, one) {
  const press = async () => {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    await place.press(block, one);
    node.removeAttribute("aria-busy");
  };
  const style = one.style ? `.${one.style}` : "";
  const given = {
    "data-spot": spotOf(block, one),
    "aria-label": one.accessibility_label,
    onclick: press,
  };
  const leads = one.url && /^https?:/i.test(one.url);
  const node = leads
    ? el(`a.button${style}`, {
        ...given,
        href: one.url,
        target: "_blank",
        rel: "noopener noreferrer",
      })
    : el(`button${style}`, { type: "button", ...given });
  node.append(...shown(one.text));
  return node;
}

function overflow(place, block, one) {
  const items = () =>
    one.options.map((option) => ({
      text: words(option.text),
      description: words(option.description),
      run: () => place.press(block, one, option.value),
    }));
  return menuButton(
    "overflow",
    labelOf(block, one) ? `More: ${labelOf(block, one)}` : "More",
    items,
    {
      spot: spotOf(block, one),
    },
  );
}

// ── chosen from a list ──────────────────────────────────────────────────────────────────────────

const choice = (option, group) => ({
  text: words(option.text),
  value: option.value ?? "",
  description: words(option.description),
  group,
});

function ownChoices(one) {
  const groups = one.option_groups ?? [{ options: one.options ?? [] }];
  return groups.flatMap((group) =>
    group.options.map((option) => choice(option, words(group.label))),
  );
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function among(choices) {
  return (typed) =>
    choices.filter((each) => folded(`${each.text} ${each.description}`).includes(folded(typed)));
}

function menu(choicesOf, chosenOf) {
  return (place, block, one) => {
    const several = one.type.startsWith("multi_");
    const give = (chosen) => {
      const values = chosen.map((each) => each.value);
      place.give(block, one, several ? values : (values[0] ?? null));
    };
    return picker({
      label: labelOf(block, one) || "Choose",
      placeholder:
        words(one.placeholder) ||
        (one.type.endsWith("external_select") ? "Type to search" : "Choose"),
      several,
      needed: block.type === "input" && !block.optional,
      most: one.max_selected_items,
      chosen: chosenOf(place.value(block, one)),
      asks: one.type.endsWith("external_select"),
      choices: choicesOf(place, block, one),
      changed: give,
      spot: spotOf(block, one),
    });
  };
}

function chosenOptions(value) {
  const options =
    value?.selected_options ?? (value?.selected_option ? [value.selected_option] : []);
  return options.map((option) => choice(option));
}

function asking(place, block, one) {
  const least = one.min_query_length ?? 3;
  return (typed) => {
    if (typed.length >= least) return place.search(block, one, typed);
    return least === 1 ? "Type a letter." : `Type at least ${least} letters.`;
  };
}

const colleagues = () =>
  store.state.people.map(({ id, name, handle }) => ({
    text: name,
    value: id,
    description: `@${handle}`,
  }));
const places = () =>
  store.state.channels.map(({ id, name, kind }) => ({
    text: kind === "dm" ? name : `#${name}`,
    value: id,
  }));

function chosenIds(one, several, known) {
  return (value) => {
    const ids = value?.[several] ?? (value?.[one] ? [value[one]] : []);
    return ids.map((id) => known().find((each) => each.value === id) ?? { text: id, value: id });
  };
}

const staticMenu = menu((_place, _block, one) => among(ownChoices(one)), chosenOptions);
const askingMenu = menu(asking, chosenOptions);
const peopleMenu = menu(
  () => among(colleagues()),
  chosenIds("selected_user", "selected_users", colleagues),
);
const channelMenu = menu(
  () => among(places()),
  chosenIds("selected_channel", "selected_channels", places),
);
const conversationMenu = menu(
  () => among(places()),
  chosenIds("selected_conversation", "selected_conversations", places),
);

function ticks(place, block, one) {
  const several = one.type === "checkboxes";
  const before = new Set(chosenOptions(place.value(block, one)).map((each) => each.value));
  const changed = () => {
    const values = inputs.filter((each) => each.checked).map((each) => each.value);
    place.give(block, one, several ? values : (values[0] ?? null));
  };
  const inputs = one.options.map((option) =>
    el("input", {
      type: several ? "checkbox" : "radio",
      name: spotOf(block, one),
      value: option.value ?? "",
      checked: before.has(option.value),
      "data-spot": spotOf(block, one, option.value),
      onchange: changed,
    }),
  );
  const rows = one.options.map((option, at) => {
    const about = option.description ? el("small", {}, shown(option.description)) : null;
    return el("label.tick", {}, inputs[at], el("span", {}, shown(option.text), about));
  });
  return el(
    "div.ticks",
    { role: several ? "group" : "radiogroup", "aria-label": labelOf(block, one) },
    rows,
  );
}

// ── typed ───────────────────────────────────────────────────────────────────────────────────────

const TYPED = {
  number_input: { type: "text", inputmode: "decimal" },
  email_text_input: { type: "email", autocomplete: "off" },
  url_text_input: { type: "url" },
};

function typed(place, block, one) {
  const long = one.multiline || one.type === "rich_text_input";
  const node = el(long ? "textarea" : "input", {
    ...(long ? { rows: "4" } : { type: "text", ...TYPED[one.type] }),
    placeholder: words(one.placeholder),
    maxlength: one.max_length,
    "aria-label": block.label ? null : labelOf(block, one),
    "data-spot": spotOf(block, one),
    value: typedText(place.value(block, one)),
    oninput: () => place.give(block, one, node.value, "soon"),
    onchange: () => place.give(block, one, node.value),
  });
  return node;
}

function typedText(value) {
  const rich = value?.rich_text_value?.elements ?? [];
  return (
    value?.value ?? rich.flatMap((part) => part.elements.map((piece) => piece.text ?? "")).join("")
  );
}

function moment(type, slot, asShown = (kept) => kept, asGiven = (text) => text) {
  return (place, block, one) => {
    const kept = place.value(block, one)?.[slot];
    const node = el("input", {
      type,
      value: kept === null || kept === undefined ? "" : asShown(kept),
      "aria-label": block.label ? null : labelOf(block, one),
      "data-spot": spotOf(block, one),
      onchange: () => place.give(block, one, node.value ? asGiven(node.value) : null),
    });
    return node;
  };
}

// ── files ───────────────────────────────────────────────────────────────────────────────────────

function files(place, block, one) {
  const list = el("ul.files");
  const taken = place.value(block, one)?.files ?? [];
  list.append(...taken.map((file) => el("li", {}, icon("file"), file.name ?? file.id)));
  const kinds = (one.filetypes ?? []).map((kind) => `.${kind}`).join(",");
  const add = async () => {
    for (const file of input.files) {
      const outcome = await place.upload(block, one, file);
      if (outcome.ok) list.append(el("li", {}, icon("file"), file.name));
    }
    input.value = "";
  };
  const input = el("input", {
    type: "file",
    multiple: (one.max_files ?? 10) > 1,
    accept: kinds || null,
    "aria-label": labelOf(block, one) || "Files",
    "data-spot": spotOf(block, one),
    onchange: add,
  });
  return el("div.upload", {}, list, input);
}

const KINDS = {
  button,
  workflow_button: button,
  overflow,
  static_select: staticMenu,
  multi_static_select: staticMenu,
  external_select: askingMenu,
  multi_external_select: askingMenu,
  users_select: peopleMenu,
  multi_users_select: peopleMenu,
  channels_select: channelMenu,
  multi_channels_select: channelMenu,
  conversations_select: conversationMenu,
  multi_conversations_select: conversationMenu,
  checkboxes: ticks,
  radio_buttons: ticks,
  plain_text_input: typed,
  number_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  rich_text_input: typed,
  datepicker: moment("date", "selected_date"),
  timepicker: moment("time", "selected_time"),
  datetimepicker: moment("datetime-local", "selected_date_time", asInput, fromInput),
  file_input: files,
};
