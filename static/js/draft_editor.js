// The rich text of a draft: an editor in place of each plain textarea. What it makes goes into a hidden field.
import { cleared } from "./draft_paste.js";

const form = document.querySelector("[data-draft-edit]");
const ALIGNED = ["left", "center", "right", "justify"];

function extensions(kit) {
  const mark = (name, tag) => kit.Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addCommands: () => ({ [`toggle${name[0].toUpperCase()}${name.slice(1)}`]: () => ({ commands }) => commands.toggleMark(name) }),
  });
  const align = kit.Extension.create({
    name: "align",
    addGlobalAttributes: () => [{
      types: ["paragraph", "tableCell", "tableHeader"],
      attributes: {
        align: {
          default: null,
          parseHTML: (element) => (ALIGNED.includes(element.dataset.align) ? element.dataset.align : null),
          renderHTML: ({ align: value }) => (value ? { "data-align": value } : {}),
        },
      },
    }],
  });
  const strong = kit.Bold.extend({ renderHTML: ({ HTMLAttributes }) => ["strong", HTMLAttributes, 0] });
  const keys = kit.Extension.create({
    name: "wayOut",
    addKeyboardShortcuts: () => ({
      Escape: ({ editor }) => {
        editor.options.element.closest("[data-rich]").querySelector(".editor-bar button").focus();
        return true;
      },
    }),
  });
  return [
    kit.Document, kit.Paragraph, kit.Text, strong, kit.Italic, kit.Underline, kit.HardBreak,
    mark("subscript", "sub"), mark("superscript", "sup"),
    kit.BulletList, kit.OrderedList, kit.ListItem, kit.ListKeymap,
    kit.Table.configure({ resizable: false }), kit.TableRow, kit.TableCell, kit.TableHeader,
    kit.UndoRedo, kit.Gapcursor, align, keys,
  ];
}

const DOES = {
  bold: (c) => c.toggleBold(), italic: (c) => c.toggleItalic(), underline: (c) => c.toggleUnderline(),
  subscript: (c) => c.toggleSubscript(), superscript: (c) => c.toggleSuperscript(),
  orderedList: (c) => c.toggleOrderedList(), bulletList: (c) => c.toggleBulletList(),
  undo: (c) => c.undo(), redo: (c) => c.redo(),
  table: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  mergeOrSplit: (c) => c.mergeOrSplit(), toggleHeaderRow: (c) => c.toggleHeaderRow(),
  addRowAfter: (c) => c.addRowAfter(), addColumnAfter: (c) => c.addColumnAfter(),
  deleteRow: (c) => c.deleteRow(), deleteColumn: (c) => c.deleteColumn(), deleteTable: (c) => c.deleteTable(),
};

function show(editor, bar) {
  for (const button of bar.querySelectorAll("[aria-pressed]")) {
    const does = button.dataset.does;
    const on = ALIGNED.includes(does) ? editor.isActive({ align: does }) : editor.isActive(does);
    button.setAttribute("aria-pressed", String(on));
  }
  bar.querySelector("[data-in-table]").hidden = !editor.isActive("table");
}

function start(box, kit) {
  const area = box.querySelector("textarea");
  const value = box.querySelector("[data-rich-value]");
  const bar = box.querySelector(".editor-bar");
  const label = box.querySelector(".form-label");
  const holder = document.createElement("div");
  area.after(holder);
  const editor = new kit.Editor({
    element: holder,
    injectCSS: false,
    extensions: extensions(kit),
    content: value.value,
    editorProps: {
      transformPastedHTML: cleared,
      attributes: {
        class: "letter-text", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, spellcheck: "true",
      },
    },
    onUpdate: () => {
      value.value = editor.isEmpty ? "" : editor.getHTML();
      value.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onTransaction: () => show(editor, bar),
  });
  value.disabled = false;
  area.disabled = true;
  bar.hidden = false;
  box.querySelector("[data-plain-note]").hidden = true;
  label.removeAttribute("for");
  label.addEventListener("click", () => editor.commands.focus());
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const does = event.target.closest("[data-does]")?.dataset.does;
    if (!does) return;
    const chain = editor.chain().focus();
    if (ALIGNED.includes(does)) turn(editor, does);
    else DOES[does](chain).run();
  });
}

// Whatever paragraphs and cells are chosen lie on this edge; once more, and they lie as the letter does.
function turn(editor, align) {
  const value = editor.isActive({ align }) ? null : align;
  let chain = editor.chain().focus();
  for (const type of ["paragraph", "tableCell", "tableHeader"]) {
    if (type === "paragraph" || editor.isActive(type)) chain = chain.updateAttributes(type, { align: value });
  }
  chain.run();
}

// A remark leads to its place in the text: the block that begins as it quotes, chosen as with the mouse.
function lead(event) {
  const pinned = event.target.closest("[data-pinned]");
  if (!pinned) return;
  const bare = (text) => text.replace(/\s+/g, " ").trim();
  const quote = bare(pinned.textContent).replace(/…$/, "").slice(0, 120);
  const blocks = form.querySelectorAll(`[data-rich="${pinned.dataset.pinned}"] .letter-text :is(p, li, table)`);
  const place = [...blocks].find((block) => bare(block.textContent).startsWith(quote));
  const field = place || form.querySelector(`[name="${pinned.dataset.pinned}"]`);
  field?.scrollIntoView({ block: "center" });
  if (place) getSelection().selectAllChildren(place);
}

if (form) {
  for (const pinned of form.querySelectorAll("[data-pinned]")) Object.assign(pinned, { tabIndex: 0, role: "button" });
  form.addEventListener("click", lead);
  form.addEventListener("keydown", (event) => event.key === "Enter" && lead(event));
  const kit = await import(form.dataset.editorUrl);
  form.querySelectorAll("[data-rich]").forEach((box) => start(box, kit));
  form.dataset.editing = "yes";
}
