"""What the archive keeps is missed when its chain was removed whole."""

import pytest

from archive.verify import archive_is_in_the_trail
from tests.archive.shelf import class_of, dossier_of, rule_of, schedule_of
from tests.audit.removed import remove_chain

pytestmark = pytest.mark.django_db


def faults():
    return [fault.subject for fault in archive_is_in_the_trail()]


def test_a_dossier_without_a_chain(world, laras):
    class_of(world)
    schedule = rule_of(schedule_of(world)).schedule
    dossier = dossier_of(world, laras)
    untold = [f"schedule {schedule.pk}"]
    assert faults() == untold
    remove_chain("dossier", dossier.pk)
    assert faults() == [f"dossier {dossier.pk}", *untold]
