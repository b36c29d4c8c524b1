"""An execution that is cut off goes on with the next dossier; nothing is done twice."""

import pytest

from archive import purging
from archive.actions import executing
from archive.models import Dossier
from eoffice.audit.models import AuditEntry
from tests.disposals.lists import executing_now, fresh, inactive_dossier, states_of

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker is gone at this instruction."""


@pytest.mark.parametrize("where", ["purge", "between", "record", "finish"])
def test_it_goes_on_where_it_was_cut_off(world, filer, laras, monkeypatch, where):
    dossiers = [inactive_dossier(world, filer) for _ in range(3)]
    disposal = executing_now(world, laras, *dossiers)
    with monkeypatch.context() as patch:
        cut_off(patch, where)
        with pytest.raises(Killed):
            executing.execute(disposal.pk)
    done = states_of(*dossiers).count("destroyed")
    assert (done, fresh(disposal).state) == (3 if where == "finish" else 1, "executing")
    executing.execute(disposal.pk)
    assert (states_of(*dossiers), fresh(disposal).state) == (["destroyed"] * 3, "executed")
    told = AuditEntry.objects.filter(event="dossier.destroyed")
    assert sorted(told.values_list("subject_id", flat=True)) == sorted(one.pk for one in dossiers)
    assert AuditEntry.objects.filter(event="disposal.executed").count() == 1


def cut_off(patch, where):
    """At the second dossier, or after the last one."""
    counted = {"n": 0}

    def dies_at_the_second(original):
        def call(*args, **how):
            counted["n"] += 1
            if counted["n"] == 2:
                raise Killed
            return original(*args, **how)

        return call

    if where == "purge":
        patch.setattr(purging, "purge", dies_at_the_second(purging.purge))
    elif where == "between":
        patch.setattr(executing, "execute_next", dies_at_the_second(executing.execute_next))
    elif where == "record":
        patch.setattr(executing, "_executor", dies_late(executing._executor))
    else:
        patch.setattr(executing, "finish", lambda _pk: (_ for _ in ()).throw(Killed))


def dies_late(original):
    """Twice for each dossier it is asked who acts: for the purge, and for the record at the end."""

    def call(disposal):
        gone = Dossier.objects.filter(state="destroyed").count()
        call.asked = call.asked + 1 if gone else 0
        if gone and call.asked >= 3:
            raise Killed
        return original(disposal)

    call.asked = 0
    return call
