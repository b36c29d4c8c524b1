"""Rules about single lines of the product; each rule proves itself on a good and a bad line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import source


@dataclass(frozen=True)
class Rule:
    """What no line may hold, why, and where it is meant."""

    pattern: str
    why: str
    bad: str
    good: str
    only: str = ""
    but: tuple[str, ...] = ()

    def hits(self, line: str) -> bool:
        """Whether the rule forbids this line."""
        return bool(re.search(self.pattern, line.split("  #")[0]))

    def concerns(self, path: Path) -> bool:
        """Whether the rule holds in this file."""
        name = source.short(path)
        return bool(re.search(self.only, name)) and not any(part in name for part in self.but)


RULES = [
    Rule(r"\.(text_)?state\s*=(?!=)", "Only a transition moves a state.",
         bad="letter.state = 'x'", good="if letter.state == 'x':"),
    Rule(r"setattr\(.*state", "Only a transition moves a state.",
         bad="setattr(letter, 'state', 'x')", good="setattr(letter, 'note', 'x')"),
    # A job has no machine: two workers race for one row, so each of its moves is one UPDATE.
    Rule(r"\.update\((.*[ ,(])?(text_)?state=", "Only a transition moves a state.",
         but=("eoffice/jobs/lease.py",),
         bad="Letter.objects.update(state='x')", good="Letter.objects.update(note='x')"),
    Rule(r"\.(delay|apply_async|delay_on_commit)\(", "Enqueue: the row is the truth.",
         bad="read_scan.delay(1)", good='jobs.enqueue("read_scan", 1)'),
    Rule(r"\bsend_task\(", "Only the bell rings.", but=("eoffice/jobs/bell.py",),
         bad="app.send_task('x')", good='jobs.enqueue("x", 1)'),
    Rule(r"""f["'].*\{_\(""", "A text inside an f-string is never collected for translation.",
         bad="f\"{_('Agenda')} {number}\"", good='_("Agenda %(number)s") % words'),
    Rule(r"gettext\w* as (?!_$|_[,)\s])", "`makemessages` knows `_` and the names of gettext only.",
         bad="from x import gettext as _t", good="from x import gettext as _"),
    Rule(r"TemporaryDirectory\((?!prefix=((pdf\.)?SCRATCH|\"eoffice-work-)|dir=)",
         "A folder that a kill leaves behind is swept by its name.",
         bad='TemporaryDirectory(prefix="x-")',
         good='TemporaryDirectory(prefix="eoffice-work-x-")'),
    Rule(r"on_commit\(\s*lambda", "A lambda sees the last of a loop: use partial.",
         bad="on_commit(lambda: ring(pk))", good="on_commit(partial(ring, pk))"),
    # What the machine stamped itself (times of files, sign-ins) is compared with its own clock.
    Rule(r"\b(timezone\.now|datetime\.now|utcnow|date\.today|localdate)\(",
         "`clock` is the one source of now.",
         but=("eoffice/clock.py", "documents/housekeeping.py", "accounts/lockout.py"),
         bad="now = timezone.now()", good="now = clock.now()"),
    Rule(r"clock\.now\(\)\.date\(\)", "A day is that of an office.",
         bad="today = clock.now().date()", good="today = clock.today(office.zone)"),
    Rule(r"\.isdigit\(\)", "A superscript is a digit, and no number: see `asked`.",
         only=r"(views|forms|queries|actions|admin)",
         bad="int(pk) if pk.isdigit() else 0", good="whole(pk) or 0"),
    Rule(r"Content-Disposition", "One place knows how a file is handed out: `eoffice.files_out`.",
         but=("eoffice/files_out.py", "documents/views/pages.py", "correspondence/gateway.py"),
         bad='response["Content-Disposition"] = name', good="as_file(content, name, PDF)"),
    Rule(r"\.refresh_from_db\(", "Fetch again, locked: a failed refresh leaves the FSM open.",
         bad="letter.refresh_from_db()", good="letter = Letter.objects.locked(pk)"),
    Rule(r"\b(Letter|IncomingLetter|StoredFile|Scan|Recipient|Disposition)\.objects\b",
         "A view fetches through queries.", only=r"(^|/)views(/|\.py)", but=("views/fetching.py",),
         bad="Letter.objects.get(pk=pk)", good="queries.letters_visible_to(request.officer)"),
    Rule(r"def save\(self", "`save()` has no side effects.", only=r"models", but=("audit",),
         bad="def save(self, *args):", good="def saved_at(self):"),
    Rule(r"\|\s*safe\b|autoescape off", "Text of a letter is escaped.",
         bad="{{ letter.subject|safe }}", good="{{ letter.subject }}"),
    Rule(r"permission\s*=\s*\w", "django-fsm does not ask `permission=`; policies do.",
         only="models", bad="@transition(permission=may)", good="@transition(field=state)"),
    Rule(r"import \*", "Names are imported by name.", but=("eoffice/settings/",),
         bad="from x import *", good="from x import y"),
]  # fmt: skip
LINES = [
    (path, number, line)
    for path in (*source.product_files(), *source.templates())
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.bad)
def test_no_line_breaks_the_rule(rule):
    source.expect_none(
        [
            f"{source.short(path)}:{number}: {rule.why}  {line.strip()}"
            for path, number, line in LINES
            if rule.concerns(path) and rule.hits(line)
        ]
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.bad)
def test_the_rule_knows_right_from_wrong(rule):
    assert rule.hits(rule.bad)
    assert not rule.hits(rule.good)


def test_the_whole_project_has_at_most_two_signal_receivers():
    wired = re.compile(r"@receiver\(|\.connect\(")
    found = [f"{source.short(path)}:{number}" for path, number, line in LINES if wired.search(line)]
    assert len(found) <= 2, found
