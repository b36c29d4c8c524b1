"""Pages extend, fragments say what they need, and nothing runs that the browser would refuse."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.house import matrix, source

NEEDS = re.compile(r"\{# needs: ")


@dataclass(frozen=True)
class Ban:
    """What no template may hold, because the Content-Security-Policy refuses it."""

    pattern: str
    bad: str
    good: str

    def hits(self, text: str) -> bool:
        """Whether the template holds it."""
        return bool(re.search(self.pattern, text, re.IGNORECASE))


BANS = [
    Ban(r"<style", "<style>p {}</style>", '<link rel="stylesheet" href="x.css">'),
    Ban(r"<[^>]*\sstyle\s*=", '<p style="color: red">', '<p class="text-danger">'),
    Ban(r"<script(?![^>]*\ssrc=)", "<script>go()</script>", '<script src="x.js" defer></script>'),
    Ban(r"<[a-z][^>]*\son[a-z]+\s*=", '<a onclick="go()">', '<a data-once="go">'),
    Ban(r"\shx-on", '<a hx-on:click="go()">', '<a hx-get="/x">'),
    Ban(r"javascript:", '<a href="javascript:go()">', '<a href="/go">'),
]
POLLS = re.compile(r"<[^>]*hx-trigger=\"every [^>]*>")
ADDRESS = re.compile(r"\{% url '([\w:]+)'[^%]*%\}")
WIDEST = 200
WHOLE = re.compile(
    r"\{# .*?#\}|\{% translate .*?%\}|\{% blocktranslate.*?\{% endblocktranslate %\}"
)
"""What stands in one line however long it is: the list of needs, and a text for translation."""
FRAGMENTS = [path for path in source.templates() if path.name.startswith("_")]


def states_its_needs(text: str) -> bool:
    """Whether the first line of a fragment lists what it needs."""
    return bool(NEEDS.match(text))


def is_too_wide(line: str) -> bool:
    """Whether a reader has to move sideways for markup."""
    return len(line) > WIDEST and len(WHOLE.sub("", line)) > WIDEST * 3 // 4


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.bad)
def test_no_template_holds_what_the_browser_refuses(ban):
    bare = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    texts = [(path, bare.sub("", path.read_text(encoding="utf-8"))) for path in source.templates()]
    source.expect_none([source.short(path) for path, text in texts if ban.hits(text)])


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.bad)
def test_the_ban_knows_right_from_wrong(ban):
    assert ban.hits(ban.bad)
    assert not ban.hits(ban.good)


def test_fragments_state_their_needs_in_the_first_line():
    mute = [p for p in FRAGMENTS if not states_its_needs(p.read_text(encoding="utf-8"))]
    source.expect_none([source.short(path) for path in mute])


def test_lines_can_be_read():
    wide = [
        f"{source.short(path)}:{number}"
        for path in source.templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if is_too_wide(line)
    ]
    source.expect_none(wide)


@pytest.mark.parametrize(
    ("line", "wide"),
    [
        ("<p>" + "x" * 200 + "</p>", True),
        ('<a class="btn">{% translate "Yes" %}</a>' * 10, True),
        ('{% translate "' + "x" * 200 + '" %}', False),
        ("{# needs: " + "x, " * 80 + "#}", False),
        ("<p>" + "x" * 150 + "</p>", False),
    ],
)
def test_the_rule_of_lines_knows_right_from_wrong(line, wide):
    assert is_too_wide(line) is wide


def test_fragments_extend_nothing():
    eager = [p for p in FRAGMENTS if "{% extends" in p.read_text(encoding="utf-8")]
    source.expect_none([source.short(path) for path in eager])


@pytest.mark.parametrize(
    ("text", "right"), [("{# needs: row (InboxRow) #}\n<p>", True), ("<p>{# needs: x #}", False)]
)
def test_the_needs_rule_knows_right_from_wrong(text, right):
    assert states_its_needs(text) is right


def test_what_asks_by_itself_says_so():
    """Else the question counts as work, and keeps a session open that nobody uses."""
    bare = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    texts = ((path, bare.sub("", path.read_text(encoding="utf-8"))) for path in source.templates())
    mute = [path for path, text in texts for tag in POLLS.findall(text) if "data-poll" not in tag]
    source.expect_none([source.short(path) for path in mute])


def test_every_address_in_a_template_is_there():
    """`{% url … as … %}` passes over a name that does not exist: a link nobody ever sees."""
    known = matrix.every_name()
    wrong = [
        f"{source.short(path)}: {name}"
        for path in source.templates()
        for name in ADDRESS.findall(path.read_text(encoding="utf-8"))
        if name not in known
    ]
    source.expect_none(wrong)
