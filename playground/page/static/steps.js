// A step of a workflow, as the Workflow Builder would run it: its fields, and what it hands back.

import { act } from "./api.js";
import { el, icon, newId } from "./dom.js";
import { store } from "./store.js";

const KINDS = { date: "date", timestamp: "datetime-local", integer: "number" };

export function stepItems() {
  return (store.state.steps ?? []).map((one) => ({
    text: `Step: ${one.title}`,
    description: "Workflow",
    run: () => openStep(one),
  }));
}

function openStep(step) {
  const title = newId("step");
  const fields = step.inputs.map((one) => [one, field(one)]);
  const outcome = el("div.outcome", { role: "status" });
  const run = el("button.primary", { type: "submit" }, "Run the step");
  const shut = () => dialog.close();
  const dialog = el(
    "dialog.modal",
    { "aria-labelledby": title, "data-step-id": step.id },
    el(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          send(step, fields, outcome, run);
        },
      },
      el(
        "header",
        {},
        el("h2", { id: title }, step.title),
        el("button.plain", { type: "button", "aria-label": "Close", onclick: shut }, icon("close")),
      ),
      el("div.body", {}, el("p.about", {}, step.about), fields.map(labelled), outcome),
      el("footer", {}, el("div.buttons", {}, run)),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.[1].focus();
}

function field(one) {
  const kind = KINDS[one.type] ?? "text";
  return el("input", { id: newId("input"), type: kind, name: one.name, required: one.required });
}

function labelled([one, input]) {
  const optional = one.required ? null : el("span.optional", {}, " (optional)");
  return el(
    "div.block.input",
    {},
    el("label", { htmlFor: input.id }, one.title, optional),
    input,
    el("p.hint", {}, one.about),
  );
}

async function send(step, fields, outcome, run) {
  if (run.disabled) return;
  run.disabled = true;
  const inputs = Object.fromEntries(fields.map(([one, input]) => [one.name, told(one, input)]));
  const ended = await act({ act: "step", id: step.id, inputs });
  run.disabled = false;
  const failed = ended.error || ended.failed;
  outcome.classList.toggle("failed", Boolean(failed));
  outcome.replaceChildren(...(failed ? [failed] : results(step, ended.outputs)));
  outcome.scrollIntoView({ block: "nearest" });
}

// The workflow knows a moment as seconds since 1970.
function told(one, input) {
  if (one.type !== "timestamp" || !input.value) return input.value;
  return String(Math.floor(new Date(input.value).getTime() / 1000));
}

function results(step, outputs) {
  const rows = Object.entries(outputs).map(([name, value]) =>
    el("tr", {}, el("th", { scope: "row" }, step.outputs[name] ?? name), el("td", {}, String(value))),
  );
  return [el("strong", {}, "What later steps may use"), el("table", {}, el("tbody", {}, rows))];
}
