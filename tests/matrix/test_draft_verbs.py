"""Every verb of a draft's way × every way of standing at the desk whose verb it is.

The table says who may; whoever may not is refused with a sentence and nothing is changed.
"""

from itertools import product

import pytest

from correspondence.actions import draft_printing, drafting, merging, replies, reviewing, routes
from correspondence.models import DraftVersion, OutgoingLetter, Remark
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from tests.correspondence.drafts import content_of, draft_by, kind_of
from tests.correspondence.sending_room import book_of, signed

OTHER = content_of("Lain")
NAMES = [{"name": "Dinas A"}]
AT_WRITER, BACK, AT_CHECKER = ("draft", "staf_pd"), ("review", "staf_pd"), ("review", "kasi_pd")
AT_SIGNER, AFTER = ("approved", "kepala"), ("signed", "staf_pd")
READ, WHY = {"version": 1}, {"reason": "Perbaiki"}


def save(draft, **by):
    return drafting.save_version(draft.pk, OTHER, based_on=1, **by)


def settle(draft, **by):
    return reviewing.settle_remark(draft.remarks.get().pk, **by)


def wait(draft, **by):
    return replies.await_reply(draft.pk, until=clock.today("Asia/Jakarta"), **by)


# verb: (where the draft stands and the desk whose verb it is, the verb)
VERBS = {
    "autosave": (AT_WRITER, lambda d, **by: drafting.autosave(d.pk, OTHER, revision=0, **by)),
    "save_version": (AT_WRITER, save),
    "merge": (AT_WRITER, lambda d, **by: merging.merge(d.pk, NAMES, **by)),
    "change_route": (AT_WRITER, lambda d, **by: routes.change_route(d.pk, [], **by)),
    "print": (AT_WRITER, lambda d, **by: draft_printing.count_print(d.pk, **by)),
    "submit": (AT_WRITER, lambda d, **by: reviewing.submit(d.pk, **by)),
    "cancel": (AT_WRITER, lambda d, **by: drafting.cancel(d.pk, **WHY, **by)),
    "take_back": (BACK, lambda d, **by: reviewing.take_back(d.pk, **by)),
    "approve": (AT_CHECKER, lambda d, **by: reviewing.approve(d.pk, **READ, **by)),
    "send_back": (AT_CHECKER, lambda d, **by: reviewing.send_back(d.pk, **READ, **WHY, **by)),
    "settle": (AT_CHECKER, settle),
    "edit in review": (AT_CHECKER, save),
    "refuse": (AT_SIGNER, lambda d, **by: reviewing.refuse(d.pk, **WHY, **by)),
    "cancel at the end": (AT_SIGNER, lambda d, **by: drafting.cancel(d.pk, **WHY, **by)),
    "await_reply": (AFTER, wait),
}
STANDING = {
    "holder": None,
    "acting": {"kind": "plh", "may_approve": True, "may_sign": True},
    "acting, not to sign": {"kind": "plh", "may_approve": True},
    "assistant": {"kind": "assistant"},
    "trusted assistant": {"kind": "assistant", "may_approve": True, "may_sign": True},
    "stranger": None,
    "other organisation": None,
}
PREPARES = {"holder", "acting", "acting, not to sign", "assistant", "trusted assistant"}
DECIDES = PREPARES - {"assistant"}
SIGNS = {"holder", "acting"}
MAY = dict.fromkeys(VERBS, PREPARES) | {
    "approve": DECIDES, "send_back": DECIDES, "refuse": SIGNS, "cancel at the end": SIGNS,
}  # fmt: skip


@pytest.fixture
def standing_at(world, arunika, citra, danu, dewi, rama):
    """The officer who stands so at this desk."""
    fixed = {"stranger": dewi, "other organisation": rama}
    holders = {"staf_pd": citra, "kasi_pd": danu, "kepala": arunika}

    def found(standing, seat):
        if how := STANDING[standing]:
            world.appoint("wulan", seat, **how)
            return world.officer("wulan")
        return fixed.get(standing) or holders[seat]

    return found


@pytest.fixture
def draft_at(world, citra, danu, arunika):
    """A draft of citra that stands here."""

    def made(stage):
        book_of(world)
        draft = draft_by(citra, kind_of(world))
        Remark.objects.create(letter=draft, version=1, text="x", made_at=clock.now())
        if stage != "draft":
            reviewing.submit(draft.pk, by=citra)
        if stage in ("approved", "signed"):
            draft = reviewing.approve(draft.pk, by=danu, version=1)
        return signed(draft, arunika) if stage == "signed" else draft

    return made


def standing_of(draft):
    state = OutgoingLetter.objects.get(pk=draft.pk).state
    return state, AuditEntry.objects.count(), DraftVersion.objects.count()


@pytest.mark.parametrize(("verb", "standing"), list(product(VERBS, STANDING)))
def test_who_may(verb, standing, standing_at, draft_at):
    (stage, seat), act = VERBS[verb]
    draft, officer = draft_at(stage), standing_at(standing, seat)
    before = standing_of(draft)
    if standing in MAY[verb]:
        act(draft, by=officer)
        return
    with pytest.raises(Refused) as refusal:
        act(draft, by=officer)
    assert str(refusal.value.sentence)
    assert standing_of(draft) == before
