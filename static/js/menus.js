// Menus made of <details> close on Escape and on a click elsewhere; dialogs open; focus goes to what failed.
const isMenu = (details) => details.matches(".menu") || details.querySelector(":scope > ul.menu");
const openMenus = () => [...document.querySelectorAll("details[open]")].filter(isMenu);

function close(menu, { refocus = false } = {}) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) close(menu);
  }
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  const cancel = event.target.closest("[data-closes-details]");
  if (cancel) close(cancel.closest("details"), { refocus: true });
  const shut = event.target.closest(".message .close");
  if (shut) shut.closest(".message").remove();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = openMenus().pop();
  if (menu) close(menu, { refocus: true });
});

function dress(root) {
  for (const hidden of root.querySelectorAll("[data-opens], [data-closes-details]")) hidden.hidden = false;
  for (const plain of root.querySelectorAll("[data-plain-help]")) plain.hidden = true;
  root.querySelector("[data-focus]")?.focus();
}

// On phones a page of several parts (letter, disposition, history) shows one at a time.
function showPart(nav, name) {
  for (const link of nav.querySelectorAll("a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const part of document.querySelectorAll("[data-part]")) {
    part.classList.toggle("away", part.dataset.part !== name);
  }
}

for (const nav of document.querySelectorAll("nav.parts")) {
  const names = [...nav.querySelectorAll("a")].map((link) => link.hash.slice(1));
  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link?.hash) return;
    event.preventDefault();
    showPart(nav, link.hash.slice(1));
    document.querySelector(`details[data-part="${link.hash.slice(1)}"]`)?.setAttribute("open", "");
  });
  showPart(nav, names.includes(location.hash.slice(1)) ? location.hash.slice(1) : names[0]);
}

dress(document);
document.addEventListener("htmx:afterSwap", (event) => dress(event.target));
