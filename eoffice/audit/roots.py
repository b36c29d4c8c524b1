"""The daily root: one hash over all chains that moved since the root before.

Printed or exported, it is kept outside the system: who shortens a chain and repairs its head is
found by the rooted heads, who repairs those too by the root on paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.audit.faults import Fault
from eoffice.audit.models import AuditEntry, ChainHead, DailyRoot, RootedHead
from eoffice.audit.seal import BEGINNING

KIND = "trail"
CHUNK = 2000


def make_root(day: date | None = None) -> DailyRoot:
    """The root of this day (UTC); made once, afterwards the one that was made.

    Heads are kept chunk by chunk, each in a transaction of its own: nobody who records waits
    long, and a call that was killed is continued by the next.
    """
    day = day or clock.today("UTC")
    if made := DailyRoot.objects.filter(day=day).first():
        return made
    while _keep_some_heads(day):
        pass
    last = DailyRoot.objects.order_by("-pk").first()
    previous = last.root_hash if last else BEGINNING
    digest, heads = root_over(day, previous)
    root = DailyRoot(
        day=day, previous_hash=previous, root_hash=digest, heads=heads, exported_at=clock.now()
    )
    root.save()
    return root


@transaction.atomic
def _keep_some_heads(day: date) -> int:
    """Root heads that moved and are not rooted today; one that is just moving comes tomorrow."""
    today = RootedHead.objects.filter(
        day=day, subject_kind=OuterRef("subject_kind"), subject_id=OuterRef("subject_id")
    )
    moved = ChainHead.objects.filter(~Exists(today), count__gt=F("rooted_count"))
    heads = list(moved.order_by("pk").select_for_update(skip_locked=True, of=("self",))[:CHUNK])
    RootedHead.objects.bulk_create([_rooted(day, head) for head in heads])
    ChainHead.objects.filter(pk__in=[head.pk for head in heads]).update(rooted_count=F("count"))
    return len(heads)


def _rooted(day: date, head: ChainHead) -> RootedHead:
    return RootedHead(
        day=day,
        subject_kind=head.subject_kind,
        subject_id=head.subject_id,
        count=head.count,
        hash=head.hash,
    )


def root_over(day: date, previous: str) -> tuple[str, int]:
    """The hash over the root before and all heads rooted on this day, and how many they are."""
    digest, heads = hashlib.sha256(previous.encode()), 0
    rooted = RootedHead.objects.filter(day=day)
    for kind in sorted(rooted.values_list("subject_kind", flat=True).distinct()):
        places = rooted.filter(subject_kind=kind).order_by("subject_id")
        for place in places.values_list("subject_id", "count", "hash").iterator(chunk_size=CHUNK):
            digest.update(f"\n{kind} {place[0]} {place[1]} {place[2]}".encode())
            heads += 1
    return digest.hexdigest(), heads


def verify_roots() -> Iterator[Fault]:
    """Roots that are not over their heads, and chains that no longer hold what was rooted."""
    previous = BEGINNING
    for root in DailyRoot.objects.order_by("pk").iterator(chunk_size=CHUNK):
        written = (root.previous_hash, (root.root_hash, root.heads))
        if written != (previous, root_over(root.day, previous)):
            yield Fault(KIND, f"root {root.day}", None, _("The daily root was altered."))
        previous = root.root_hash
    yield from _lost_since_rooted()


def _lost_since_rooted() -> Iterator[Fault]:
    entry = AuditEntry.objects.filter(
        subject_kind=OuterRef("subject_kind"),
        subject_id=OuterRef("subject_id"),
        number=OuterRef("count"),
    )
    rooted = RootedHead.objects.annotate(now=Subquery(entry.values("hash")))
    places = rooted.values_list("subject_kind", "subject_id", "count", "hash", "now", "day")
    for kind, subject_id, count, then, now, day in places.iterator(chunk_size=CHUNK):
        if now != then:
            sentence = _("The chain no longer holds what the root of %(day)s covers.") % {
                "day": day
            }
            yield Fault(KIND, f"{kind} {subject_id}", count, sentence)
