"""The token of a form is kept for as long as somebody may send the form once more."""

from __future__ import annotations

from datetime import timedelta

from correspondence.actions import once
from correspondence.models import RequestToken
from eoffice import clock


def test_old_tokens_go_and_a_second_click_is_still_known(hadi):
    for token, age in (("old", once.KEPT + timedelta(hours=1)), ("new", timedelta(days=1))):
        assert once.claim(token, by=hadi) is None
        once.keep(token, by=hadi, done=True)
        RequestToken.objects.filter(token=token).update(claimed_at=clock.now() - age)
    assert once.forget_old() == 1
    assert (once.answered("new", by=hadi), once.answered("old", by=hadi)) == ({"done": True}, None)
