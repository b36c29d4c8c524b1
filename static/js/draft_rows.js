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
  const tray = row.querySelector("[data-tray]");
  if (tray && (values.office || values.position)) {
    tray.textContent = values.name;
    tray.closest("[hidden]").hidden = false;
  }
  list.append(row);
  return row;
}

function addressee(set, known) {
  const field = (name) => set.querySelector(`[name="add_${name}"]`);
  const name = known.text || field("name").value.trim();
  if (!name) return field("name").focus();
  const address = field("address").value.trim() || known.address;
  add(set, { ...known, name, address, role: field("role").value });
  field("name").value = "";
  field("address").value = "";
  field("name").focus();
  return told(set);
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
