// What is typed into a draft is kept two seconds later, tried again when the line is lost, and shown as pages.
const form = document.querySelector("[data-draft-edit]");
const WAIT = 2000;
const LONGEST_WAIT = 30000;
const SMALL = 60000; // a browser takes no more than this along when a page is left

const words = form?.dataset || {};
const key = `draft:work-${words.pk}`;
const user = document.body.dataset.user;
const state = form?.querySelector("[data-state]");
let dirty = false;
let sending = null;
let waits = false; // a copy that could not be sent yet; it is not written over
let underway = ""; // what was sent without an answer so far: nobody knows whether it arrived
let timer = 0;
let tries = 0;

function say(word, tone = "") {
  if (state) Object.assign(state, { textContent: word, className: `say end ${tone}` });
}

function typed() {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") body.append(name, value);
  }
  return body;
}

// A copy for a lost line or a crash: in this tab only, and never of a secret.
function copy(body, sent = false) {
  if (waits) return undefined;
  if (form.hasAttribute("data-secret") || form.elements.security?.value.includes("rahasia")) return forget();
  return sessionStorage.setItem(key, JSON.stringify({ user, body: String(body), before: underway, sent, values: [] }));
}

function forget() {
  if (!waits) sessionStorage.removeItem(key);
}

async function post(body, more = {}) {
  const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value };
  const signal = AbortSignal.timeout(LONGEST_WAIT);
  const answer = await fetch(words.autosaveUrl, { method: "POST", body, headers, signal, ...more });
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  if (answer.redirected || (!isJson && answer.ok)) return { signedOut: true };
  if (!isJson) throw new Error(String(answer.status));
  return { status: answer.status, ...(await answer.json()) };
}

// What may have arrived is sent once more, first: to the server the same text twice is one save.
async function send(body, more) {
  if (underway && underway !== String(body)) {
    const first = await post(new URLSearchParams(underway), more);
    if (first.signedOut) return first;
    if (first.status < 400) body.set("revision", first.revision);
  }
  underway = String(body);
  const answer = await post(body, more);
  if (!answer.signedOut) underway = "";
  return answer;
}

async function save({ leaving = false } = {}) {
  clearTimeout(timer);
  if (sending && dirty) copy(typed());
  if (sending) await sending;
  if (!dirty) return true;
  dirty = false;
  const body = typed();
  copy(body);
  say(words.wordSaving);
  sending = send(body, { keepalive: leaving && String(body).length < SMALL }).then((answer) => kept(answer, leaving), lost);
  const done = await sending;
  sending = null;
  return done;
}

function kept(answer, leaving) {
  if (answer.signedOut) {
    dirty = true;
    say(words.wordSignedOut, "late");
    return false;
  }
  if (answer.status === 409) return clash(answer);
  if (answer.say) return refused(answer.say);
  if (answer.status >= 400) return lost();
  tries = 0;
  form.elements.revision.value = answer.revision;
  if (dirty) copy(typed());
  else if (!leaving || !document.hidden) forget(); // a page that is being left may be drawn anew without it
  say(`${words.wordSaved} ${answer.saved}`);
  warn(answer.unprintable);
  draw();
  return true;
}

// What would stand on the page as an empty box.
function warn(sentence) {
  const place = form.querySelector("[data-unprintable]");
  place.hidden = !sentence;
  place.textContent = sentence;
}

function lost() {
  dirty = true;
  tries += 1;
  say(words.wordUnsaved, "late");
  timer = setTimeout(save, Math.min(WAIT * 2 ** tries, LONGEST_WAIT));
  return false;
}

// The server will not take this text, and says why: it is sent again when something else is typed.
function refused(word) {
  dirty = true;
  say(word, "late");
  return false;
}

function clash(answer) {
  dirty = false;
  clearTimeout(timer);
  forget();
  say(words.wordTwo, "late");
  const place = form.parentElement.querySelector("[data-clash]") || form.parentElement.insertBefore(document.createElement("div"), form);
  place.dataset.clash = "";
  place.innerHTML = answer.html;
  form.inert = true;
  place.querySelector("button").focus({ preventScroll: true });
  place.firstElementChild.scrollIntoView();
  return false;
}

// The tab died, or its line: what it was sending may have arrived or not, so it is sent again before the rest.
async function restore() {
  const left = JSON.parse(sessionStorage.getItem(key) || "null");
  if (!left) return;
  if (left.user !== user || (left.sent && arrived(new URLSearchParams(left.body)))) return void forget();
  form.inert = true;
  underway = left.before;
  const answer = (await send(new URLSearchParams(left.body)).catch(() => null)) || {};
  waits = !answer.status;
  if (waits) {
    say(words.wordUnsaved, "late");
    return void setTimeout(restore, WAIT);
  }
  form.inert = false;
  if (answer.status === 409) return void clash(answer);
  forget();
  if (answer.status < 400 && Number(answer.revision) !== Number(form.elements.revision.value)) location.reload();
}

// Whether the button that was pressed did its work: then the page has gone on from there.
function arrived(then) {
  return ["revision", "based_on"].some((name) => then.get(name) !== form.elements[name].value);
}

// The pages, as pictures of what was last saved.
const pages = form?.querySelector("[data-preview-pages]");
let drawing = 0;

async function picture(page) {
  const answer = await fetch(`${words.previewUrl}?page=${page}`, { headers: { "X-Poll": "1" } });
  if (!answer.ok || answer.redirected) return null;
  const blob = await answer.blob();
  const source = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
  return { source, pages: Number(answer.headers.get("X-Pages") || 1) };
}

async function draw() {
  const turn = (drawing += 1);
  for (let page = 1, last = 1; page <= Math.min(last, 20); page += 1) {
    const made = await picture(page).catch(() => null);
    if (!made || turn !== drawing) return;
    last = made.pages;
    const image = pages.querySelectorAll("img")[page - 1] || pages.appendChild(blank(page)).querySelector("img");
    image.src = made.source;
    while (page === last && pages.children.length > last) pages.lastElementChild.remove();
  }
}

function blank(page) {
  const figure = document.createElement("figure");
  figure.className = "sheet";
  figure.innerHTML = '<img width="860" height="1320">';
  figure.firstElementChild.alt = `${words.wordPage} ${page}`;
  return figure;
}

function touch() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, WAIT);
}

function start() {
  const skipped = (target) => target.type === "file" || target.name?.startsWith("add_") || target.name?.startsWith("stop_");
  for (const name of ["input", "change"]) {
    form.addEventListener(name, (event) => skipped(event.target) || touch());
  }
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=submit])") || event.defaultPrevented) return;
    event.preventDefault();
    save();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    dirty = false;
    if (event.submitter?.matches("[data-drop]")) forget();
    else copy(typed(), true);
  });
  document.getElementById("print").addEventListener("submit", async (event) => {
    if (!dirty && !sending) return;
    event.preventDefault();
    if (await save()) event.target.submit();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) save({ leaving: true });
    else if (!dirty && !sending) forget();
  });
  window.addEventListener("online", () => save());
  window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
  restore();
  draw();
}

if (form) start();
