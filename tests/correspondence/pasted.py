"""What lies on the clipboard after somebody copied from Word, and how it is pasted."""

PASTE = """(html) => {
  const board = new DataTransfer();
  board.setData("text/html", html);
  const what = { clipboardData: board, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", what));
}"""
ITEM = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{} </span>{}</p>"
FROM_WORD = (
    "<!--[if !mso]><p>x</p><![endif]--><p class=MsoNormal style='text-align:center'>JUDUL</p>"
    + ITEM.format(1, "1.", "Satu")
    + ITEM.format(2, "·", "di bawahnya")
    + ITEM.format(1, "2.", "Dua")
    + ITEM.format(1, "b)", "Huruf")
    + "<p>ba<del>lama</del><ins>ru</ins><span style='mso-hide:all'>samar</span></p>"
)
