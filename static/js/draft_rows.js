// Rows of people and addressees on the page of a draft: added on the spot, from the picker or as typed.
const told = (set) => set.dispatchEvent(new Event("input", { bubbles: true }));

function add(set, values) {
  const list = set.querySelector("[data-rows-list]");
  const numbers = [...list.querySelectorAll("[name$='-name']")].map((input) => Number(input.name.split("-")[1]));
  const n = Math.max(-1, ...numbers) + 1;
  const holder = document.createElement("div");
  holder.innerHTML = set.querySelector("[data-rows-blank]").innerHTML.replaceAll("NN", n);
  const row = holder.querySelector("[data-row]");
  for (const [name, value] of Object.entries(values)) {
    const field = row.querySelector(`[name="${set.dataset.rows}-${n}-${name}"]`);
    if (field && value) field.value = value;
  }
  const order = row.querySelector(`[name="${set.dataset.rows}-${n}-order"]`);
  if (order) order.value = list.children.length + 1;
  list.append(row);
  lies(row, values);
  return row;
}

function lies(row, known) {
  const tray = row.querySelector("[data-tray]");
  if (!tray || !(known.office || known.position)) return;
  tray.textContent = known.text || known.name;
  tray.closest("[hidden]").hidden = false;
}

// Whoever is called exactly as it was typed is meant, as if he had been picked.
async function meant(set, row, name) {
  const url = new URL(set.querySelector("[name=add_name]").dataset.suggestUrl, location.href);
  url.search = new URLSearchParams({ q: name, exactly: 1 });
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  const field = (part) => row.querySelector(`[name$="-${part}"]`);
  if (!answer?.ok || answer.redirected || field("name").value !== name) return;
  const found = document.createElement("ul");
  found.innerHTML = await answer.text();
  const known = found.querySelector("[role=option]")?.dataset;
  if (!known) return;
  for (const part of ["position", "office", "contact"]) field(part).value = known[part];
  for (const part of ["address", "email"]) field(part).value ||= known[part];
  lies(row, known);
  told(set);
}

function addressee(set, known) {
  const field = (name) => set.querySelector(`[name="add_${name}"]`);
  const name = known.text || field("name").value.trim();
  if (!name) return field("name").focus();
  const address = field("address").value.trim() || known.address;
  const row = add(set, { ...known, name, address, role: field("role").value });
  field("name").value = "";
  field("address").value = "";
  field("name").focus();
  told(set);
  return known.text ? null : meant(set, row, name);
}

for (const set of document.querySelectorAll("[data-rows]")) {
  set.addEventListener("suggest:chosen", (event) => {
    if (event.target.name === "add_name") addressee(set, event.detail);
  });
  set.addEventListener("click", (event) => {
    if (event.target.closest("[data-rows-add]")) {
      event.preventDefault();
      addressee(set, {});
    }
    if (event.target.closest("[data-rows-more]")) add(set, {}).querySelector("input").focus();
  });
  set.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "add_name" || event.defaultPrevented) return;
    event.preventDefault();
    addressee(set, {});
  });
}
