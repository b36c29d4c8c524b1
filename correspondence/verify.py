"""What `manage.py verify` checks about letters: the ledger of numbers, and who may see what."""

from collections.abc import Iterator

from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet
from django.utils.translation import gettext as _

from correspondence import access
from correspondence.models import Letter, NumberSeries, OutgoingLetter, RegisterEntry
from correspondence.outgoing_access import SIGNED
from correspondence.search import checking
from correspondence.states import EntryState, IncomingState, LetterKind
from eoffice.audit import Fault, verifier, without_a_trail

BOOK = ("register__office",)


@verifier("numbers")
def numbers_are_complete() -> Iterator[Fault]:
    """Gaps, doubles, numbers beyond the last one, numbers that no letter bears."""
    for series in NumberSeries.objects.select_related(*BOOK).order_by("pk").iterator():
        yield from _faults_of_series(series)
    used = _of_book(RegisterEntry.objects.filter(state=EntryState.USED))
    for entry in used.filter(letter=None).order_by("pk").iterator():
        yield _fault(entry, entry.number, _("The number stands on no letter."))
    standing = used.filter(letter__state=IncomingState.VOID)
    for entry in standing.order_by("pk").iterator():
        yield _fault(entry, entry.number, _("The letter is void, the number is not."))


def _faults_of_series(series: NumberSeries) -> Iterator[Fault]:
    entries = RegisterEntry.objects.filter(
        register=series.register_id, year=series.year, period=series.period
    )
    facts = entries.aggregate(first=Min("number"), last=Max("number"), n=Count("pk"))
    if facts["last"] and facts["last"] > series.last:
        yield _fault(series, facts["last"], _("The number is beyond the last one."))
    for first, last in _missing(series):
        if first == last:
            yield _fault(series, first, _("The number is missing from the book."))
        else:
            yield _fault(series, first, _("These numbers are missing from the book."), last)
    doubled = entries.values("number").annotate(n=Count("pk")).filter(n__gt=1)
    for row in doubled:
        yield _fault(series, row["number"], _("The number was given twice."))


def _missing(series: NumberSeries) -> Iterator[tuple[int, int]]:
    """Runs of numbers after the paper book's last that have no line, read in order."""
    entries = RegisterEntry.objects.filter(
        register=series.register_id,
        year=series.year,
        period=series.period,
        number__gt=series.opened_with,
    )
    expected = series.opened_with + 1
    for number in entries.order_by("number").values_list("number", flat=True).iterator():
        if number > expected:
            yield expected, number - 1
        expected = number + 1
    if expected <= series.last:
        yield expected, series.last


@verifier("letters")
def letters_bear_their_numbers() -> Iterator[Fault]:
    """Letters whose number is in no book, and letters of which the trail says nothing.

    The lines of a paper book are told of together, in the chain of their book.
    """
    own = RegisterEntry.objects.filter(letter=OuterRef("pk"), rendered=OuterRef("agenda_number"))
    numbered = Letter.objects.exclude(agenda_number="").filter(~Exists(own))
    for letter in numbered.order_by("pk").only("pk").iterator():
        yield _fault_of_letter(letter, _("The number of the letter stands for it in no book."))
    yield from without_a_trail("letter", Letter.objects.filter(is_legacy=False))


@verifier("signatures")
def signed_letters_are_whole() -> Iterator[Fault]:
    """Signed letters without signature, file or number; files that are not what was signed."""
    signed = OutgoingLetter.objects.filter(state__in=SIGNED).order_by("pk")
    for letter in signed.select_related("signature__file").iterator(chunk_size=200):
        yield from _faults_of_signed(letter)
    used = RegisterEntry.objects.filter(
        state=EntryState.USED, letter__kind=LetterKind.OUTGOING
    ).exclude(letter__state__in=SIGNED)
    for entry in _of_book(used).order_by("pk").iterator():
        yield _fault(entry, entry.number, _("The number stands on an unsigned letter."))


def _faults_of_signed(letter: OutgoingLetter) -> Iterator[Fault]:
    signature = getattr(letter, "signature", None)
    if signature is None or signature.file is None:
        yield _fault_of_letter(letter, _("The letter is signed, but its signed file is not there."))
    elif signature.file.sha256 != signature.sha256:
        yield _fault_of_letter(letter, _("The file of the letter is not the one that was signed."))
    if not letter.entries.filter(state=EntryState.USED).exists():
        yield _fault_of_letter(letter, _("The letter is signed, but bears no number of a book."))


def _fault_of_letter(letter: Letter, sentence: str) -> Fault:
    return Fault(kind="letter", subject=f"letter {letter.pk}", number=None, sentence=sentence)


@verifier("access")
def access_follows_the_rules() -> Iterator[Fault]:
    """Letters that somebody may see, or may not see, against what the live relations say."""
    for letter in Letter.objects.order_by("pk").iterator(chunk_size=200):
        for audience in access.differences(letter):
            said = _("What %(who)s may see is not what the rules say.") % {"who": audience}
            yield Fault(kind="letter", subject=f"letter {letter.pk}", number=None, sentence=said)


@verifier("search")
def index_says_what_letters_say() -> Iterator[Fault]:
    """How far the index of the search is behind, and letters of which it says something else."""
    if lag := checking.lag():
        words = {"n": lag.letters, "minutes": lag.minutes}
        said = _("%(n)d letters wait to be indexed, the first one for %(minutes)d minutes.") % words
        yield Fault(kind="search", subject="search index", number=None, sentence=said)
    for pk in checking.letters_that_differ():
        said = _("The search index does not say what the letter says.")
        yield Fault(kind="search", subject=f"letter {pk}", number=None, sentence=said)


def _of_book(entries: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
    return entries.select_related(*BOOK)


def _fault(
    line: NumberSeries | RegisterEntry, number: int, sentence: str, last: int | None = None
) -> Fault:
    """Of a number, with the year's book in which a person finds it."""
    book = line.register
    subject = f"register {book.pk} ({book.name}, {book.office.name}) {line.period or line.year}"
    return Fault(kind="register", subject=subject, number=number, sentence=sentence, last=last)
