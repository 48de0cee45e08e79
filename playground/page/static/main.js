// The page begins here.

import { listen, refresh, refreshMail } from "./api.js";
import { startConversation } from "./conversation.js";
import { byId, icon } from "./dom.js";
import { startMailbox } from "./mailbox.js";
import { startModals } from "./modals.js";
import { startSidebar } from "./sidebar.js";
import { on } from "./store.js";
import { startTour } from "./tour.js";
import { startTrail } from "./trail.js";

for (const place of document.querySelectorAll("[data-icon]"))
  place.prepend(icon(place.dataset.icon));

// The order is the order in which they hear of a change: the sidebar decides where one is.
startSidebar();
startConversation();
startModals();
startMailbox();
startTrail();
startTour();

on("connected", (isThere) => {
  byId("lost").hidden = isThere;
});

// On a phone one of the three columns is shown at a time.
for (const tab of document.querySelectorAll("[data-column]")) {
  tab.addEventListener("click", () => showColumn(tab.dataset.column));
}
on("place", () => showColumn("talk"));
on("thread", () => showColumn("talk"));

function showColumn(name) {
  document.body.dataset.shown = name;
  for (const tab of document.querySelectorAll("[data-column]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.column === name));
  }
}

await Promise.all([refresh(), refreshMail()]);
document.body.dataset.ready = "yes";
listen();
