"""A year at the demo offices: each letter is a small story told through the real actions.

A story is a generator that acts and yields how much working time passes until its next step. The
teller wakes the stories in the order of the clock, so that numbers and trails come out as they
would have in a real year. What would happen after "now" has not happened yet.
"""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile

from correspondence.actions.arrivals import register_arrival
from correspondence.actions.recording import record
from correspondence.actions.recording_data import RecordingData
from correspondence.actions.scans import receive_scan
from correspondence.models import Arrival, IncomingLetter, Letter
from correspondence.sealing import Identity
from correspondence.states import Outcome
from disposition import actions
from disposition.actions import SheetData
from disposition.models import Disposition
from disposition.states import Basis
from eoffice import clock
from eoffice.organization.calendars import hours_of
from eoffice.organization.officer import Officer
from eoffice.pages.demo import charts, papers
from eoffice.pages.demo.paperwork import scanned, stacked
from eoffice.pages.demo.teller import Story, Teller

HOUR = 60
DAY = 7 * HOUR
# office: (account and seat of desk, recorder, addressee and its account, letters a working day)
DESKS = {
    "kppn": ("loket.kppn", "tu.kppn", "kppn.kepala", 0.22),
    "setda": ("loket.setda", "loket.setda", "setda.sekda", 0.11),
    "pupr": ("loket.pupr", "loket.pupr", "pupr.kepala", 0.07),
    "melati": ("lurah.melati", "lurah.melati", "melati.lurah", 0.03),
    "dumas": ("loket.dumas", "loket.dumas", "dumas.asdep", 0.07),
}


def letter_story(teller: Teller, office: str, *, minutes_at_desk: int) -> Story:
    """From the counter to the outcome."""
    letter = yield from arrival_of_a_letter(teller, office, minutes_at_desk=minutes_at_desk)
    yield teller.spread(70)
    addressee = DESKS[office][2]
    yield from addressee_story(teller, office, letter.pk, teller.seat(addressee))


def arrival_of_a_letter(
    teller: Teller, office: str, *, minutes_at_desk: int = 20, **facts: Any
) -> Generator[int, None, Letter]:
    """Scanned at the counter, then recorded; `facts` of the letter where a scene needs them."""
    desk, recorder, _addressee, _rate = DESKS[office]
    paper = _marked(_paper(teller, office), facts)
    scan = receive_scan(scanned(teller, paper), by=teller.offices.officer(desk))
    yield minutes_at_desk
    data = replace(recording_of(teller, office, paper, scan.received_at), **facts)
    return record([scan.pk], data, by=teller.offices.officer(recorder))


def arrival_on_paper(teller: Teller, office: str, **facts: Any) -> Generator[int, None, Letter]:
    """Recorded without a scan: the paper first, or an envelope that stays closed."""
    recorder = teller.offices.officer(DESKS[office][1])
    received_at = clock.now()
    yield 10
    paper = _marked(_paper(teller, office), facts)
    data = replace(recording_of(teller, office, paper, received_at), **facts)
    return record([], data, by=recorder, office_id=teller.offices.units[office].pk)


def addressee_story(teller: Teller, office: str, letter_id: int, position_id: int) -> Story:
    """The addressee reads, disposes and, when every branch has ended, closes."""
    head = teller.officer_at(position_id)
    actions.mark_letter_read(letter_id, by=head)
    yield teller.spread(60)
    if teller.dice.random() < 0.1:
        outcome, note = teller.dice.choice(papers.NOT_DISPOSED)
        actions.close_letter(letter_id, outcome, by=head, note=note)
        return
    _dispose(teller, office, letter_id, head)
    yield 2 * DAY
    while IncomingLetter.objects.get(pk=letter_id).dispositions.open().exists():
        yield teller.spread(DAY, slow=0)
    if IncomingLetter.objects.get(pk=letter_id).state == "in_disposition":
        outcome = teller.dice.choice([Outcome.FOLLOWED_UP, Outcome.ANSWERED, Outcome.FOLLOWED_UP])
        actions.close_letter(letter_id, outcome, by=head)


