"""Rich text becomes blocks: nothing is lost, nothing is deeper or wider than a page can show."""

import pytest

from correspondence.draft_content import rich
from correspondence.printing.rich_text import DEEPEST, blocks_of, items_of, plain_text


def texts(block):
    return [(run.get("text"), run.get("marks")) for run in block["runs"]]


def test_marks_breaks_and_alignment():
    (block,) = blocks_of('<p data-align="center">Satu <strong>dua <em>tiga</em></strong><br>x</p>')
    assert block["align"] == "center"
    assert texts(block) == [
        ("Satu ", []), ("dua ", ["strong"]), ("tiga", ["em", "strong"]), (None, None), ("x", []),
    ]  # fmt: skip


def test_blanks_between_blocks_are_nothing():
    assert blocks_of("\n <p> a\n  b </p>\n \n<p></p>") == blocks_of("<p>a b </p>")


def test_lists_nest_and_keep_their_start():
    (outer,) = blocks_of('<ol start="3"><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ol>')
    assert (outer["ordered"], outer["start"], len(outer["items"])) == (True, 3, 2)
    assert [block["kind"] for block in outer["items"][0]] == ["par", "list"]


def test_a_list_keeps_its_letters_and_a_late_start():
    (block,) = blocks_of(rich('<ol type="A" start="120"><li>a</li></ol>'))
    assert (block["counts"], block["start"]) == ("A", 120)
    (other,) = blocks_of(rich('<ol type="x" start="0"><li>a</li></ol>'))
    assert (other["counts"], other["start"]) == ("", 1)


@pytest.mark.parametrize("depth", [400, 5000])
def test_hundreds_of_nested_lists_stay_readable(depth):
    found = blocks_of(rich("<ul><li>kata" * depth + "</li></ul>" * depth))
    assert plain_text(found).split() == ["kata"] * depth
    levels = 0
    while found:
        levels += 1
        lists = [block for block in found if block["kind"] == "list"]
        found = lists[0]["items"][-1] if lists and levels <= depth else []
    assert levels - 1 == DEEPEST


def test_spans_never_leave_the_table():
    rows = '<tr><td rowspan="9" colspan="2">a</td><th>b</th></tr><tr><td colspan="40">c</td></tr>'
    (table,) = blocks_of(f"<table>{rows}<tr></tr></table>")
    width, height = len(table["columns"]), 3
    seen = [
        (cell["x"] + dx, cell["y"] + dy)
        for cell in table["cells"] for dx in range(cell["colspan"]) for dy in range(cell["rowspan"])
    ]  # fmt: skip
    assert sorted(seen) == sorted((x, y) for x in range(width) for y in range(height))


def test_rows_of_heads_repeat():
    head = "<tr><th>No</th><th>Uraian</th></tr>"
    (table,) = blocks_of(f"<table>{head}<tr><td>1</td><td>x</td></tr></table>")
    assert table["head"] == 1
    assert blocks_of(f"<table>{head}</table>")[0]["head"] == 0


def test_a_table_inside_a_table_loses_only_its_frame():
    inner = "<table><tr><td>dalam</td><td>lagi</td></tr></table>"
    (table,) = blocks_of(f"<table><tr><td>luar{inner}</td></tr></table>")
    assert plain_text(table["cells"][0]["blocks"]) == "luar dalam lagi"


def test_a_list_or_paragraphs_are_items():
    for html in ("<ol><li>a</li><li>b</li></ol>", "<p>a</p><p>b</p>"):
        assert [plain_text(item) for item in items_of(blocks_of(html))] == ["a", "b"]


def test_a_very_long_word_gets_places_to_break():
    (block,) = blocks_of("<p>" + "x" * 100 + " pendek</p>")
    assert block["runs"][0]["text"].count("\u200b") == 4
    assert "\u200b" not in blocks_of("<p>" + "x" * 39 + "</p>")[0]["runs"][0]["text"]


def test_a_table_says_which_words_and_lines_decide_its_widths():
    head = "<tr><td><strong>Uraian</strong></td><td><strong>Pagu</strong></td></tr>"
    rows = "<tr><td>Belanja alat-alat</td><td>Rp 1.000,00</td></tr><tr><td></td><td>-</td></tr>"
    (table,) = blocks_of(f"<table>{head}{rows}</table>")
    first, second = table["columns"]
    assert [one["text"] for one in first["words"]] == ["Belanja", "Uraian", "alat-", "alat"]
    assert first["lines"][0] == {"text": "Belanja alat-alat", "bold": False}
    assert second["words"][0]["text"] == "Rp\u00a01.000,00"
    assert table["head"] == 1


def test_a_head_of_two_rows_repeats_whole():
    head = "<tr><th rowspan='2'>No</th><th colspan='2'>Pagu</th></tr><tr><th>a</th><th>b</th></tr>"
    (table,) = blocks_of(f"<table>{head}<tr><td>1</td><td>2</td><td>3</td></tr></table>")
    assert table["head"] == 2
    assert [(span["x"], span["wide"]) for span in table["spans"]] == [(1, 2)]


def rows_of(*rows):
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )


@pytest.mark.parametrize(
    ("labels", "below", "head"),
    [
        (("No.", "Uraian", "Pagu 2026"), ("1", "Semen", "7.000"), 1),
        (("Uraian", "Pagu", "Realisasi"), ("Semen", "7.000", "5.000"), 1),
        (("No.", "", "Pagu"), ("1", "Semen", "7.000"), 0),
        (("Nama", "Budi"), ("NIP", "19800101"), 0),
        (("1", "Semen"), ("2", "Pasir"), 0),
    ],
)
def test_labels_above_figures_repeat_without_becoming_bold(labels, below, head):
    (table,) = blocks_of(rows_of(labels, below, below, below))
    assert table["head"] == head and not any(cell["head"] for cell in table["cells"])


def test_a_gap_among_the_figures_or_a_short_table_has_no_labels():
    below = ("1", "Semen")
    for rows in ((below, ("", "Pasir"), below), (below, below)):
        assert blocks_of(rows_of(("No.", "Uraian"), *rows))[0]["head"] == 0
