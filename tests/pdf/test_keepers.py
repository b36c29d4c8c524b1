"""Two keepers: what reads files has not loaded what signs, and the one that signs goes to rest."""

from __future__ import annotations

import time

import pytest

from eoffice import pdf
from eoffice.pdf import child
from tests.pdf import signing


@pytest.fixture
def no_pen():
    """Nobody signs yet, and nobody does afterwards."""
    child._forget(child.PEN)
    yield
    child._forget(child.PEN)


def test_reading_does_not_start_the_one_that_signs(no_pen, tmp_path):
    signing.letter(tmp_path)
    assert child.PEN not in child._controls


def test_a_letter_is_typeset_where_it_is_signed(no_pen, tmp_path):
    with pytest.raises(pdf.WorkFailed):  # there is no such template, but somebody looked for it
        pdf.typeset("letter_of_nobody", {}, tmp_path / "a.pdf")
    assert child.PEN in child._controls


@pytest.mark.slow
def test_who_rests_too_long_ends_and_is_started_again(no_pen, tmp_path):
    child.warm(child.PEN, idle=0.2)
    control = child._controls[child.PEN]
    control.settimeout(30)
    assert control.recv(1) == b""  # it has closed its end
    assert signing.judged(signing.signed(tmp_path)).is_valid
    assert child._controls[child.PEN] is not control


def test_warming_does_not_wait(no_pen):
    before = time.monotonic()
    child.warm(child.PEN)
    assert time.monotonic() - before < 1
