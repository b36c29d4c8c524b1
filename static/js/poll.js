// How htmx asks and what happens when it gets no answer: silent polls, a sentence for a lost line, the way to sign in.
const messages = document.getElementById("messages");
const polls = (element) => Boolean(element?.closest("[data-poll]"));

function say(tone, text) {
  if (!messages || !text) return;
  const line = document.createElement("div");
  line.className = `message ${tone}`;
  const words = document.createElement("div");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.setAttribute("aria-label", messages.dataset.close);
  close.textContent = "×";
  line.append(words, close);
  messages.replaceChildren(line);
}

document.addEventListener("htmx:configRequest", (event) => {
  if (polls(event.target)) event.detail.headers["X-Poll"] = "1";
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (polls(event.target) && document.hidden) event.preventDefault();
});

// A whole page in answer to a part means that the session is over: follow it, or say so beside a poll.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt, requestConfig } = event.detail;
  const whole = /^\s*<!doctype html/i.test(xhr.responseText || "");
  if (!whole || requestConfig?.boosted) return;
  event.detail.shouldSwap = false;
  if (polls(elt)) say("warning", messages?.dataset.signedOut);
  else window.location.assign(xhr.responseURL);
});

document.addEventListener("htmx:responseError", (event) => {
  if (polls(event.target)) return;
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  say("error", answer.querySelector("[role=alert]")?.textContent.trim() || messages?.dataset.failed);
});

document.addEventListener("htmx:sendError", (event) => {
  if (!polls(event.target)) say("error", messages?.dataset.failed);
});
