// The panel that chooses people: filter the list, apply a favourite, and say in one sentence what will happen.
function start(panel) {
  const search = panel.querySelector("[data-picker-search]");
  const items = () => [...panel.querySelectorAll("[data-picker-item]")];
  const sentence = panel.querySelector("[data-picker-sentence]");
  const due = panel.querySelector("[data-picker-due]");
  const language = document.documentElement.lang;

  const filter = () => {
    const words = search.value.trim().toLowerCase();
    let hits = 0;
    for (const item of items()) {
      const fits = item.textContent.toLowerCase().includes(words) || item.querySelector("input").checked;
      item.hidden = !fits;
      hits += fits ? 1 : 0;
    }
    const none = panel.querySelector("[data-picker-none]");
    if (none) none.hidden = hits > 0;
  };

  const dueWords = () => {
    if (!due?.value) return "";
    const [date, time] = due.value.split("T");
    const day = new Date(`${date}T12:00`);
    if (Number.isNaN(day.getTime())) return due.value;
    const words = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(day);
    const word = sentence.dataset.at || "{day} {time}";
    return time ? word.replace("{day}", words).replace("{time}", language === "id" ? time.replace(":", ".") : time) : words;
  };

  const say = () => {
    if (!sentence) return;
    const names = items().filter((item) => item.querySelector("input").checked).map((item) => item.dataset.name);
    const listed = names.length ? new Intl.ListFormat(language, { type: "conjunction" }).format(names) : "";
    const when = dueWords();
    const words = sentence.dataset;
    const template = !names.length ? words.none : when ? words.template : words.templateWithoutDue || words.template;
    sentence.textContent = (template || "").replace("{names}", listed).replace("{due}", when);
  };

  const favourite = (button) => {
    const wanted = (name) => new Set((button.dataset[name] || "").split(",").filter(Boolean));
    const people = wanted("positions");
    const instructions = wanted("instructions");
    for (const item of items()) {
      const input = item.querySelector("input");
      if (!input.disabled) input.checked = people.has(input.value);
    }
    for (const input of panel.querySelectorAll("[data-picker-instruction]")) input.checked = instructions.has(input.value);
    say();
  };

  search?.addEventListener("input", filter);
  search?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey) return;
    event.preventDefault();
    const first = items().find((item) => !item.hidden && !item.querySelector("input").checked);
    first?.querySelector("input").click();
    search.select();
  });
  panel.addEventListener("change", say);
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picker-favourite]");
    if (!button) return;
    event.preventDefault();
    favourite(button);
  });
  say();
}

function dress(root) {
  for (const panel of root.querySelectorAll("[data-picker]:not([data-dressed])")) {
    panel.dataset.dressed = "yes";
    start(panel);
  }
}

dress(document);
document.addEventListener("htmx:afterSwap", (event) => dress(event.target.parentElement || document));
