// What the page knows, and who is told when it changes. The server knows better: after each change
// the whole of it is asked for again.

const listeners = new Map();

export const store = {
  state: null,
  me: sessionStorage.getItem("me") ?? "",
  // A channel's id, or "home".
  place: "",
  thread: "",
  mailbox: { mailbox: "", mails: [] },
  trail: [],
  senders: [],
};

export function on(kind, hear) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), hear]);
}

export function emit(kind, detail) {
  for (const hear of listeners.get(kind) ?? []) hear(detail);
}

export const person = (id) => store.state?.people.find((one) => one.id === id);
export const channel = (id) => store.state?.channels.find((one) => one.id === id);
export const directMessages = () => store.state?.channels.find((one) => one.kind === "dm");
export const messagesIn = (id) => store.state?.messages[id] ?? [];
export const zone = () => store.state?.me.tz || undefined;
export const locale = () => store.state?.me.locale || undefined;

export function go(place) {
  store.place = place;
  store.thread = "";
  emit("place");
}

export function become(user) {
  store.me = user;
  sessionStorage.setItem("me", user);
  store.thread = "";
  emit("person");
}
