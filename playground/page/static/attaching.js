// The files that go along with the message that is being written: chosen, listed, taken off again.

import { base64 } from "./api.js";
import { el, icon } from "./dom.js";

// `changed` is called whenever there are more or fewer of them.
export function attaching(changed) {
  let files = [];
  const list = el("ul.files.going", { "aria-label": "Files that go along", hidden: true });
  const show = () => {
    list.replaceChildren(...files.map((file) => line(file)));
    list.hidden = !files.length;
    changed();
  };
  const set = (wanted) => {
    files = wanted;
    show();
  };
  const line = (file) =>
    el(
      "li",
      {},
      icon("file"),
      el("span", {}, file.name),
      el(
        "button.plain",
        {
          type: "button",
          "aria-label": `Take ${file.name} off`,
          onclick: () => set(files.filter((one) => one !== file)),
        },
        icon("close"),
      ),
    );
  const input = el("input", {
    type: "file",
    multiple: true,
    hidden: true,
    "aria-label": "Files to attach",
    onchange: () => {
      set([...files, ...input.files]);
      input.value = "";
    },
  });
  const button = el(
    "button.plain",
    {
      type: "button",
      "aria-label": "Attach files",
      title: "Attach files",
      onclick: () => input.click(),
    },
    icon("clip"),
  );
  const told = async (file) => ({ name: file.name, base64: await base64(file) });
  return { button, input, list, set, all: () => files, told: () => Promise.all(files.map(told)) };
}
