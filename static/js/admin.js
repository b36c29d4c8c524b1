// The office administration: names for the fields that Django's scripts build in the browser,
// and dates from its calendar written as the page shows them.
if (window.django?.formats) window.django.formats.DATE_INPUT_FORMATS.unshift("%d-%m-%Y");

const nameOf = (select) => select?.labels?.[0]?.textContent.trim().replace(/:$/, "") || select?.ariaLabel || "";

// A field that searches shows its value only: it says what it is for, too.
function nameChosen(select) {
  const box = select.nextElementSibling;
  const name = nameOf(select);
  if (!name || !box?.classList.contains("select2")) return;
  const [label] = select.labels;
  if (label) label.id ||= `${select.id}_label`;
  for (const part of box.querySelectorAll(".select2-selection, .select2-selection__rendered, .select2-search__field")) {
    const shown = part.getAttribute("aria-labelledby");
    if (label && shown && !shown.includes(label.id)) part.setAttribute("aria-labelledby", `${label.id} ${shown}`);
    else part.setAttribute("aria-label", name);
  }
}

// The list that opens below it is a child of the page, not of the field.
function nameOpened() {
  const search = document.querySelector("body > .select2-container .select2-search__field:not([aria-label])");
  const box = document.querySelector(".select2-container--open:not(body > *)");
  const list = box?.querySelector("[aria-owns]");
  if (list) list.setAttribute("aria-controls", list.getAttribute("aria-owns"));
  if (search) search.setAttribute("aria-label", nameOf(box?.previousElementSibling) || search.getAttribute("aria-controls"));
}

const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(nameChosen);

if (document.querySelector("select.admin-autocomplete")) {
  window.addEventListener("load", nameAll);
  // on a busy machine the fields are built after that
  new MutationObserver(nameAll).observe(document.getElementById("content"), { childList: true, subtree: true });
  document.addEventListener("formset:added", () => setTimeout(nameAll));
  new MutationObserver(nameOpened).observe(document.body, { childList: true });
}
