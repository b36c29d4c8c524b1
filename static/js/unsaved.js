// What is typed into form[data-draft="a-name-with-the-id"] survives a sign-out in this tab, for the same person only.
const PREFIX = "draft:";
const user = document.body.dataset.user || "";
const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
const read = (key) => JSON.parse(sessionStorage.getItem(key) || "null");
const write = (key, draft) => sessionStorage.setItem(key, JSON.stringify(draft));
const kept = (control) => control.name && !["hidden", "password", "file", "submit", "button"].includes(control.type);
const box = (control) => ["checkbox", "radio"].includes(control.type);

function values(form) {
  return [...form.elements].filter(kept)
    .map((control) => [control.name, control.value, box(control) ? control.checked : null]);
}

function restore(form, saved) {
  const left = [...form.elements].filter(kept);
  for (const [name, value, checked] of saved) {
    const at = left.findIndex((c) => c.name === name && (checked === null || c.value === value));
    if (at < 0) continue;
    const [control] = left.splice(at, 1);
    if (checked === null) control.value = value;
    else control.checked = checked;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function tell(form) {
  const note = document.querySelector("#draft-note");
  if (note) form.prepend(note.content.cloneNode(true));
}

function watch(form) {
  const key = PREFIX + form.dataset.draft;
  const draft = read(key);
  let dirty = false;
  if (draft && draft.user !== user) sessionStorage.removeItem(key);
  else if (draft && (!draft.sent || draft.interrupted) && !form.querySelector(".errors")) {
    restore(form, draft.values);
    tell(form);
    dirty = true;
  } else sessionStorage.removeItem(key);
  form.addEventListener("input", () => {
    dirty = true;
    write(key, { user, values: values(form) });
  });
  form.addEventListener("submit", () => {
    if (dirty) write(key, { user, values: values(form), sent: true });
    dirty = false;
  });
  form.addEventListener("reset", () => {
    dirty = false;
    sessionStorage.removeItem(key);
  });
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-draft-drop]")) return;
    dirty = false;
    sessionStorage.removeItem(key);
    location.reload();
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty && form.isConnected) event.preventDefault();
  });
}

function dress(root) {
  for (const form of root.querySelectorAll("form[data-draft]:not([data-watched])")) {
    form.dataset.watched = "yes";
    watch(form);
  }
}

function interrupt() {
  for (const key of keys()) write(key, { ...read(key), interrupted: true });
}

function forgetSent() {
  const here = new Set([...document.querySelectorAll("form[data-draft]")].map((f) => PREFIX + f.dataset.draft));
  for (const form of document.querySelectorAll("form[data-draft-edit]")) here.add(`${PREFIX}work-${form.dataset.pk}`);
  for (const key of keys()) {
    const draft = read(key);
    if (draft.user !== user || (draft.sent && !draft.interrupted && !here.has(key))) sessionStorage.removeItem(key);
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) keys().forEach((key) => sessionStorage.removeItem(key));
});

if (document.body.matches("[data-signed-out]")) interrupt();
else if (!document.querySelector("[data-error-page]")) forgetSent();
dress(document);
document.addEventListener("htmx:afterSwap", (event) => dress(event.target.parentElement || document));
