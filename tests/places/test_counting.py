"""A count by scanning: missing, surplus, in the wrong box, out on loan; the differences stay."""

from datetime import date

import pytest
from django.urls import reverse

from archive.actions.counting import begin_count, finish_count, scan_label
from archive.models import Inventory
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import WrongState
from tests.archive.shelf import dossier_of
from tests.lending.desk import lent_to
from tests.places.shelves import boxed, boxes_on, shelf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def boxes(world, laras):
    return boxes_on(shelf_of(world, laras), laras)


def references(rows):
    return [row["reference"] for row in rows]


def counted(where, laras, *codes):
    count = begin_count(where, by=laras)
    for code in codes:
        scan_label(count.pk, code, by=laras)
    return finish_count(count.pk, by=laras)


def test_what_is_not_scanned_is_missing_unless_it_is_lent(world, laras, eka, boxes):
    there, gone, lent = boxed(world, laras, boxes[0], 3)
    lent_to(eka, lent, laras)
    kept = counted(boxes[0], laras, there.label_code).differences
    assert references(kept["missing"]) == [gone.reference]
    assert references(kept["away"]) == [lent.reference]
    assert AuditEntry.objects.filter(event="dossier.missed").count() == 1


def test_what_lies_in_the_wrong_box_and_what_belongs_to_none(world, laras, boxes):
    stray = boxed(world, laras, boxes[1])[0]
    loose = dossier_of(world, laras, medium="paper")
    kept = counted(boxes[0], laras, stray.label_code, loose.label_code, "rusak").differences
    assert [(one["box"], one["found_in"]) for one in kept["wrong_box"]] == [(2, 1)]
    assert references(kept["surplus"]) == [loose.reference]
    assert kept["unknown"] == ["rusak"]


def test_what_was_destroyed_and_lies_here_is_told_as_such(world, laras, boxes, client_of):
    boxed_one, loose = boxed(world, laras, boxes[1])[0], dossier_of(world, laras, medium="paper")
    type(loose).objects.filter(pk__in=[boxed_one.pk, loose.pk]).update(
        state="destroyed", closed_on=date(2020, 1, 1), ended_at=clock.now()
    )
    count = counted(boxes[0], laras, boxed_one.label_code, loose.label_code)
    kept = count.differences
    assert references(kept["gone"]) == [boxed_one.reference, loose.reference]
    assert (kept["surplus"], kept["wrong_box"]) == ([], [])
    page = client_of(laras).get(reverse("archive:count", args=[count.pk])).text
    assert "padahal sudah dimusnahkan" in page and "Tidak ada selisih" not in page


def test_of_a_shelf_the_label_of_the_box_says_where_the_next_ones_lie(world, laras, boxes):
    first, second = boxed(world, laras, boxes[0])[0], boxed(world, laras, boxes[1])[0]
    codes = [boxes[0].label_code, first.label_code, second.label_code]
    kept = counted(boxes[0].location, laras, *codes).differences
    assert references(kept["wrong_box"]) == [second.reference]
    assert (kept["missing"], kept["boxes_missing"]) == ([], [2])


def test_the_differences_stay_as_they_were_found(world, laras, boxes):
    gone = boxed(world, laras, boxes[0])[0]
    count = counted(boxes[0], laras)
    type(gone).objects.filter(pk=gone.pk).update(box=None, folder_number=None)
    assert references(Inventory.objects.get(pk=count.pk).differences["missing"])
    with pytest.raises(WrongState):
        scan_label(count.pk, gone.label_code, by=laras)


def test_labels_are_typed_as_they_are_written(world, laras, boxes, client_of):
    there = boxed(world, laras, boxes[0])[0]
    count = begin_count(boxes[0].location, by=laras)
    url = reverse("archive:count_scan", args=[count.pk])
    for typed in ("boks 1", f" {there.reference} ", "boks 99", "0001/1899"):
        client_of(laras).post(url, {"code": typed})
    kept = finish_count(count.pk, by=laras).differences
    assert (kept["missing"], kept["boxes_missing"]) == ([], [2])
    assert sorted(kept["unknown"]) == ["0001/1899", "boks 99"]


def test_a_blank_is_no_label(world, laras, boxes, client_of):
    count = begin_count(boxes[0], by=laras)
    answer = client_of(laras).post(reverse("archive:count_scan", args=[count.pk]), {"code": " "})
    assert answer.status_code == 302 and not count.scans.exists()
