"""Pages: their time against the bare view, their statements, their weight."""

from __future__ import annotations

import re
from statistics import median

from django.urls import reverse

from correspondence.models import Letter, Recipient, Register
from tests.bench.bare import COUNT
from tests.bench.bars import Line, ratio
from tests.bench.browser import expect
from tests.bench.office import CLERK, HEAD, RECORDER, OfficeAtWork
from tests.bench.rounds import BARE, bare_view, in_turn, page

OFFICIAL, DEPUTY = "biro1.sim", "asisten1.sim"
LISTS, FIRST_READ = 2.5, 15
LIST_SQL, LETTER_SQL, POLL_SQL = 9, 14, 3
POLLING = {"HX-Request": "true", "X-Poll": "1"}
LINKED = re.compile(rb'(?:href|src)="(/static/[^"#?]+\.(?:css|js))')


def lists(office: OfficeAtWork, rounds: int) -> list[Line]:
    """Inbox, lists and book, 25 rows each; what waits for an initial or a signature."""
    book = Register.objects.get(office=office.unit, direction="incoming", for_secret=False)
    wanted = {
        "inbox, head": (HEAD, reverse("pages:inbox")),
        "inbox, official": (OFFICIAL, reverse("pages:inbox")),
        "letters, clerk": (CLERK, reverse("pages:letters")),
        "letters, clerk, a page far down": (CLERK, _far_down(office)),
        "letters, official": (OFFICIAL, reverse("pages:letters")),
        "outgoing, clerk": (CLERK, f"{reverse('outgoing:list')}?tab=all"),
        "outgoing, official": (OFFICIAL, f"{reverse('outgoing:list')}?tab=signed"),
        "approvals, deputy": (DEPUTY, reverse("outgoing:approvals")),
        "agenda book, recorder": (RECORDER, reverse("registers:book", args=[book.pk])),
    }
    asks = {name: page(office, *where) for name, where in wanted.items()}
    times = in_turn({BARE: bare_view(office, CLERK)} | asks, rounds)
    lines = []
    for name, (account, url) in wanted.items():
        counted = expect(office.as_person(account).counted(url)).sql
        lines.append(ratio(name, times[name], times[BARE], LISTS))
        lines.append(Line(f"{name}: statements", counted, "SQL", LIST_SQL))
    return lines


def other_pages(office: OfficeAtWork, rounds: int) -> list[Line]:
    """Pages without a bar of their own: tray, home, followed."""
    wanted = {
        "tray, clerk": (CLERK, reverse("intake:tray")),
        "home, head": (HEAD, reverse("pages:home")),
        "followed, head": (HEAD, reverse("pages:followed")),
    }
    asks = {name: page(office, *where) for name, where in wanted.items()}
    times = in_turn({BARE: bare_view(office, CLERK)} | asks, rounds)
    sql = {name: office.as_person(who).counted(url).sql for name, (who, url) in wanted.items()}
    told = [ratio(name, times[name], times[BARE], 0) for name in wanted]
    return told + [Line(f"{name}: statements", found, "SQL") for name, found in sql.items()]


def letter(office: OfficeAtWork, long_letter: Letter, rounds: int) -> list[Line]:
    """The page of a letter with 20 branches and 60 entries, opened before; and a plain one."""
    url = reverse("pages:letter", args=[long_letter.pk])
    head = office.as_person(HEAD)
    expect(head.get(url))
    asks = {BARE: bare_view(office, HEAD), "long": page(office, HEAD, url)}
    times = in_turn(asks, rounds)
    return [
        ratio("letter, chain of 20, history of 60", times["long"], times[BARE], 4),
        Line("letter seen again: statements", expect(head.counted(url)).sql, "SQL", LETTER_SQL),
        _first_read(office),
    ]


def _first_read(office: OfficeAtWork) -> Line:
    """How many more statements the first reading of a letter takes than the second.

    The median of some letters: a connection prepares each kind of statement once.
    """
    unread = Recipient.objects.filter(position=office.seat(HEAD), state="unread", ended_at=None)
    urls = [
        reverse("pages:letter", args=[pk])
        for pk in unread.order_by("-pk").values_list("letter_id", flat=True)[:FIRST_READ]
    ]
    head = office.as_person(HEAD)
    more = [expect(head.counted(url)).sql - expect(head.counted(url)).sql for url in urls]
    note = f"median of {len(more)} letters, at most {max(more, default=0)}"
    name = "letter read for the first time: more statements"
    return Line(name, median(more) if more else 0, "SQL", 6, note=note)


def polls(office: OfficeAtWork) -> list[Line]:
    """What pages ask for by themselves."""
    urls = {"badge": reverse("notices:badge"), "file progress": reverse("files:progress")}
    lines = []
    for name, url in urls.items():
        answer = office.as_person(CLERK).get(url, **{COUNT: "1"}, **POLLING)
        expect(answer, 200, 204, 304)
        lines.append(Line(f"poll of the {name}: statements", answer.sql, "SQL", POLL_SQL))
    return lines


def weight(office: OfficeAtWork, image_url: str) -> list[Line]:
    """Kilobytes that go over the line for an inbox: with an empty cache, and the next time."""
    head = office.as_person(HEAD)
    first = expect(head.get(reverse("pages:inbox")))
    linked = {found.decode() for found in LINKED.findall(first.plain)}
    parts = sum(len(expect(head.get(url)).body) for url in linked)
    image = expect(office.as_person(CLERK).get(image_url))
    return [
        Line("page weight, first load", _kb(len(first.body) + parts), "KB", 100),
        Line("page weight, next load", _kb(len(first.body)), "KB", 20),
        Line("first page image", _kb(len(image.body)), "KB", 25),
    ]


def _far_down(office: OfficeAtWork) -> str:
    """The address of a page in the middle of the office's letters."""
    letters = Letter.objects.filter(office=office.unit).order_by("-received_at", "-pk")
    middle = letters[letters.count() // 2]
    place = f"{middle.received_at.isoformat()}_{middle.pk}".replace("+", "%2B")
    return f"{reverse('pages:letters')}?from={place}"


def _kb(size: int) -> float:
    return round(size / 1024, 1)
