// The office administration: a search box above long lists, and dates from Django's calendar as the page shows them.
const LONG = 9;
const SHOWN = 8;
if (window.django?.formats) window.django.formats.DATE_INPUT_FORMATS.unshift("%d-%m-%Y");

const plain = (words) => words.toLowerCase().replace(/\s+/g, " ").trim();
const fits = (text, words) => words.split(" ").every((word) => plain(text).includes(word));

function nameOf(field) {
  const label = field.labels?.[0] || document.querySelector(`label[for="${field.id}_0"], label[for="${field.id}"]`)
    || field.closest("fieldset")?.querySelector("legend");
  return field.ariaLabel || label?.textContent.trim().replace(/:$/, "") || "";
}

function searchBox(field) {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "choice-search";
  box.placeholder = field.dataset.searched;
  box.autocomplete = "off";
  box.setAttribute("aria-label", `${field.dataset.searched}: ${nameOf(field)}`);
  if (field.id) box.setAttribute("aria-controls", field.id);
  const frame = document.createElement("div");
  frame.className = "searched";
  field.replaceWith(frame);
  frame.append(box, field);
  return box;
}

// One of many: while one types, the list is open below the box and holds what fits and what is chosen.
function searchSelect(select) {
  const box = searchBox(select);
  const all = [...select.options];
  const hits = () => [...select.options].filter((option) => !option.hidden && option.value);

  const filter = () => {
    for (const option of select.options) if (!all.includes(option)) all.push(option); // entered in a pop-up
    const words = plain(box.value);
    const chosen = select.value;
    const shown = all.filter((option) => !words || fits(option.text, words) || option.value === chosen);
    for (const option of shown) option.hidden = Boolean(words) && !fits(option.text, words);
    select.replaceChildren(...shown);
    select.value = chosen;
    select.size = words ? Math.min(SHOWN, Math.max(2, hits().length)) : 1;
    box.classList.toggle("nothing", Boolean(words) && !hits().length);
  };
  const close = () => { box.value = ""; filter(); };
  const choose = (option) => {
    select.value = option.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  box.addEventListener("input", filter);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (!["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const [first] = hits();
    if (box.value && first) choose(first);
    if (event.key === "Enter") close();
    select.focus();
  });
  select.addEventListener("click", () => { if (select.size > 1) close(); });
  select.addEventListener("keydown", (event) => {
    if (select.size === 1 || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    close();
  });
  select.addEventListener("blur", (event) => { if (event.relatedTarget !== box) close(); });
}

// Several of many: what is ticked stays in sight.
function searchTicks(list) {
  const box = searchBox(list);
  box.addEventListener("input", () => {
    for (const row of list.children) row.hidden = !fits(row.textContent, plain(box.value)) && !row.querySelector("input:checked");
  });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

// One or several of thousands: what fits is fetched while one types; what is chosen stays.
function found(box) {
  const list = box.nextElementSibling;
  const single = list.tagName === "SELECT";
  let waiting;
  let asked = 0;

  const option = ({ id, text }) => {
    if (single) return new Option(text, id);
    const row = document.createElement("li");
    const label = document.createElement("label");
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: list.dataset.name, value: id });
    label.append(tick, ` ${text}`);
    row.append(label);
    return row;
  };
  const isKept = (row) => (single ? row.selected || !row.value : row.querySelector("input:checked"));
  const valueOf = (row) => (single ? row.value : row.querySelector("input").value);
  const show = (rows) => {
    const kept = [...list.children].filter(isKept);
    const known = kept.map(valueOf);
    const fresh = rows.filter((row) => !known.includes(row.id)).map(option);
    list.replaceChildren(...kept, ...fresh);
    if (single) list.size = rows.length ? Math.min(SHOWN, Math.max(2, list.options.length)) : 1;
    box.classList.toggle("nothing", Boolean(plain(box.value)) && !rows.length);
  };
  const fetchRows = async () => {
    const words = plain(box.value);
    const turn = ++asked;
    if (!words) return show([]);
    const answer = await fetch(`${box.dataset.found}&term=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
    if (answer.ok && turn === asked) show((await answer.json()).results);
  };
  const done = () => { box.value = ""; asked += 1; show([]); };

  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(fetchRows, 200); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") done();
    if (!["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    list.focus();
    if (single && list.size > 1) list.selectedIndex = Math.min(list.options.length - 1, 1);
  });
  if (!single) return;
  list.addEventListener("click", () => { if (list.size > 1 && list.value) done(); });
  list.addEventListener("keydown", (event) => {
    if (list.size === 1 || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    done();
  });
}

function dress(root) {
  for (const box of root.querySelectorAll("[data-found]")) if (!box.closest(".empty-form")) found(box);
  for (const field of root.querySelectorAll("[data-searched]")) {
    const long = (field.options || field.children).length > LONG;
    if (!long || field.closest(".searched, .empty-form") || field.disabled) continue;
    if (field.tagName === "SELECT") searchSelect(field);
    else searchTicks(field);
  }
}

dress(document);
document.addEventListener("formset:added", (event) => dress(event.target));
