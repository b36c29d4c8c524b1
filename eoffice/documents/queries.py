"""Which files there are, for whom, and how far they are. Reads only."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from eoffice.documents import access
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.states import FileState, TextState
from eoffice.jobs.models import Job
from eoffice.organization.officer import Officer


def files_visible_to(officer: Officer) -> QuerySet[StoredFile]:
    """The only way to files for progress and hints; for one of them, `file_visible_to`."""
    return StoredFile.objects.filter(access.condition_for(officer))


def file_visible_to(officer: Officer, pk: int) -> StoredFile | None:
    """One file, if a rule lets this officer see it.

    The rules are asked one after the other: nearly every file is let through by one of the first,
    and all of them as one statement take longer to plan than a page image takes to be sent.
    """
    one = StoredFile.objects.filter(pk=pk)
    found = (one.filter(rule(officer)).first() for rule in access.visible_through)
    return next(filter(None, found), None)


def files_named(pks: Iterable[int]) -> list[StoredFile]:
    """These files, in this order; for a room that has asked already who may see them."""
    wanted = list(pks)
    found = StoredFile.objects.defer("neutralised").in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def progress_of(officer: Officer, pks: Iterable[int]) -> QuerySet[StoredFile]:
    """The facts that a progress line shows, of many files at once."""
    return files_visible_to(officer).filter(pk__in=list(pks)).defer("neutralised").order_by("pk")


def queue_positions(pks: Iterable[int]) -> dict[int, int]:
    """Of files that wait for a worker: how many are before them, counting from 1."""
    place = Window(RowNumber(), order_by=[F("run_after").asc(), F("pk").asc()])
    waiting = Job.objects.queued().filter(kind="prepare_file").annotate(place=place)
    wanted = set(pks)
    rows = waiting.values_list("subject_id", "place")[:1000]
    return {subject: place for subject, place in rows if subject in wanted}


def earlier_copy(office_id: int, sha256: str) -> StoredFile | None:
    """The first file of this office with the same bytes, whose content is still there."""
    same = StoredFile.objects.filter(office_id=office_id, sha256=sha256)
    return same.exclude(state=FileState.PURGED).order_by("pk").first()


def twins_of(file: StoredFile) -> list[str]:
    """Where else in this office the same bytes should lie."""
    same = StoredFile.objects.with_bytes().filter(office=file.office_id, sha256=file.sha256)
    return list(same.exclude(pk=file.pk).order_by("pk").values_list("key", flat=True))


def text_of(file: StoredFile) -> str:
    """All text of a file, page after page."""
    pages = PageText.objects.filter(file=file).order_by("page")
    return "\n\n".join(pages.values_list("text", flat=True))


def text_of_page(file: StoredFile, page: int) -> PageText | None:
    """What was read on one page, if it was read."""
    return PageText.objects.filter(file=file, page=page).first()


def codes_of(file_id: int) -> tuple[str, ...]:
    """The QR codes on the first page of a file, once it was read."""
    first = PageText.objects.filter(file=file_id, page=1)
    return tuple(code for codes in first.values_list("codes", flat=True) for code in codes)


def unread_pages(file: StoredFile) -> list[int]:
    """The pages that have no text yet, first page first."""
    read = set(PageText.objects.filter(file=file).values_list("page", flat=True))
    return [page for page in range(1, file.pages + 1) if page not in read]


def a_fast_job_waits() -> bool:
    """Whether somebody waits for something quicker than reading."""
    return Job.objects.claimable().filter(queue="fast").exists()


def files_without_a_job() -> list[tuple[int, str]]:
    """Files that wait for a step of the pipeline, and its kind, where no such job is open."""
    to_prepare = Q(state=FileState.RECEIVED) | Q(state=FileState.READY, viewing_key="")
    to_read = Q(text_state=TextState.READING)
    return [
        (pk, kind)
        for kind, waits in (("prepare_file", to_prepare), ("read_text", to_read))
        for pk in _waiting_without(kind, waits)
    ]


def _waiting_without(kind: str, waits: Q) -> list[int]:
    job = Job.objects.open().filter(kind=kind, subject_id=OuterRef("pk"))
    forgotten = StoredFile.objects.filter(waits & ~Exists(job)).order_by("pk")
    return list(forgotten.values_list("pk", flat=True)[:1000])


def known_keys(keys: list[str]) -> set[str]:
    """Which of these keys are originals of a file whose content is kept."""
    rows = StoredFile.objects.with_bytes().filter(key__in=keys)
    return set(rows.values_list("key", flat=True))


def known_prefixes(keys: list[str]) -> set[str]:
    """Which of these derived keys lie under the prefix that their file's row names."""
    folders = {key.rpartition("/")[0] for key in keys}
    rows = StoredFile.objects.with_bytes().filter(derived_prefix__in=folders)
    kept = set(rows.values_list("derived_prefix", flat=True))
    return {key for key in keys if key.rpartition("/")[0] in kept}
