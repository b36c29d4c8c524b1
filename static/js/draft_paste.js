// What is pasted from Word and its like, made into the tags of a letter before the editor reads it.
const SIDES = /text-align:\s*(center|right|justify)/i;
const LIST = /mso-list:\s*l\d+\s+level(\d+)/i;
const COUNTED = /^[\s\u00a0]*\(?([0-9]{1,3}|[a-z]{1,4})[.)]/i;
const HIDDEN = /mso-hide:\s*all|display:\s*none/i;
const FIGURES = "1";
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };

// Inside tags only: a browser would refuse the styles of a page that is not ours, and say so.
const quiet = (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-off=");

const styled = (element) => element.dataset.style || "";

const roman = (word) => [...word].reduce((sum, sign, at) => sum + (ROMAN[sign] < ROMAN[word[at + 1]] ? -1 : 1) * ROMAN[sign], 0);

// What a list counts with and where it begins: "c." is a third letter, "iv." and a first "i." are numerals.
function counting(marker) {
  const word = marker.match(COUNTED)?.[1];
  if (!word) return null;
  if (/\d/.test(word)) return { type: FIGURES, start: Number(word) };
  const small = word.toLowerCase();
  const isRoman = /^[ivxlc]+$/.test(small) && (small.length > 1 || small === "i");
  const [letter, start] = isRoman ? ["i", roman(small)] : ["a", small.charCodeAt(0) - 96];
  return { type: word === small ? letter : letter.toUpperCase(), start };
}

// A paragraph of a Word list: how deep, how counted, without its typed number.
function item(paragraph) {
  const level = styled(paragraph).match(LIST);
  if (!level) return null;
  const marker = [...paragraph.querySelectorAll("[data-style]")].find((span) => /mso-list:\s*ignore/i.test(styled(span)));
  const counted = counting(marker ? marker.textContent : "");
  marker?.remove();
  return { depth: Math.min(Number(level[1]), 6), counted };
}

// Whether an item with this number belongs to a list that is open.
const goesOn = (list, counted) => (list.localName === "ol") === !!counted && (list.getAttribute("type") || FIGURES) === (counted?.type || FIGURES);

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
    if (open.length === found.depth && !goesOn(open.at(-1), found.counted)) open.pop();
    while (open.length < found.depth) {
      const list = page.createElement(found.counted ? "ol" : "ul");
      const usual = open.length % 2 ? "" : FIGURES; // a letter counts 1. a. 1) a)
      if (found.counted && found.counted.type !== usual) list.setAttribute("type", found.counted.type);
      if (found.counted?.start > 1) list.setAttribute("start", found.counted.start);
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
  for (const element of page.querySelectorAll("del, [data-style]")) {
    if (element.localName === "del" || HIDDEN.test(styled(element))) element.remove();
  }
  headings(page);
  lists(page);
  for (const element of page.querySelectorAll("[data-style], [align]")) {
    const side = styled(element).match(SIDES)?.[1] || element.getAttribute("align");
    if (side) element.dataset.align = side.toLowerCase();
  }
  return page.body.innerHTML;
}
