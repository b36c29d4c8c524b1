// Shortcut keys: j/k walk through a list, any [data-key] is pressed by its key, Ctrl+Enter sends the form.
const STORE = "keys-on";
const ROWS = ".row-link, [data-keys-row]";
const on = () => localStorage.getItem(STORE) !== "no";
const writes = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const shown = (element) => element.getClientRects().length > 0 && !element.disabled;

function walk(step) {
  const rows = [...document.querySelectorAll(ROWS)].filter(shown);
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement) || row.closest(".here"));
  const to = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  document.querySelector(".here")?.classList.remove("here");
  to.closest("li, tr")?.classList.add("here");
  (to.matches("a, button") ? to : to.querySelector("a, button")).focus();
  to.scrollIntoView({ block: "nearest" });
  return true;
}

function press(key) {
  const focus = document.querySelector(`[data-key-focus="${CSS.escape(key)}"]`);
  if (focus && shown(focus)) {
    focus.focus();
    focus.select?.();
    return true;
  }
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(shown);
  target?.click();
  return Boolean(target);
}

function help() {
  const dialog = document.getElementById("keys");
  if (dialog && !dialog.open) dialog.showModal();
  return Boolean(dialog);
}

function send(event) {
  const form = event.target.closest("form") || document.querySelector("form[data-main]");
  if (!form || form.method !== "post") return false;
  form.requestSubmit(form.querySelector("[data-primary], .btn-primary") || undefined);
  return true;
}

function act(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event);
  if (event.ctrlKey || event.metaKey || event.altKey || !on() || writes(event.target)) return false;
  if (document.querySelector("dialog[open]")) return false;
  if (event.key === "j") return walk(1);
  if (event.key === "k") return walk(-1);
  if (event.key === "?") return help();
  return press(event.key);
}

document.addEventListener("keydown", (event) => {
  if (!event.defaultPrevented && act(event)) event.preventDefault();
});

const choice = document.querySelector("[data-keys-on]");
if (choice) {
  choice.checked = on();
  choice.addEventListener("change", () => localStorage.setItem(STORE, choice.checked ? "yes" : "no"));
}
