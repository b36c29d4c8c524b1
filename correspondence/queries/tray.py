"""The tray of the intake desk: scans, letters from other offices, letters that came back."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from correspondence.desks import desk_offices
from correspondence.models import Arrival, IncomingLetter, Letter, LetterFile, Recipient, Scan
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import ArrivalState, IncomingState, ScanState
from eoffice import clock
from eoffice.documents.states import FileState
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given

PAGE = 25
CLAIM_LASTS = timedelta(minutes=30)
"""After that a scan is free again, though nobody has said so."""
JUST_NOW = timedelta(minutes=15)
"""So long a clerk finds on the first page what he put in, however long the tray is."""
UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)
SHOWS = ("waiting", "mine", "skipped", "refused", "discarded")


def scans_visible_to(officer: Officer) -> QuerySet[Scan]:
    """Scans of the trays that this officer serves, without those another clerk marked secret."""
    return _scans_in(desk_offices(officer), officer.user_id)


def _scans_in(offices: Collection[Any], officer: Any) -> QuerySet[Scan]:
    mine = Q(hidden_by=None) | Q(hidden_by=officer)
    return Scan.objects.filter(mine, office__pk__in=offices)


_SCAN = Rows(
    lambda offices: (
        _scans_in(each("offices", offices), given("officer"))
        .filter(pk=given("pk"))
        .select_related("file", "office", "claimed_by")
    )
)


def scan_visible_to(officer: Officer, pk: int) -> Scan | None:
    """One of them, with its file, its office and who works on it."""
    offices = sorted(desk_offices(officer))
    return _SCAN.first(officer=officer.user_id, offices=offices, pk=pk)


def waiting_for(officer: Officer) -> QuerySet[Scan]:
    """What is still to be recorded, in the order in which it came."""
    return scans_visible_to(officer).filter(state=ScanState.WAITING).order_by("received_at", "pk")


def scans_in_full(officer: Officer) -> QuerySet[Scan]:
    """The same, with all that a line or a page shows of them."""
    related = ("file", "claimed_by", "received_by", "hidden_by", "office", "parent")
    return scans_visible_to(officer).select_related(*related)


def tray_of(officer: Officer, *, shows: str = "waiting", words: str = "") -> QuerySet[Scan]:
    """The tray under one of its filters, with what a row shows."""
    scans = scans_in_full(officer).filter(**_filter(shows, officer))
    for word in words.split():
        scans = scans.filter(file__name__icontains=word)
    return scans.order_by("received_at", "pk")


def just_put_in(officer: Officer, *, behind: Scan) -> list[Scan]:
    """What this clerk has put in just now and stands behind that scan, the newest first."""
    own = tray_of(officer).filter(
        _after(behind.received_at, behind.pk),
        received_by=officer.user_id,
        received_at__gte=clock.now() - JUST_NOW,
    )
    return list(own.reverse()[:PAGE])


def _after(moment: datetime, pk: int) -> Q:
    return Q(received_at__gt=moment) | Q(received_at=moment, pk__gt=pk)


def _filter(shows: str, officer: Officer) -> dict[str, object]:
    if shows == "discarded":
        return {"state": ScanState.DISCARDED}
    waiting: dict[str, object] = {"state": ScanState.WAITING}
    if shows == "mine":
        return waiting | {"claimed_by": officer.user_id}
    if shows == "skipped":
        return waiting | {"skip_reason__gt": ""}
    return waiting | ({"file__state": FileState.REFUSED} if shows == "refused" else {})


def is_held(scan: Scan) -> bool:
    """Whether somebody works on it now."""
    return scan.claimed_at is not None and scan.claimed_at > clock.now() - CLAIM_LASTS


def is_held_by_other(scan: Scan, officer: Officer) -> bool:
    """Whether somebody else works on it now."""
    return is_held(scan) and scan.claimed_by_id != officer.user_id


def page_after(scans: QuerySet[Scan], after: tuple[datetime, int] | None) -> list[Scan]:
    """One keyset page, with one row more when there is a next page."""
    if after:
        scans = scans.filter(_after(*after))
    return list(scans[: PAGE + 1])


def next_to_record(officer: Officer, *, after: Scan | None = None) -> Scan | None:
    """The oldest readable scan that nobody works on; skipped ones come last."""
    scans = waiting_for(officer).filter(file__state=FileState.READY)
    stale = Q(claimed_at__lte=clock.now() - CLAIM_LASTS)
    free = scans.filter(Q(claimed_by=None) | Q(claimed_by=officer.user_id) | stale)
    if after:
        free = free.exclude(pk=after.pk)
    return free.order_by("skip_reason", "received_at", "pk").first()


def place_of(officer: Officer, scan: Scan) -> tuple[int, int]:
    """ "Letter 3 of 7": the place of the scan among those that wait."""
    waiting = waiting_for(officer)
    before = Q(received_at__lt=scan.received_at) | Q(received_at=scan.received_at, pk__lt=scan.pk)
    return waiting.filter(before).count() + 1, waiting.count()


def arrivals_for(officer: Officer) -> QuerySet[Arrival]:
    """Letters from other offices of the organisation that wait for their number here."""
    arrivals = Arrival.objects.filter(office__in=desk_offices(officer), state=ArrivalState.WAITING)
    related = ("letter", "letter__office", "position", "from_position__unit", "office")
    return arrivals.select_related(*related).order_by("arrived_at", "pk")


def returned_to(officer: Officer) -> QuerySet[IncomingLetter]:
    """Letters that came back from every addressee or from one of them; `given_back` says whom."""
    back = Recipient.objects.returned()
    by_some = Q(pk__in=back.values("letter"), state__in=UNDER_WAY)
    letters = IncomingLetter.objects.filter(
        by_some | Q(state=IncomingState.RETURNED), office__in=desk_offices(officer)
    )
    given_back = Prefetch("recipients", back.select_related("position"), "given_back")
    return letters.prefetch_related(given_back).order_by("received_at", "pk")


def same_bytes(officer: Officer, scans: list[Scan]) -> dict[int, str]:
    """Scan → the agenda number under which the same bytes are known, where it may be seen."""
    wanted = {scan.file.same_as_id: scan.pk for scan in scans if scan.file.same_as_id}
    if not wanted:
        return {}
    known = LetterFile.objects.filter(file__in=wanted, detached_at=None)
    pairs = list(known.values_list("file_id", "letter_id"))
    seen = letters_visible_to(officer).filter(pk__in=[letter for _file, letter in pairs])
    agenda = dict(seen.values_list("pk", "agenda_number"))
    numbers = {file: agenda[letter] for file, letter in pairs if letter in agenda}
    found = {scan: numbers.get(file, "") for file, scan in wanted.items() if file in numbers}
    in_tray = set(
        scans_visible_to(officer).filter(file__in=wanted).values_list("file_id", flat=True)
    )
    return found | {wanted[file]: "" for file in in_tray if wanted[file] not in found}


def awaits_pages(office_id: int) -> bool:
    """Whether a letter of this office has its number, but no pages yet."""
    files = LetterFile.objects.filter(letter=OuterRef("pk"), detached_at=None)
    letters = Letter.objects.filter(office=office_id, is_legacy=False, is_sealed=False)
    standing = letters.exclude(state=IncomingState.VOID)
    return standing.filter(~Exists(files)).exists()
