"""A Plh. signs, and his term ends while the service holds the file: it stays his signature."""

from datetime import timedelta

import pytest

from correspondence import gateway, gateway_desk
from correspondence.models import RegisterEntry, Signature
from eoffice import clock, pdf
from eoffice.errors import OfficeError
from eoffice.pdf import Hidden
from tests.correspondence import gateway_standin as standin
from tests.correspondence.sending_room import approved, book_of, refreshed
from tests.correspondence.test_sign_elsewhere import pen, service  # noqa: F401 - fixtures


@pytest.fixture
def held(world, dewi, service, monkeypatch):  # noqa: F811
    """Signed by the Plh. on his last day; the line is lost before the file comes."""
    book_of(world)
    zone = world.units["kppn"].zone
    world.appoint("danu", "kasi_bank", kind="plh", may_sign=True, ends=clock.today(zone))
    letter = approved(world, dewi, "kasi_bank")
    danu = world.officer("danu", "kasi_bank")

    def away(*args):
        service.mood = "503"
        raise gateway.GatewayDown

    with monkeypatch.context() as cut:
        cut.setattr(gateway, "fetch", away)
        with pytest.raises(OfficeError):
            word = Hidden(standin.PASSPHRASE)
            gateway_desk.sign(letter.pk, by=danu, version=1, nik=standin.NIK, passphrase=word)
    service.mood = ""
    return refreshed(letter)


@pytest.mark.parametrize("writes_anew", [False, True])
def test_who_is_back_fetches_it_and_the_plh_stands_under_it(
    world, held, service, writes_anew, tmp_path, pen  # noqa: F811
):  # fmt: skip
    assert held.state == "awaiting_gateway"
    if writes_anew:
        service.hands_out = pen(_printed(service.forms[0]["file"], tmp_path))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        gateway_desk.fetch(held.pk, by=world.officer("eka", "kasi_bank"))
    signature = Signature.objects.get()
    assert signature.name == world.users["danu"].name and signature.acting_kind == "plh"
    assert signature.lines[-1].startswith("Plh. ")
    assert refreshed(held).state == "signed" and RegisterEntry.objects.get().state == "used"


def test_his_desk_is_closed_to_him_then(world, held):
    with clock.moved_to(clock.now() + timedelta(days=2)), pytest.raises(OfficeError):
        gateway_desk.fetch(held.pk, by=world.officer("danu"))
    assert refreshed(held).state == "awaiting_gateway"


def _printed(sent: bytes, folder) -> bytes:
    """What a service makes that writes the file anew: the same pages in other bytes."""
    (folder / "sent.pdf").write_bytes(sent)
    return pdf.prepare(folder / "sent.pdf", folder).viewing.read_bytes()
