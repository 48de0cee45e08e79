// Dark or light: as the system has it, until somebody chooses. Runs before anything is drawn.

const kept = localStorage.getItem("theme");
if (kept) document.documentElement.dataset.theme = kept;

addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const say = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    say();
  });
  system.addEventListener("change", say);
  say();
});
