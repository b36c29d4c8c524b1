// The recording form: Enter goes to the next field, types open their section, the sender is known, doubles are told early.
function nextField(form, from) {
  const fields = [...form.elements].filter((e) => e.matches("input:not([type=hidden]), select, textarea") && e.getClientRects().length);
  fields[fields.indexOf(from) + 1]?.focus();
}

// Where the clerk begins: at what is still missing, else at what has to be compared with the paper.
function first(form) {
  const fields = [...form.elements].filter((e) => e.matches("input:not([type=hidden]):not([type=checkbox]), textarea") && e.getClientRects().length);
  const empty = fields.filter((field) => !field.value);
  return empty.find((field) => field.required) || fields.find((field) => field.closest(".field")?.querySelector(".hint.soon")) || empty[0];
}

function sections(form) {
  const type = form.querySelector("[name=type]");
  if (!type) return;
  const show = () => {
    for (const part of form.querySelectorAll("[data-for-types]")) {
      const typed = [...part.querySelectorAll("input")].some((input) => input.value);
      part.hidden = !part.dataset.forTypes.split(",").includes(type.value) && !typed;
    }
  };
  type.addEventListener("change", show);
  show();
}

async function known(form, event) {
  const place = form.querySelector("#sender-known");
  if (event.target.name !== "sender" || !place) return;
  const answer = await fetch(event.detail.knownUrl, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return;
  place.innerHTML = await answer.text();
  const usual = place.querySelector("[data-usual]")?.dataset.usual;
  const addressee = form.querySelector("[name=addressee]");
  if (!usual || !addressee || addressee.value) return;
  addressee.value = usual;
  addressee.classList.add("suggested");
}

function doubles(form) {
  const place = document.getElementById("duplicates");
  const number = form.querySelector("[name=sender_number]");
  const date = form.querySelector("[name=letter_date]");
  if (!place || !number || !date) return;
  const ask = async () => {
    if (!number.value.trim() || !date.value.trim()) return;
    const url = new URL(form.dataset.duplicatesUrl, location.href);
    url.searchParams.set("sender_number", number.value);
    url.searchParams.set("letter_date", date.value);
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  };
  number.addEventListener("change", ask);
  date.addEventListener("change", ask);
}

// Our letters that this one may answer; what is ticked stays.
function answered(form) {
  const place = form.querySelector("#answered");
  if (!place) return;
  const names = ["sender", "sender_id", "subject", "letter_date"];
  const ask = async () => {
    if (place.querySelector(":checked")) return;
    const url = new URL(form.dataset.answeredUrl, location.href);
    for (const name of names) url.searchParams.set(name, form.elements[name]?.value || "");
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (answer.ok && !answer.redirected && !place.querySelector(":checked")) place.innerHTML = await answer.text();
  };
  form.addEventListener("change", (event) => names.includes(event.target.name) && ask());
  form.addEventListener("suggest:chosen", (event) => event.target.name === "sender" && ask());
}

for (const form of document.querySelectorAll("form[data-record]")) {
  sections(form);
  doubles(form);
  answered(form);
  form.addEventListener("suggest:chosen", (event) => known(form, event));
  form.addEventListener("input", (event) => event.target.classList.remove("suggested"));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-primary]") || undefined);
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (!event.target.matches("input, select")) return;
    event.preventDefault();
    nextField(form, event.target);
  });
  // While the text is typed, the pages are turned with Alt: Alt+PageDown, Alt+PageUp, Alt+Plus, Alt+Minus, Alt+R.
  document.addEventListener("keydown", (event) => {
    const key = { PageDown: "next", PageUp: "previous", "+": "larger", "=": "larger", "-": "smaller", r: "turn", t: "text" }[event.key];
    if (!event.altKey || event.ctrlKey || !key) return;
    event.preventDefault();
    document.querySelector(`[data-viewer-do="${key}"]`)?.click();
  });
  if (!form.querySelector(".error-summary") && matchMedia("(min-width: 992px)").matches) first(form)?.focus();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
