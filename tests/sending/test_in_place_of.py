"""Who acts for the signer answers as he does; an assistant prepares and sends, never signs."""

import pytest
from django.urls import reverse

from tests.sending.role_table import ROLE_TABLE, ROLES

OF_A_LETTER = [
    name for name, row in ROLE_TABLE.items() if row[2] in ("to_sign", "signed", "delivery")
]
SIGNER = ROLES.index("eka")
NOT_BY_AN_ASSISTANT = {"outgoing:sign": 403, "outgoing:sign_look": 403}


def answer_of(browser, name, thing):
    method, _answers, kind, typed = ROLE_TABLE[name]
    url = reverse(name, args=[thing(kind)])
    return (browser.get(url) if method == "get" else browser.post(url, typed)).status_code


@pytest.mark.parametrize("kind", ["plt", "plh", "pj"])
@pytest.mark.parametrize("name", OF_A_LETTER)
def test_who_acts_answers_as_the_holder(kind, name, thing, world, client_of):
    world.appoint("citra", "kasi_bank", kind=kind, may_sign=True)
    acting = client_of(world.officer("citra", "kasi_bank"))
    assert answer_of(acting, name, thing) == ROLE_TABLE[name][1][SIGNER]


@pytest.mark.parametrize("name", OF_A_LETTER)
def test_an_assistant_signs_nothing(name, thing, world, client_of):
    world.appoint("citra", "kasi_bank", kind="assistant", may_sign=True)
    assistant = client_of(world.officer("citra", "kasi_bank"))
    expected = NOT_BY_AN_ASSISTANT.get(name, ROLE_TABLE[name][1][SIGNER])
    assert answer_of(assistant, name, thing) == expected
