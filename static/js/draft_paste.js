// What is pasted from Word and its like, made into the tags of a letter before the editor reads it.
const SIDES = /text-align:\s*(center|right|justify)/i;
const LIST = /mso-list:\s*l\d+\s+level(\d+)/i;
const COUNTED = /^[\s\u00a0]*\(?[0-9a-z]{1,4}[.)]/i;

// Inside tags only: a browser would refuse the styles of a page that is not ours, and say so.
const quiet = (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-off=");

const styled = (element) => element.dataset.style || "";

// A paragraph of a Word list: how deep, counted or not, without its typed number.
function item(paragraph) {
  const level = styled(paragraph).match(LIST);
  if (!level) return null;
  const marker = [...paragraph.querySelectorAll("[data-style]")].find((span) => /mso-list:\s*ignore/i.test(styled(span)));
  const counted = COUNTED.test(marker ? marker.textContent : "");
  marker?.remove();
  return { depth: Math.min(Number(level[1]), 6), counted };
}

function lists(page) {
  let open = []; // the lists that are open now, the outermost first
  for (const paragraph of [...page.querySelectorAll("p")]) {
    const found = item(paragraph);
    if (!found) {
      open = [];
      continue;
    }
    if (open.length && paragraph.previousElementSibling !== open[0]) open = [];
    open.length = Math.min(open.length, found.depth);
    while (open.length < found.depth) {
      const list = page.createElement(found.counted ? "ol" : "ul");
      const above = open.at(-1);
      if (above) (above.lastElementChild || above.appendChild(page.createElement("li"))).append(list);
      else paragraph.before(list);
      open.push(list);
    }
    const row = page.createElement("li");
    open.at(-1).append(row);
    row.append(paragraph);
  }
}

function headings(page) {
  for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const paragraph = page.createElement("p");
    const strong = paragraph.appendChild(page.createElement("strong"));
    strong.append(...heading.childNodes);
    if (heading.dataset.style) paragraph.dataset.style = heading.dataset.style;
    heading.replaceWith(paragraph);
  }
}

export function cleared(html) {
  const bare = html.replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, "").replace(/<[^>]+>/g, quiet);
  const page = new DOMParser().parseFromString(bare, "text/html");
  headings(page);
  lists(page);
  for (const element of page.querySelectorAll("[data-style], [align]")) {
    const side = styled(element).match(SIDES)?.[1] || element.getAttribute("align");
    if (side) element.dataset.align = side.toLowerCase();
  }
  return page.body.innerHTML;
}
