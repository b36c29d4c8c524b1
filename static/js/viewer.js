// The pages of a letter: larger, smaller, turned, the next one, the text. Without this module they scroll and link.
const STEPS = [50, 75, 100, 140, 200, 300];
const SHARP_FROM = 140;

function start(viewer) {
  const scroll = viewer.querySelector(".scroll");
  const sheets = () => [...viewer.querySelectorAll(".sheet[data-page]")];
  const position = viewer.querySelector("[data-viewer-position]");
  const turns = new Map();
  let zoom = 100;
  let current = 1;
  let heldUntil = 0; // a page that was asked for stays the current one while the scroll settles

  const sharpen = (sheet) => {
    const image = sheet.querySelector("img[data-sharp]");
    if (!image) return;
    image.src = image.dataset.sharp;
    delete image.dataset.sharp;
  };

  const resize = () => {
    for (const sheet of sheets()) sheet.style.width = `${zoom}%`;
    if (zoom >= SHARP_FROM) sharpen(sheetOf(current));
  };

  const sheetOf = (number) => sheets().find((sheet) => sheet.dataset.page === String(number)) || sheets()[0];

  const step = (by) => {
    const at = STEPS.indexOf(zoom) + by;
    zoom = STEPS[Math.min(Math.max(at, 0), STEPS.length - 1)];
    resize();
  };

  const turn = () => {
    const link = sheetOf(current)?.querySelector("a");
    if (!link) return;
    const quarter = ((turns.get(current) || 0) + 1) % 4;
    turns.set(current, quarter);
    const image = link.querySelector("img");
    const lies = quarter % 2 === 1;
    const { naturalWidth: width, naturalHeight: height } = image;
    Object.assign(link.style, { aspectRatio: lies ? `${height} / ${width}` : "" });
    Object.assign(image.style, {
      position: lies ? "absolute" : "",
      inset: lies ? "50% auto auto 50%" : "",
      width: lies ? `${(100 * width) / height}%` : "",
      transform: `${lies ? "translate(-50%, -50%) " : ""}${quarter ? `rotate(${quarter * 90}deg)` : ""}`,
    });
    const marks = sheetOf(current).querySelector(".marks");
    if (marks) marks.style.visibility = quarter ? "hidden" : "";
  };

  const note = (number) => {
    current = number;
    const words = position.dataset.template;
    position.textContent = words.replace("{page}", number).replace("{pages}", viewer.querySelectorAll(".sheet").length);
    for (const link of viewer.querySelectorAll(".thumbs a")) {
      if (link.hash === `#page-${number}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (zoom >= SHARP_FROM) sharpen(sheetOf(number));
  };

  const go = (number) => {
    const sheet = sheetOf(number);
    if (!sheet) return;
    heldUntil = performance.now() + 500;
    scroll.scrollTop = sheet.offsetTop - scroll.offsetTop;
    note(Number(sheet.dataset.page));
  };

  const load = async (details) => {
    const url = details.dataset.textUrl;
    if (!url) return;
    delete details.dataset.textUrl;
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (answer.ok) details.querySelector(".page-text").innerHTML = await answer.text();
  };

  const text = (button) => {
    const shows = viewer.dataset.shows !== "text";
    viewer.dataset.shows = shows ? "text" : "image";
    button.setAttribute("aria-pressed", String(shows));
    for (const details of viewer.querySelectorAll(".sheet details")) details.open = shows;
  };

  const verbs = {
    larger: () => step(1), smaller: () => step(-1), turn, text,
    next: () => go(current + 1), previous: () => go(current - 1),
  };

  viewer.addEventListener("click", (event) => {
    const button = event.target.closest("[data-viewer-do]");
    if (button) verbs[button.dataset.viewerDo](button);
    const thumb = event.target.closest(".thumbs a");
    const image = event.target.closest(".sheet > a");
    if (!thumb && !image) return;
    event.preventDefault();
    if (thumb) go(Number(thumb.hash.slice(6)));
    else { zoom = zoom > 100 ? 100 : 200; resize(); }
  });
  viewer.addEventListener("toggle", (event) => event.target.open && load(event.target), true);

  const seen = new IntersectionObserver((entries) => {
    if (performance.now() < heldUntil) return;
    const best = entries.filter((e) => e.isIntersecting).sort((a, b) => b.intersectionRatio - a.intersectionRatio)[0];
    if (best) note(Number(best.target.dataset.page));
  }, { root: scroll, threshold: [0.25, 0.6] });
  sheets().forEach((sheet) => seen.observe(sheet));
  viewer.querySelector("[data-viewer-tools]").hidden = sheets().length === 0;
  const asked = Number(new URLSearchParams(location.search).get("page"));
  if (sheets().length) asked > 1 ? go(asked) : note(1);
}

function dress(root) {
  for (const viewer of root.querySelectorAll("[data-viewer]:not([data-dressed])")) {
    viewer.dataset.dressed = "yes";
    start(viewer);
  }
}

dress(document);
document.addEventListener("htmx:afterSwap", (event) => dress(event.target.parentElement || document));
