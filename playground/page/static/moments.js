// Moments on the clock of whoever is looking, in their own way of writing them.

import { locale, zone } from "./store.js";

const DAY = 86_400_000;

export function written(moment, options) {
  const format = (place) =>
    new Intl.DateTimeFormat(place, { timeZone: zone(), hourCycle: "h23", ...options });
  try {
    return format(locale()).format(moment);
  } catch {
    return format("en").format(moment);
  }
}

export const time = (moment) =>
  written(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

// In the person's zone, as 2026-11-21.
export function dayOf(moment) {
  const options = { year: "numeric", month: "2-digit", day: "2-digit" };
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone(), ...options }).format(moment);
}

export function dayName(moment, now = new Date()) {
  const pretty = prettyDay(moment, now);
  return pretty ?? written(moment, { weekday: "long", day: "numeric", month: "long" });
}

function prettyDay(moment, now) {
  const near = { [-1]: "Yesterday", 0: "Today", 1: "Tomorrow" };
  const days = [-1, 0, 1].find(
    (one) => dayOf(new Date(now.getTime() + one * DAY)) === dayOf(moment),
  );
  return days === undefined ? null : near[days];
}

export function shortWhen(moment, now = new Date()) {
  if (dayOf(moment) === dayOf(now)) return time(moment);
  return written(moment, { day: "numeric", month: "short" });
}

// ── Slack's dates: <!date^1392734382^{date_short_pretty} {time}|…> ──────────────────────────────

const FORMS = {
  date_num: (moment) => dayOf(moment),
  date: (moment) => written(moment, { dateStyle: "long" }),
  date_short: (moment) => written(moment, { day: "numeric", month: "short", year: "numeric" }),
  date_long: (moment) => written(moment, { dateStyle: "full" }),
  date_pretty: (moment) => pretty(moment, FORMS.date),
  date_short_pretty: (moment) => pretty(moment, FORMS.date_short),
  date_long_pretty: (moment) => pretty(moment, FORMS.date_long),
  time,
  time_secs: (moment) => written(moment, { timeStyle: "medium" }),
  ago: (moment) => ago(moment, new Date()),
};

const pretty = (moment, otherwise) =>
  prettyDay(moment, new Date())?.toLowerCase() ?? otherwise(moment);

export function formatted(seconds, form) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  const text = form.replace(/\{(\w+)\}/g, (whole, name) => FORMS[name]?.(moment) ?? whole);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ago(moment, now) {
  const minutes = Math.round((moment - now) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 60 / 24), "day");
}

// ── native inputs for a moment: they know no zones ──────────────────────────────────────────────

export function asInput(seconds) {
  const moment = new Date(seconds * 1000);
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone() };
  return `${dayOf(moment)}T${new Intl.DateTimeFormat("sv-SE", clock).format(moment)}`;
}

export function fromInput(text) {
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return null;
  // Twice, because the first guess may lie on the other side of a change of the clock.
  let moment = wanted;
  for (let round = 0; round < 2; round += 1) {
    moment += wanted - Date.parse(`${asInput(moment / 1000)}Z`);
  }
  return Math.round(moment / 1000);
}
