// Dark or light: as the system has it, until somebody chooses. Runs before anything is drawn, and says
// it at the root, where the styles look.

const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;
const chosen = () => localStorage.getItem("theme");

function show() {
  root.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
  document
    .getElementById("theme")
    ?.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
}

show();
system.addEventListener("change", show);
addEventListener("DOMContentLoaded", () => {
  document.getElementById("theme").addEventListener("click", () => {
    localStorage.setItem("theme", root.dataset.theme === "dark" ? "light" : "dark");
    show();
  });
  show();
});
