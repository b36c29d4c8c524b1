"""A new installation founds its office on one page, and is told what is left to do."""

import pytest
from django.urls import reverse

from correspondence.models import LetterType, Register
from disposition.models import Instruction
from eoffice.audit.models import AuditEntry
from eoffice.organization import queries
from eoffice.organization.models import Assignment, Holiday, Unit, User, WorkCalendar
from eoffice.organization.states import Role

pytestmark = pytest.mark.django_db
VILLAGE = {
    "name": "Pemerintah Desa Melati Jaya", "short_name": "Desa Melati Jaya", "kind": "village",
    "time_zone": "Asia/Makassar", "code": "DS.MLJ", "address": "Jalan Kenanga 3",
    "letterhead": "PEMERINTAH DESA", "pattern": "{seq}/{unit}/{roman_month}/{year}",
    "head_title": "Kepala Desa", "head_name": "Ketut Contoh", "head_username": "Ketut.Contoh",
    "keeper_title": "Sekretaris Desa", "keeper_name": "Sari Contoh", "keeper_username": "sari",
    "desk_title": "Kaur Tata Usaha", "desk_name": "Sari Contoh", "desk_username": "sari",
}  # fmt: skip


@pytest.fixture
def founder(client):
    client.force_login(User.objects.create_superuser("pendiri", password="Kertas-Merah-7"))
    return client


def found(client, **other):
    token = client.get(reverse("pages:found")).context["form"].initial["token"]
    return client.post(reverse("pages:found"), {**VILLAGE, "token": token, **other})


def test_the_first_page_leads_there(founder):
    page = founder.get(reverse("pages:home")).content.decode()
    assert f'class="btn btn-primary" href="{reverse("pages:found")}"' in page


def test_everything_that_letters_need_is_there(founder):
    assert found(founder).status_code == 302
    root = Unit.objects.get(name=VILLAGE["name"])
    assert root.is_office and root.zone.key == "Asia/Makassar" and not root.uses_classification
    outgoing = LetterType.objects.filter(organization=root, for_outgoing=True)
    assert outgoing.count() == 10 and all(kind.signer_groups.exists() for kind in outgoing)
    assert LetterType.objects.filter(organization=root, for_incoming=True).count() >= 7
    assert Instruction.objects.filter(organization=root).count() == 10
    assert WorkCalendar.objects.filter(office=root).exists()
    ways = Register.objects.filter(office=root).values_list("direction", "for_secret")
    assert sorted(ways) == [("incoming", False), ("incoming", True), ("outgoing", False)]
    assert Holiday.objects.filter(office=None).count() == 10


def test_one_person_holds_two_desks_and_nobody_has_a_password(founder):
    found(founder)
    sari, ketut = User.objects.get(username="sari"), User.objects.get(username="ketut.contoh")
    held = Assignment.objects.filter(user=sari).values_list("position__title", flat=True)
    assert sorted(held) == ["Kaur Tata Usaha", "Sekretaris Desa"]
    assert not sari.has_usable_password() and not ketut.has_usable_password()
    roles = {role for desk in queries.officer_of(sari).desks for role in desk.roles}
    assert roles == {Role.OFFICE_ADMIN, Role.ARCHIVIST, Role.INTAKE, Role.RECORDER}
    assert queries.officer_of(ketut).desk.is_head


def test_the_trail_tells_of_every_row(founder):
    found(founder)
    root = Unit.objects.get(name=VILLAGE["name"])
    told = AuditEntry.objects.filter(
        event="settings.added", subject_kind="settings", subject_id=root.pk
    )
    rows = {(one.detail["model"], one.detail["row"]) for one in told}
    kinds = LetterType.objects.filter(organization=root).values_list("pk", flat=True)
    assert {("correspondence.lettertype", pk) for pk in kinds} <= rows


def test_a_second_click_founds_nothing_more(founder):
    token = founder.get(reverse("pages:found")).context["form"].initial["token"]
    for _click in range(2):
        answer = founder.post(reverse("pages:found"), {**VILLAGE, "token": token})
        assert answer.status_code == 302
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "head_title"),
        ({"head_username": ""}, "Isi nama pengguna untuk masuk."),
        ({"head_name": ""}, "Isi nama pegawai."),
        ({"head_username": "pendiri"}, "Nama pengguna ini sudah dipakai."),
        ({"desk_name": "Orang Lain"}, "dengan nama lain"),
        ({"head_nip": "123"}, "18"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_made(founder, wrong, said):
    answer = found(founder, **wrong)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert VILLAGE["address"] in answer.content.decode()
    assert not Unit.objects.exists() and User.objects.count() == 1


def test_a_name_is_given_once(founder):
    found(founder)
    answer = found(founder, name=VILLAGE["name"].upper(), head_username="lain.orang")
    assert answer.status_code == 422
    assert "sudah ada" in answer.content.decode()


def test_steps_stay_until_they_are_done(founder):
    found(founder, desk_name="", desk_username="")
    steps = {str(step.word): step.is_done for step in home_steps(founder).steps}
    assert steps == {
        "Tempatkan pimpinan": True,
        "Tempatkan penerima dan pencatat surat": False,
        "Tempatkan admin kantor": True,
        "Cetak slip masuk pertama": False,
        "Siapkan buku dan jam kerja": True,
        "Masukkan hari libur yang tanggalnya berpindah": False,
    }


def test_nothing_is_asked_of_an_office_that_works(founder):
    found(founder)
    founder.post(reverse("accounts:slips_issue"))
    assert founder.get(reverse("pages:home")).context["first_steps"] == []


def home_steps(client):
    (one,) = client.get(reverse("pages:home")).context["first_steps"]
    return one
