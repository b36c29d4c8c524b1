"""Moving by scanning: a dossier into a box, a box onto a shelf; what must stay where it is."""

import pytest
from django.urls import reverse

from archive.actions.places import move_box, put_into_box
from archive.models import Box, Dossier
from archive.queries.places import content_of, tree_of
from eoffice.errors import NotFound, WrongState
from tests.archive.shelf import again, dossier_of
from tests.lending.desk import lent_to, paper_dossier
from tests.places.shelves import boxed, boxes_on, shelf_of

pytestmark = pytest.mark.django_db


def scanned(browser, *labels):
    """One label after the other into the one field, as a scanner types them."""
    url, held = reverse("archive:scan"), ""
    for label in labels:
        answer = browser.post(url, {"code": label, "held": held})
        held = answer.url.partition("held=")[2]
    return held


def test_a_dossier_then_a_box(world, laras, client_of):
    box, dossier = boxes_on(shelf_of(world, laras), laras)[0], paper_dossier(world, laras)
    qr = f"http://localhost/archive/scan/{box.label_code}/"
    assert scanned(client_of(laras), dossier.label_code, qr) == ""
    assert (again(dossier).box_id, again(dossier).folder_number) == (box.pk, 1)


def test_a_box_then_many_dossiers_stays_held(world, laras, client_of):
    box = boxes_on(shelf_of(world, laras), laras)[0]
    dossiers = [dossier_of(world, laras, medium="paper") for _ in range(3)]
    labels = [one.label_code for one in dossiers]
    assert scanned(client_of(laras), box.label_code, *labels) == box.label_code
    assert [again(one).folder_number for one in dossiers] == [1, 2, 3]


def test_a_box_then_a_shelf(world, laras, client_of):
    box = boxes_on(shelf_of(world, laras), laras)[0]
    other = shelf_of(world, laras, "B")
    scanned(client_of(laras), box.label_code, other.label_code)
    assert Box.objects.get(pk=box.pk).location_id == other.pk


def test_what_is_written_on_a_label_does_as_well_as_its_code(world, laras, client_of):
    box, dossier = boxes_on(shelf_of(world, laras), laras)[0], paper_dossier(world, laras)
    other = shelf_of(world, laras, "B")
    scanned(client_of(laras), dossier.reference, f"Boks {box.number}")
    scanned(client_of(laras), f"boks {box.number}", other.path.lower())
    assert again(dossier).box_id == box.pk
    assert Box.objects.get(pk=box.pk).location_id == other.pk


def test_a_dossier_is_not_put_onto_a_shelf(world, laras, client_of):
    shelf, dossier = shelf_of(world, laras), paper_dossier(world, laras)
    held = scanned(client_of(laras), dossier.label_code, shelf.label_code)
    assert held == dossier.label_code


def test_what_is_proposed_or_out_does_not_move(world, laras, eka):
    box = boxes_on(shelf_of(world, laras), laras)[0]
    out = paper_dossier(world, laras)
    lent_to(eka, out, laras)
    with pytest.raises(WrongState):
        put_into_box(out.pk, box.pk, by=laras)
    held = dossier_of(world, laras, medium="paper")
    rows = Dossier.objects.filter(pk=held.pk)
    rows.update(state="proposed", came_from="closed", closed_on="2026-01-01")
    with pytest.raises(WrongState):
        put_into_box(held.pk, box.pk, by=laras)


def test_nothing_goes_into_the_box_of_another_office(world, laras, sekar):
    box = boxes_on(shelf_of(world, laras), laras)[0]
    foreign = boxed(world, laras, box)[0]
    Dossier.objects.filter(pk=foreign.pk).update(office=world.units["setda"], number=900)
    with pytest.raises(NotFound):
        put_into_box(foreign.pk, box.pk, by=laras)


def test_what_lies_where_is_counted_and_what_is_out_is_shown(world, laras, eka):
    shelf = shelf_of(world, laras)
    box = boxes_on(shelf, laras)[0]
    dossier = paper_dossier(world, laras)
    put_into_box(dossier.pk, box.pk, by=laras)
    loan = lent_to(eka, dossier, laras)
    room = tree_of(shelf.office_id)[0]
    assert (room.boxes, room.dossiers) == (2, 1)
    assert [(row.folder, row.loan) for row in content_of(box, laras)] == [(1, loan.reference)]
    with pytest.raises(WrongState):
        move_box(box.pk, shelf.pk, by=laras)
