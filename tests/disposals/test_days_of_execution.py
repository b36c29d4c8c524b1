"""The minutes tell of days that can have been: agreed, decreed, done, and none in the future."""

from datetime import timedelta

import pytest

from archive.actions import approving, executing
from archive.actions.approving import Letter
from eoffice.errors import Refused
from tests.disposals.lists import appraised, approved, execution, inactive_dossier

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_an_execution_before_the_agreement_is_refused(world, laras):
    disposal = approved(world, laras, inactive_dossier(world, laras))
    today = execution().done_on
    for day in (today - DAY, today + DAY):
        with pytest.raises(Refused):
            executing.begin_execution(disposal.pk, execution(done_on=day), by=laras)
    with pytest.raises(Refused):
        late = execution(decree_on=today + DAY)
        executing.begin_execution(disposal.pk, late, by=laras)
    executing.begin_execution(disposal.pk, execution(), by=laras)


def test_the_day_of_a_letter_from_outside_is_its_own(world, laras):
    disposal = appraised(world, laras, inactive_dossier(world, laras))
    approving.ask_also(disposal.pk, "bpk", by=laras)
    approval = disposal.approvals.get(authority="bpk")
    today = execution().done_on
    with pytest.raises(Refused, match=r"masa depan|future"):
        approving.agree(approval.pk, by=laras, letter=Letter("S-1", today + DAY, 1))
