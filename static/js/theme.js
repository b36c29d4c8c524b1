// Light, dark, or as the device: kept in a cookie, so that the server renders the choice without a flash.
// It also marks the page as scripted, for the few parts that only a script can serve.
const YEAR = 31536000;

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeSet === theme));
  }
}

for (const box of document.querySelectorAll("[data-theme-choice]")) box.hidden = false;
document.documentElement.classList.add("scripted");
apply(document.documentElement.dataset.theme || "auto");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-set]");
  if (!button) return;
  document.cookie = `theme=${button.dataset.themeSet}; path=/; max-age=${YEAR}; samesite=lax`;
  apply(button.dataset.themeSet);
});
