// A form is sent once: after the first click its buttons rest until the answer is here, or the page comes back.
const again = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[data-upload]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter || form.querySelector("button:not([type=button])");
  button?.setAttribute("aria-busy", "true");
  if (form.target) window.setTimeout(again, 1000, form); // answered in another tab: this page stays as it is
}, true);

// A submit that another script stopped, a download, a failed request or the Back key: the form works again.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented && !event.target.matches("[hx-post]")) again(event.target);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(again));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) again(form);
});
