// Files are sent one by one, each with its progress; the rows that the server answers go into the tray.
document.documentElement.classList.add("enhanced");

const SIGNED_OUT = /^\s*<!doctype html/i;

function line(list, file) {
  const row = document.createElement("li");
  row.innerHTML = '<span class="name"></span><span class="state small muted"></span><progress max="100" value="0"></progress>';
  row.querySelector(".name").textContent = file.name;
  row.querySelector("progress").setAttribute("aria-label", file.name);
  list.append(row);
  return row;
}

// The one poll of the page asks for the new files as well.
function poll(added) {
  const known = document.getElementById("files-progress");
  if (!known || !added) return;
  const url = new URL(added.getAttribute("hx-get"), location);
  const before = new URL(known.getAttribute("hx-get"), location);
  for (const file of before.searchParams.getAll("file")) url.searchParams.append("file", file);
  added.setAttribute("hx-get", url.pathname + url.search);
  known.replaceWith(added);
  window.htmx?.process(added);
}

// What waits in the tray is counted beside its entry in the frame.
function raise(by) {
  for (const [frame, name] of [[".rail", "n"], [".bottom", "count calm"]]) {
    const link = document.querySelector(`${frame} a[aria-current]`);
    if (!link) continue;
    const number = link.querySelector(`.${name.split(" ")[0]}`)
      || link.appendChild(Object.assign(document.createElement("span"), { className: name, textContent: "0" }));
    number.firstChild.data = Number(number.firstChild.data) + by;
  }
}

function start(form) {
  const zone = form.querySelector(".dropzone");
  const list = form.querySelector(".upload-list");
  const words = form.dataset;
  const queue = [];
  let busy = false;

  const state = (row, word, tone = "muted") => {
    const element = row.querySelector(".state");
    element.className = `state small ${tone}`;
    element.textContent = word;
  };

  const refuse = (row, word) => {
    state(row, word, "late");
    row.querySelector("progress")?.remove();
  };

  const fail = (row, file, word) => {
    refuse(row, word);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn-quiet btn-sm";
    again.textContent = words.wordAgain;
    again.addEventListener("click", () => { row.remove(); add([file]); });
    row.append(again);
  };

  const place = (html) => {
    const target = words.uploadTarget && document.querySelector(words.uploadTarget);
    if (!target) return;
    target.innerHTML = html;
    window.htmx?.process(target);
  };

  // New rows go to the end of the list, if that is what it shows; else the tray is asked for anew:
  // above its first page it tells what one has just put in.
  const addRows = (html) => {
    const target = document.querySelector(words.uploadTarget);
    const list = target?.querySelector("ol[data-takes]");
    const parts = Object.assign(document.createElement("template"), { innerHTML: html }).content;
    const rows = [...parts.querySelectorAll("li[id]")].filter((row) => !document.getElementById(row.id));
    raise(rows.length);
    if (list?.dataset.takes !== "end") return window.htmx?.ajax("GET", location.pathname, { target, swap: "innerHTML" });
    list.append(...rows);
    rows.forEach((row) => window.htmx?.process(row));
    return poll(parts.querySelector("#files-progress"));
  };

  const answered = (xhr, row, file) => {
    const isJson = (xhr.getResponseHeader("Content-Type") || "").includes("json");
    if (xhr.status === 413) return refuse(row, words.wordTooLarge);
    if (!isJson && SIGNED_OUT.test(xhr.responseText)) return fail(row, file, words.wordSignedOut);
    const answer = isJson ? JSON.parse(xhr.responseText) : null;
    if (xhr.status >= 300) return fail(row, file, answer?.message || alertOf(xhr) || words.wordFailed);
    row.querySelector("progress").value = 100;
    state(row, answer?.message || words.wordReceived, "done");
    if (isJson && answer.html) addRows(answer.html);
    if (!isJson) place(xhr.responseText);
    return window.setTimeout(() => row.remove(), 4000);
  };

  const alertOf = (xhr) => new DOMParser().parseFromString(xhr.responseText, "text/html")
    .querySelector("[role=alert]")?.textContent.trim();

  const send = ({ file, row }) => new Promise((done) => {
    const data = new FormData(form);
    data.delete("files");
    data.append("files", file, file.name);
    const xhr = new XMLHttpRequest();
    xhr.open("POST", form.action);
    xhr.setRequestHeader("HX-Request", "true");
    xhr.setRequestHeader("X-CSRFToken", data.get("csrfmiddlewaretoken"));
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) row.querySelector("progress").value = (95 * event.loaded) / event.total;
    });
    xhr.addEventListener("load", () => { answered(xhr, row, file); done(); });
    xhr.addEventListener("error", () => { fail(row, file, words.wordFailed); done(); });
    state(row, words.wordSending);
    xhr.send(data);
  });

  const run = async () => {
    if (busy) return;
    busy = true;
    while (queue.length) await send(queue.shift());
    busy = false;
  };

  const add = (files) => {
    for (const file of files) {
      const row = line(list, file);
      if (words.most && file.size > Number(words.most)) {
        refuse(row, words.wordTooLarge);
        continue;
      }
      state(row, words.wordWaiting);
      queue.push({ file, row });
    }
    run();
  };

  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["dragover", "dragenter"]) {
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });
  window.addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
}

document.querySelectorAll("form[data-upload]").forEach(start);
