"""Machines that no room's own table draws: the mail of a notice; and that none is forgotten."""

import re
from itertools import product

import pytest
from django.apps import apps
from django_fsm import FSMFieldMixin, can_proceed

from eoffice.notifications.models import Notice
from eoffice.notifications.states import MailState
from tests.house import source
from tests.house.matrix import verbs_of

MAIL_EDGES = {("pending", "mark_mailed"), ("pending", "give_up_mail")}
CASES = [*product(MailState.values, sorted(verbs_of(Notice, "mail_state")))]


@pytest.mark.parametrize("state, verb", CASES)
def test_mails(state, verb):
    assert can_proceed(getattr(Notice(mail_state=state), verb)) == ((state, verb) in MAIL_EDGES)


def machines() -> set[tuple[str, str]]:
    """Every field of ours that is a machine, by its model; proxies have machines of their own."""
    ours = [m for m in apps.get_models() if m.__module__.split(".")[0] in source.PLACES]
    fields = [(model, field) for model in ours for field in model._meta.get_fields()]
    fsm = [(m, field) for m, field in fields if isinstance(field, FSMFieldMixin)]
    return {(m.__name__, field.name) for m, field in fsm if verbs_of(m, field.name)}


def test_every_machine_has_a_table_somewhere():
    asked = re.compile(r'verbs_of\((\w+)(?:, "(\w+)")?\)')
    texts = [path.read_text(encoding="utf-8") for path in source.files_of_tests()]
    drawn = {(name, field or "state") for text in texts for name, field in asked.findall(text)}
    assert machines() - drawn == set()


def test_only_the_machine_moves_it():
    with pytest.raises(AttributeError):
        Notice().mail_state = "sent"