def branch_story(teller: Teller, office: str, branch_id: int) -> Story:
    """The receiver reads, begins, forwards, reports, or gives it back."""
    yield teller.spread(3 * HOUR)
    branch = Disposition.objects.get(pk=branch_id)
    if not branch.is_open or branch.delivered_at is None:
        return
    worker = teller.officer_at(branch.position_id)
    actions.mark_read(branch_id, by=worker)
    yield teller.spread(HOUR)
    if branch.one_way:
        actions.understand(branch_id, by=worker)
        return
    if teller.dice.random() < 0.06 and branch.replaces_id is None and not branch.is_binding:
        yield from _decline(teller, office, branch_id, worker)
        return
    if teller.dice.random() < 0.65 and _subordinates(teller, branch.position_id):
        _forward(teller, office, branch_id, worker)
        yield DAY
        while Disposition.objects.open().filter(parent=branch_id).exists():
            yield teller.spread(DAY, slow=0)
    else:
        actions.accept(branch_id, by=worker)
    yield teller.spread(DAY)
    if Disposition.objects.get(pk=branch_id).is_open:
        yield from _report(teller, branch_id, worker)


def _report(teller: Teller, branch_id: int, worker: Officer) -> Story:
    actions.report(branch_id, teller.dice.choice(papers.REPORTS), by=worker)
    yield teller.spread(5 * HOUR)
    giver = teller.officer_at(Disposition.objects.get(pk=branch_id).giver_id)
    if teller.dice.random() < 0.12:
        actions.send_back_report(branch_id, teller.dice.choice(papers.MISSING), by=giver)
        yield teller.spread(DAY)
        actions.report(branch_id, teller.dice.choice(papers.REPORTS), by=worker)
        yield teller.spread(4 * HOUR)
    actions.accept_report(branch_id, by=giver)


def _decline(teller: Teller, office: str, branch_id: int, worker: Officer) -> Story:
    branch = actions.decline(branch_id, teller.dice.choice(papers.DECLINES), by=worker)
    yield teller.spread(3 * HOUR)
    giver = teller.officer_at(branch.giver_id)
    taken = set(branch.sheet.branches.values_list("position_id", flat=True))
    others = [pk for pk in _subordinates(teller, branch.giver_id) if pk not in taken]
    if others:
        moved = actions.send_elsewhere(branch_id, teller.dice.choice(others), by=giver)
        _follow(teller, office, moved)


def _dispose(teller: Teller, office: str, letter_id: int, head: Officer) -> None:
    """The head disposes himself; now and then his secretary enters what he said."""
    sheet = _sheet(teller, office, head.position_id)
    by = head
    if office == "kppn" and teller.dice.random() < 0.2:
        by = teller.offices.officer("sespri.kppn", "kppn.kepala").on_basis(Basis.SPOKEN)
    given = actions.dispose(letter_id, sheet, by=by)
    for branch in given.branches.all():
        _follow(teller, office, branch)


def _forward(teller: Teller, office: str, branch_id: int, worker: Officer) -> None:
    sheet = _sheet(teller, office, worker.position_id, most=1)
    for branch in actions.forward(branch_id, sheet, by=worker).branches.all():
        _follow(teller, office, branch)


def _follow(teller: Teller, office: str, branch: Disposition) -> None:
    """Let the branch's own story begin; in a nested office its desk numbers the letter first."""
    if branch.arrival_id and branch.delivered_at is None:
        story = arrival_story(teller, branch.arrival_id, branch.pk)
    else:
        story = branch_story(teller, office, branch.pk)
    teller.begin(office, clock.now(), story)


