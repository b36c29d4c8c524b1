// Search as you type, after the ARIA combobox pattern: input[data-suggest-url] asks for <li role="option"> rows.
const WAIT = 180;
let made = 0;

function start(input) {
  const box = input.closest(".suggest") || wrap(input);
  const list = document.createElement("ul");
  list.className = "suggest-list";
  list.id = `suggest-${(made += 1)}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() || input.name);
  list.hidden = true;
  box.append(list);
  const hidden = input.dataset.suggestValue && document.querySelector(input.dataset.suggestValue);
  const many = input.dataset.suggestMany;
  let timer = 0;
  let asked = 0;

  const set = (pairs) => Object.entries(pairs).forEach(([name, value]) => input.setAttribute(name, value));
  set({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" });
  input.removeAttribute("list"); // a <datalist> serves where no script runs
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  const close = () => {
    list.hidden = true;
    set({ "aria-expanded": "false" });
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (option) => {
    active()?.setAttribute("aria-selected", "false");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const show = (html) => {
    list.innerHTML = html;
    options().forEach((option, n) => {
      option.id = `${list.id}-${n}`;
      option.setAttribute("aria-selected", "false");
    });
    list.hidden = !list.children.length;
    set({ "aria-expanded": String(!list.hidden) });
  };

  const ask = async () => {
    const words = input.value.trim();
    if (words.length < Number(input.dataset.suggestMin || 2)) return close();
    const turn = (asked += 1);
    const url = new URL(input.dataset.suggestUrl, location.href);
    url.searchParams.set("q", words);
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (turn === asked && answer.ok && !answer.redirected) show(await answer.text());
    return null;
  };

  const choose = (option) => {
    const text = option.dataset.text || option.textContent.trim();
    if (many) add(many, option.dataset.value, text);
    input.value = many ? "" : text;
    if (hidden) hidden.value = option.dataset.value || "";
    close();
    input.dispatchEvent(new CustomEvent("suggest:chosen", { bubbles: true, detail: { ...option.dataset } }));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const add = (name, value, text) => {
    let chosen = box.parentElement.querySelector(".chosen");
    if (!chosen) {
      chosen = document.createElement("ul");
      chosen.className = "chosen";
      box.before(chosen);
    }
    if ([...chosen.querySelectorAll("input")].some((old) => old.value === value)) return;
    const row = document.createElement("li");
    row.innerHTML = '<label><input type="checkbox" checked> <span></span></label>';
    Object.assign(row.querySelector("input"), { name, value });
    row.querySelector("span").textContent = text;
    chosen.append(row);
  };

  input.addEventListener("input", (event) => {
    if (!event.isTrusted && !input.value) return;
    if (hidden && event.isTrusted) hidden.value = "";
    clearTimeout(timer);
    if (event.isTrusted) timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); return close(); }
    if (event.key === "Enter" && !event.ctrlKey && !list.hidden && active()) { event.preventDefault(); return choose(active()); }
    if (event.key === "Tab" && !list.hidden && active()) return choose(active());
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return null;
    event.preventDefault();
    if (list.hidden) return ask();
    const rows = options();
    const at = rows.indexOf(active()) + (event.key === "ArrowDown" ? 1 : -1);
    return mark(rows[(at + rows.length) % rows.length]);
  });

  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}

function wrap(input) {
  const box = document.createElement("div");
  box.className = "suggest";
  input.replaceWith(box);
  box.append(input);
  return box;
}

function dress(root) {
  for (const input of root.querySelectorAll("input[data-suggest-url]:not([role=combobox])")) start(input);
}

dress(document);
document.addEventListener("htmx:afterSwap", (event) => dress(event.target));
