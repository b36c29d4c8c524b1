"""The marker is planted where a letter leaves words besides its pages: drafts, approvals, requests
for more time, a complainant, packages, packed results, words of suggestions, failed jobs."""

import pytest
from django.core.files.storage import storages

from archive.models import Dossier, Package
from archive.packaging import store
from correspondence import sealing
from correspondence.models import (
    Addressee,
    ApprovalStep,
    Complainant,
    Delivery,
    DraftVersion,
    DraftWork,
    SearchWord,
)
from correspondence.search import address, answering, suggesting
from disposition.models import Disposition, Extension
from eoffice import clock
from eoffice.audit.faults import find, names
from eoffice.jobs import run_pending
from eoffice.jobs.models import Job
from eoffice.organization.officer import Officer
from tests.archive.packing import packed
from tests.disposals.lists import executing_now, inactive_dossier
from tests.disposals.planted import (
    MARK,
    Planted,
    empty_the_stores,
    everything_in_the_database,
    everything_on_the_stores,
    packed_result,
    plant,
)
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(db):
    """Both organisations, in a database that keeps what is committed."""
    return build_world()


def planted(world: World, filer: Officer) -> Planted:
    """With rows as the rooms write them, each with the marker."""
    letter = plant(world, filer)
    now = clock.now()
    of, when = {"letter_id": letter.pk}, {"made_at": now, "made_by_name": "Dewi"}
    content = {"subject": MARK, "blocks": [{"text": MARK}]}
    DraftVersion.objects.create(number=1, content=content, sha256="0" * 64, **of, **when)
    DraftWork.objects.create(
        user=world.users["dewi"], based_on=1, content=content, saved_at=now, **of
    )
    ApprovalStep.objects.create(
        version=1, order=1, position=world.seats["kasi_bank"], note=MARK, reason=MARK, **of
    )
    to = Addressee.objects.create(name="Bappeda", **of)
    Delivery.objects.create(addressee=to, way="post", problem=f"Ditolak: {MARK}", **of)
    Complainant.objects.create(
        organization=world.units["kppn"], code="P-1",
        sealed=sealing.seal(sealing.Identity(name=MARK)),
        identity_key="k" * 64, sealed_at=now, **of,
    )  # fmt: skip
    branch = Disposition.objects.get(letter=letter.pk)
    Extension.objects.create(
        disposition=branch, state="refused", asked_until=now, reason=MARK, asked_at=now,
        asked_by_name="Eka", decision_note=MARK,
    )  # fmt: skip
    return letter


def test_no_corner_keeps_a_byte(world, filer, laras):
    empty_the_stores()
    letter = planted(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    package, export = packed(Dossier.objects.get(pk=dossier.pk), laras), packed_result(letter)
    assert words() and found(laras)
    key = Package.objects.get(pk=package.pk).storage_key
    executing_now(world, laras, dossier)
    run_pending()
    assert MARK not in everything_in_the_database() + everything_on_the_stores()
    assert not words() and not suggested(laras) and not found(laras)
    assert not store.packages().exists(key) and not storages["default"].exists(export.key)
    assert bytes(Complainant.objects.get(letter=letter.pk).sealed) == b""
    assert not list(find({*names()} - {"letters"}))  # it was planted without a book


def test_jobs_carry_ids_and_no_words():
    carried = {field.name for field in Job._meta.concrete_fields}
    assert "subject_id" in carried and not carried & {"payload", "args", "kwargs", "data"}


def words() -> bool:
    """Whether the words of the index know it."""
    return SearchWord.objects.filter(word__contains=MARK).exists()


def found(officer) -> list:
    """Letters that the marker finds."""
    return answering.best(officer, address.asked_by({"q": MARK}), skip=0, limit=5).rows


def suggested(officer) -> list:
    """What is offered when the marker is typed."""
    return list(suggesting.suggestions(officer, MARK))
