"""The tray: what a clerk does with a scan before it becomes a letter."""

import pytest

from correspondence.actions import scans, splitting
from correspondence.actions.splitting import RangesDoNotFit
from correspondence.models import Scan
from correspondence.queries import tray
from eoffice import clock
from eoffice.documents.models import StoredFile
from eoffice.errors import Refused, WrongState
from eoffice.jobs.models import Job
from tests.correspondence.conftest import upload


def ready(scan, pages=1):
    StoredFile.objects.filter(pk=scan.file_id).update(state="ready", pages=pages)
    return Scan.objects.select_related("file").get(pk=scan.pk)


def test_an_upload_waits_in_the_tray_of_the_clerks_office(scan, world, bimo):
    assert (scan.office, scan.state) == (world.units["kppn"], "waiting")
    assert scan.received_by_id == bimo.user_id


def test_who_serves_no_desk_puts_nothing_in(eka):
    with pytest.raises(Refused):
        scans.receive_scan(upload(), by=eka)
    assert not StoredFile.objects.exists()


def test_who_works_on_it_is_seen_and_not_disturbed(scan, bimo, hadi):
    scans.claim(scan.pk, by=bimo)
    with pytest.raises(scans.Claimed):
        scans.claim(scan.pk, by=hadi)
    assert scans.claim(scan.pk, by=hadi, take_over=True).claimed_by_id == hadi.user_id


def test_a_claim_that_was_left_behind_ends_by_itself(scan, bimo, hadi):
    scans.claim(scan.pk, by=bimo)
    with clock.moved_to(clock.now() + tray.CLAIM_LASTS * 2):
        assert scans.claim(scan.pk, by=hadi).claimed_by_id == hadi.user_id


def test_only_who_works_on_it_lets_go(scan, bimo, hadi):
    scans.claim(scan.pk, by=bimo)
    scans.release_claim(scan.pk, by=hadi)
    assert Scan.objects.get(pk=scan.pk).claimed_by_id == bimo.user_id


def test_a_skipped_scan_comes_last_and_says_why(scan, bimo):
    other = scans.receive_scan(upload("b.pdf", b"%PDF 2"), by=bimo)
    ready(scan), ready(other)
    scans.skip(scan.pk, reason="Halaman hilang", by=bimo)
    assert tray.next_to_record(bimo).pk == other.pk
    assert [row.pk for row in tray.tray_of(bimo)] == [scan.pk, other.pk]


def test_what_is_set_aside_can_be_put_back(scan, bimo):
    scans.discard(scan.pk, reason="Kertas kosong", by=bimo)
    assert not tray.waiting_for(bimo).exists()
    scans.restore(scan.pk, by=bimo)
    assert tray.waiting_for(bimo).get().pk == scan.pk


def test_a_recorded_scan_is_not_skipped_any_more(letter, scan, bimo):
    with pytest.raises(WrongState):
        scans.skip(scan.pk, reason="x", by=bimo)


def test_the_same_bytes_are_told(scan, letter, bimo, hadi):
    again = scans.receive_scan(upload("lagi.pdf"), by=bimo)
    again = Scan.objects.select_related("file").get(pk=again.pk)
    assert tray.same_bytes(hadi, [again]) == {again.pk: letter.agenda_number}


def test_the_parts_of_a_split_lie_where_the_scan_lay(scan, bimo):
    ready(scan, pages=3)
    splitting.ask_split(scan.pk, [(1, 2), (3, 3)], by=bimo)
    assert Job.objects.filter(kind="split_scan", subject_id=scan.pk).exists()
    kept = [scans.vault.keep(upload(content=b"%PDF part" + bytes([n]))) for n in (1, 2)]
    parts = splitting.put_parts(scan.pk, [((1, 2), kept[0]), ((3, 3), kept[1])])
    assert [(part.first_page, part.last_page, part.parent_id) for part in parts] == [
        (1, 2, scan.pk),
        (3, 3, scan.pk),
    ]
    assert {part.received_at for part in parts} == {scan.received_at}
    assert splitting.put_parts(scan.pk, []) == []


@pytest.mark.parametrize("ranges", [[(1, 3)], [(1, 1), (3, 3)], [(2, 1), (3, 3)], [(1, 2), (2, 3)]])
def test_pages_are_neither_lost_nor_doubled(ranges):
    with pytest.raises(RangesDoNotFit):
        splitting.check_ranges(ranges, 3)
