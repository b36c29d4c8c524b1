// A date field shows digits in the browser's order; below it stands the date in words, so that nobody mistakes the month.
const FIELDS = "input[type=date], input[type=datetime-local]";
const words = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: "long", day: "numeric", month: "long", year: "numeric",
});

function say(input) {
  let line = input.parentElement.querySelector(":scope > .date-words");
  if (!line) {
    line = document.createElement("div");
    line.className = "hint date-words";
    input.after(line);
  }
  const day = new Date(`${input.value.slice(0, 10)}T12:00`);
  line.textContent = input.value && !Number.isNaN(day.getTime()) ? words.format(day) : "";
}

function dress(root) {
  root.querySelectorAll(FIELDS).forEach(say);
}

dress(document);
document.addEventListener("input", (event) => event.target.matches(FIELDS) && say(event.target));
document.addEventListener("change", (event) => event.target.matches(FIELDS) && say(event.target));
document.addEventListener("htmx:afterSwap", (event) => dress(event.target));
