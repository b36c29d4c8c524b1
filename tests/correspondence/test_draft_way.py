"""Who signs and who checks, chosen on the page of the draft; lists of addressees."""

import pytest
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import AddresseeList, ApprovalStep, DraftWork, LetterType, OutgoingLetter
from correspondence.queries.addressees import candidates
from correspondence.queries.draft_stations import stations_of
from tests.correspondence.drafts import draft_by, kind_of


@pytest.fixture
def draft(world, citra):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )
    to = {"role": "to", "name": "Kepala Dinas", "address": "Jalan 1"}
    content = draft_content.empty() | {"subject": "Hal", "addressees": [to]}
    return drafting.start(DraftData(kind.pk, content), by=citra)


def press(client, draft, **fields):
    work = DraftWork.objects.filter(letter=draft).first()
    typed = {"revision": work.revision if work else 0, "based_on": 1} | fields
    return client.post(reverse("outgoing:edit", args=[draft.pk]), typed)


def steps(draft):
    rows = ApprovalStep.objects.current().filter(letter=draft).order_by("order", "pk")
    return [(row.position.title, row.order, row.kind, row.state) for row in rows]


def test_a_desk_is_added_beside_another_and_an_empty_one_is_skipped(client_of, citra, world, draft):
    seat, bank = world.seats["kasi_pd"].pk, world.seats["kasi_bank"].pk
    press(client_of(citra), draft, do="route", **{
        f"stop-{seat}": "1", "stop_add": "Kasi Bank", "stop_add_id": bank,
        "stop_add_order": "1", "stop_add_kind": "coordination",
    })  # fmt: skip
    press(client_of(citra), draft, do="route", **{
        f"stop-{seat}": "2", f"stop-{bank}": "2", f"kind-{bank}": "coordination",
        "stop_add": "Kasi Vera", "stop_add_order": "5",
    })  # fmt: skip
    assert steps(draft) == [
        ("Kasi Pencairan Dana", 1, "hierarchy", "waiting"),
        ("Kasi Bank", 1, "coordination", "waiting"),
        ("Kasi Vera", 2, "hierarchy", "skipped"),
    ]


def test_a_desk_is_removed_and_the_proposal_comes_back(client_of, citra, world, draft):
    seat = world.seats["kasi_pd"].pk
    fields = {f"stop-{seat}": "1", "stop_drop": seat, "stop_add": "Kasi Bank"}
    press(client_of(citra), draft, do="route", **fields)
    assert [row[0] for row in steps(draft)] == ["Kasi Bank"]
    press(client_of(citra), draft, do="propose")
    assert steps(draft) == []


def test_an_unknown_desk_is_told_and_what_was_typed_is_kept(client_of, citra, draft):
    answer = press(client_of(citra), draft, do="route", stop_add="Tidak ada", subject="Diketik")
    assert answer.status_code == 422 and "Tidak ada" in answer.content.decode()
    assert DraftWork.objects.get().content["subject"] == "Diketik"


def test_it_is_signed_on_behalf(client_of, citra, world, draft):
    head, section = world.seats["kepala"].pk, world.seats["kasi_pd"].pk
    fields = {"sign_mode": "an", "signer": head, "signing_seat": section}
    press(client_of(citra), draft, do="signer", **fields)
    letter = OutgoingLetter.objects.get(pk=draft.pk)
    assert (letter.sign_mode, letter.signing_seat_id) == ("an", section)


def test_a_desk_that_does_not_fit_the_mode_is_told(client_of, citra, world, draft):
    head, staff = world.seats["kepala"].pk, world.seats["staf_pd"].pk
    fields = {"sign_mode": "an", "signer": head, "signing_seat": staff}
    assert press(client_of(citra), draft, do="signer", **fields).status_code == 422


def test_a_list_is_kept_and_put_into_another_draft(client_of, citra, draft):
    client = client_of(citra)
    press(client, draft, do="list_save", list_name="Dinas")
    kept = AddresseeList.objects.get()
    other = drafting.start(DraftData(draft.type_id), by=citra)
    for _click in range(2):
        press(client, other, do="list", list=kept.pk)
    assert [row["name"] for row in DraftWork.objects.get(letter=other).content["addressees"]] == [
        "Kepala Dinas"
    ]


def test_of_another_organisation_only_its_offices_are_named(citra):
    found = candidates("kelurahan", by=citra)
    assert [(row.name, row.hint, row.address, row.email) for row in found] == [
        ("Kelurahan Melati", "", "", "")
    ]
    assert [row for row in candidates("Lurah", by=citra) if row.position] == []


def test_one_person_at_two_desks_of_the_way_is_marked(world, citra, eka):
    """Eka checks as Kasi Bank and signs as Plh. Kepala; whoever wrote it is marked as well."""
    world.appoint("eka", "kepala", "plh")
    kind = kind_of(world, ("kasi_bank", 1))
    draft = draft_by(citra, kind)
    rows = {row.title: row for row in stations_of(draft, citra)}
    marked = [row.person for row in rows.values() if row.is_twice]
    assert len(marked) == 2 and all("Eka" in person for person in marked)
    own = draft_by(eka, kind)
    assert [row.is_own_work for row in stations_of(own, eka)] == [False, True]