def arrival_story(teller: Teller, arrival_id: int, branch_id: int) -> Story:
    """The desk of a nested office gives the letter its own number."""
    yield teller.spread(50)
    arrival = Arrival.objects.get(pk=arrival_id)
    if arrival.state == "waiting":
        desk = DESKS[teller.offices.key_of(arrival.office_id)][1]
        register_arrival(arrival_id, by=teller.offices.officer(desk))
    yield from branch_story(teller, teller.offices.key_of(arrival.office_id), branch_id)


def _sheet(teller: Teller, office: str, giver: int, *, most: int = 3) -> SheetData:
    receivers = _subordinates(teller, giver)
    chosen = teller.dice.sample(receivers, min(len(receivers), teller.dice.randint(1, most)))
    one_way = most > 1 and teller.dice.random() < 0.15
    codes = ["diketahui"] if one_way else _codes(teller)
    lines = teller.instructions(office, *codes)
    return SheetData(to=tuple(chosen), instructions=lines, note=teller.dice.choice(papers.NOTES))


def _codes(teller: Teller) -> list[str]:
    active = ["tindak_lanjuti", "konsep_jawaban", "teliti", "koordinasikan", "selesaikan"]
    return teller.dice.sample(active, teller.dice.randint(1, 2))


def _subordinates(teller: Teller, position_id: int) -> list[int]:
    """Direct subordinates who can take work: seats with a holder, without the desk's clerks."""
    key = next(name for name, seat in teller.offices.seats.items() if seat.pk == position_id)
    return [
        teller.seat(name)
        for name, row in charts.SEATS.items()
        if row.above == key and row.account and not set(row.roles) & {charts.INTAKE, "auditor"}
    ]


def _paper(teller: Teller, office: str) -> papers.Paper:
    addressee = charts.SEATS[DESKS[office][2]].title
    today = hours_of(teller.offices.units[office]).date_of(clock.now())
    return papers.paper_for(office, today, addressee, teller.dice)


def _marked(paper: papers.Paper, facts: dict[str, Any]) -> papers.Paper:
    """The paper says the security and urgency with which a scene records it."""
    return replace(
        paper, **{axis: facts[axis] for axis in ("security", "urgency") if axis in facts}
    )


def a_scan(teller: Teller, office: str) -> ContentFile:
    """Pages of a letter that was not recorded yet."""
    return scanned(teller, _paper(teller, office))


def a_stack(teller: Teller, office: str) -> ContentFile:
    """Two letters in one scan."""
    return stacked(teller, _paper(teller, office), _paper(teller, office))


def recording_of(
    teller: Teller, office: str, paper: papers.Paper, received_at: datetime
) -> RecordingData:
    dice = teller.dice
    kind = teller.offices.type_of(office, paper.type_code)
    event = clock.now() + timedelta(days=dice.randint(4, 12)) if kind.has_event else None
    identity = Identity(name=dice.choice(papers.REPORTERS), phone="0800-0000-017")
    return RecordingData(
        received_at=received_at,
        addressee_ids=(teller.seat(DESKS[office][2]),),
        copy_ids=_copies(teller, office),
        sender_name="" if kind.is_complaint else paper.sender,
        keep_sender=True,
        identity=identity if kind.is_complaint else Identity(),
        type_id=kind.pk,
        sender_number=paper.number,
        letter_date=paper.day,
        subject=paper.subject,
        summary=paper.body,
        security=paper.security,
        urgency=paper.urgency,
        printed_marks="" if paper.marks == "Biasa" else paper.marks,
        addressee_written=paper.addressee,
        event_at=event,
        event_place="Ruang rapat utama" if event else "",
    )


def _copies(teller: Teller, office: str) -> tuple[int, ...]:
    pool = {"kppn": ["kppn.umum", "kppn.mski"], "setda": ["setda.hukum", "setda.umum"]}
    if office not in pool or teller.dice.random() > 0.2:
        return ()
    return (teller.seat(teller.dice.choice(pool[office])),)
