// Where elements stand: in a message or in a view. Here what is pressed and filled in becomes an act.

import { act, base64 } from "./api.js";
import { confirmed } from "./popup.js";
import { store } from "./store.js";
import { shown } from "./text.js";

const SOON = 300;

const names = (block, one) => ({ block_id: block.block_id, action_id: one.action_id });

async function asked(one) {
  return !one.confirm || confirmed(one.confirm, shown);
}

async function search(where, block, one, typed) {
  const outcome = await act({ act: "search", where, ...names(block, one), typed });
  return outcome.ok ? outcome.options : outcome.error || "Nothing found.";
}

// ── in a message ────────────────────────────────────────────────────────────────────────────────

export function messagePlace(message) {
  const where = { message: { channel: message.channel, ts: message.ts } };
  const click = async (block, one, more) => {
    if (!(await asked(one))) return;
    await act({ act: "click", where, ...names(block, one), ...more }, { action: one.action_id });
  };
  return {
    press: (block, one, option) => click(block, one, option === undefined ? {} : { option }),
    give: (block, one, given) => click(block, one, { chosen: given }),
    search: (block, one, typed) => search(where, block, one, typed),
    value: (block, one) => message.values?.[block.block_id]?.[one.action_id] ?? initial(one),
    upload: async () => ({ ok: false }),
  };
}

function initial(one) {
  const kept = {};
  for (const [name, value] of Object.entries(one)) {
    if (name === "initial_value") kept.value = value;
    else if (name.startsWith("initial_")) kept[name.replace("initial_", "selected_")] = value;
  }
  return kept;
}

// ── in a view ───────────────────────────────────────────────────────────────────────────────────

// What was typed and is not yet told, by view and field: {given, work, timer}.
const untold = new Map();
// What is just being told, by view: a promise, kept when it has.
const telling = new Map();

export function viewPlace(view) {
  const where = { view: view.id };
  const current = () =>
    [store.state.home, ...store.state.modals].find((one) => one?.id === view.id) ?? view;
  const about = (one) => ({ action: one.action_id, view: view.callback_id });
  const tell = (block, one, given) =>
    block.type === "input"
      ? act({ act: "fill", view: view.id, ...names(block, one), given })
      : act({ act: "click", where, ...names(block, one), chosen: given }, about(one));
  return {
    press: async (block, one, option) => {
      if (!(await asked(one))) return;
      await told(view.id);
      const more = option === undefined ? {} : { option };
      await act({ act: "click", where, ...names(block, one), ...more }, about(one));
    },
    give: async (block, one, given, when) => {
      const key = `${view.id} ${block.block_id} ${one.action_id}`;
      forget(key);
      if (when !== "soon") {
        if (await asked(one)) await inTurn(view.id, () => tell(block, one, given));
      } else if (!hears(block, one)) remember(key, given, () => inTurn(view.id, () => tell(block, one, given)));
    },
    search: (block, one, typed) => search(where, block, one, typed),
    value: (block, one) => {
      const waiting = untold.get(`${view.id} ${block.block_id} ${one.action_id}`);
      const kept = current().values[block.block_id]?.[one.action_id];
      return waiting ? { ...kept, value: waiting.given } : kept;
    },
    upload: async (block, one, file) =>
      act({
        act: "upload",
        view: view.id,
        ...names(block, one),
        name: file.name,
        base64: await base64(file),
      }),
  };
}

// A text field that reports at once does so when it is left, not at each letter.
const hears = (block, one) =>
  block.dispatch_action &&
  !one.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");

function remember(key, given, tell) {
  const work = () => {
    forget(key);
    return tell();
  };
  untold.set(key, { given, work, timer: setTimeout(work, SOON) });
}

function forget(key) {
  clearTimeout(untold.get(key)?.timer);
  untold.delete(key);
}

// One after the other, so that nothing overtakes what was typed before it.
function inTurn(viewId, work) {
  const turn = (telling.get(viewId) ?? Promise.resolve()).then(work);
  telling.set(viewId, turn);
  return turn;
}

// Before anything else happens in a view, all that was typed in it is told.
export async function told(viewId) {
  const waiting = [...untold.entries()].filter(([key]) => key.startsWith(`${viewId} `));
  for (const [, { work }] of waiting) work();
  await telling.get(viewId);
}
