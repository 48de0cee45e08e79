// Everything said to the server and heard from it.

import { announce, complain } from "./saying.js";
import { emit, store } from "./store.js";

export class Failed extends Error {}

export async function get(address) {
  return answer(() => fetch(address, { headers: { Accept: "application/json" } }));
}

export async function post(address, said) {
  const headers = { "Content-Type": "application/json" };
  return answer(() => fetch(address, { method: "POST", headers, body: JSON.stringify(said) }));
}

async function answer(ask) {
  let reply;
  try {
    reply = await ask();
  } catch {
    throw new Failed("The playground does not answer. Is it still running?");
  }
  const said = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Failed(said.error || `The playground answered ${reply.status}.`);
  return said;
}

// What the person does. `about` is told to the tour alone. Never throws: a failure is shown.
export async function act(said, about = {}) {
  let outcome;
  try {
    outcome = await post("/api/act", { as: store.me, ...said });
  } catch (failure) {
    outcome = { ok: false, error: failure.message, errors: {}, options: [] };
  }
  if (outcome.error) complain(outcome.error);
  if (said.act !== "search") {
    await refresh();
    emit("acted", { said, outcome, about });
  }
  return outcome;
}

// ── asking again ────────────────────────────────────────────────────────────────────────────────

// While one answer is under way, all further wishes for it become one.
function coalesced(work) {
  let running = null;
  let again = null;
  const start = () => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    again ??= running.then(() => {
      again = null;
      return start();
    });
    return again;
  };
}

export const refresh = coalesced(async () => {
  const asked = store.me;
  const state = await get(`/api/state?as=${encodeURIComponent(asked)}`).catch(() => null);
  if (!state || asked !== store.me) return;
  store.state = state;
  store.me = state.me.id;
  emit("state");
});

export const refreshMail = coalesced(async () => {
  const [mailbox, trail, senders] = await Promise.all([
    get("/api/mail").catch(() => store.mailbox),
    get("/api/trail").catch(() => store.trail),
    get("/api/senders").catch(() => store.senders),
  ]);
  Object.assign(store, { mailbox, trail, senders });
  emit("mail");
});

export function listen() {
  const changes = new EventSource("/api/changes");
  let lost = false;
  changes.addEventListener("open", () => {
    if (lost) announce("The playground is back.");
    lost = false;
    emit("connected", true);
    refresh();
    refreshMail();
  });
  changes.addEventListener("error", () => {
    lost = true;
    emit("connected", false);
  });
  changes.addEventListener("message", (event) => heard(JSON.parse(event.data)));
}

function heard(change) {
  if (change.kind === "mail" || change.kind === "trail") refreshMail();
  if (change.kind !== "mail" && (!change.user || change.user === store.me)) refresh();
}

export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}
