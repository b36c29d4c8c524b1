"""The second half of the story: reports climb, a Plh. acts, the letter closes; a nested office."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.story import REPORT, TO_SETDA, Story

IN_PLACE = "Plh. Kepala Seksi Verifikasi dan Akuntansi, menggantikan Bimo Misalnya"
OUTSIDERS = ("loket.pupr", "staf.bank.kppn", "umum.kppn", "asdep.dumas", "sekda.setda", "admin")


def test_staff_reports_with_a_file(story: Story):
    staff = story.opens("staf.pd.kppn")
    story.picture(staff, "disposisi-untuk-staf")
    staff.press("Tulis laporan")
    staff.write("Laporan", "Data telah dicocokkan dengan satuan kerja; konsep jawaban terlampir.")
    staff.page.set_input_files("main [type=file]", REPORT)
    story.picture(staff, "laporan-staf")
    staff.press("Kirim laporan")
    staff.sees("Dilaporkan")


def test_the_head_of_section_accepts_and_reports_up(story: Story):
    section = story.opens("pd.kppn")
    section.sees("Data telah dicocokkan")
    section.sees(REPORT.name)
    story.picture(section, "laporan-menunggu-kasi-pd")
    section.press("Terima laporan")
    section.press("Terima")
    section.press("Tulis laporan")
    section.write("Laporan", "Selesai; konsep jawaban siap ditandatangani.")
    section.press("Kirim laporan")
    section.sees("Dilaporkan")


def test_the_acting_head_of_section_works_in_the_holders_place(story: Story):
    acting = story.opens("plh.kppn")
    acting.sees("Disposisi dari Kepala Kantor kepada Plh. Kasi Vera")
    story.picture(acting, "plh-membuka-surat")
    acting.press("Tulis laporan")
    acting.write("Laporan", "Rekonsiliasi sudah dilakukan; tidak ada selisih.")
    acting.press("Kirim laporan")
    acting.sees("Dilaporkan")
    acting.sees("Kirana Perumpamaan")
    acting.sees(IN_PLACE)
    story.picture(acting, "plh-melapor")


def test_the_head_accepts_both_reports(story: Story):
    head = story.opens("kepala.kppn")
    story.picture(head, "dua-laporan-menunggu")
    head.sees(IN_PLACE)
    for _report in range(2):
        head.press("Terima laporan")
        head.press("Terima")
    expect(head.page.locator("main .chain .st", has_text="Selesai")).to_have_count(3)
    story.picture(head, "semua-cabang-selesai")


def test_the_letter_closes_with_its_outcome(story: Story):
    head = story.opens("kepala.kppn")
    head.press("Selesaikan surat")
    head.tick("Dijawab dengan surat")
    story.picture(head, "menyelesaikan-surat")
    head.press("Selesaikan surat", "main form")
    head.sees("Dijawab dengan surat")
    head.page.locator("#history summary").click()
    story.picture(head, "surat-selesai")


def test_a_second_letter_is_recorded_at_the_setda(story: Story):
    desk = story.who("loket.setda")
    desk.open("/intake/")
    desk.page.set_input_files("#upload-files", [TO_SETDA])
    row = desk.page.locator("#tray > ol > li").first
    expect(row.locator(".progress-line")).to_contain_text("Teks tersedia", timeout=90_000)
    row.get_by_role("link", name="Catat").click()
    desk.write("Pengirim", "Bappeda Provinsi Nusa Kartika")
    desk.write("Perihal", "Undangan rapat pembahasan penyelenggaraan kearsipan")
    desk.write("Kepada", "Sekda")
    desk.page.keyboard.press("Escape")
    desk.press("Catat surat")
    story.number = desk.page.locator("h1.big-number").inner_text().strip()
    story.picture(desk, "nomor-agenda-setda")


def test_the_sekda_sends_it_into_the_dinas(story: Story):
    sekda = story.who("sekda.setda")
    sekda.open("/inbox/")
    sekda.follow(sekda.page.locator("main a.row-link", has_text=story.number))
    story.nested = sekda.path()
    sekda.tick("Kepala Dinas")
    sekda.tick("Tindak lanjuti")
    sekda.press("Kirim disposisi")
    sekda.sees("menunggu nomor agenda")
    story.picture(sekda, "dikirim-ke-dinas")


def test_the_dinas_gives_it_its_own_number(story: Story):
    desk = story.who("loket.pupr")
    desk.open("/intake/")
    arrival = desk.page.locator("main li", has_text=f"agenda {story.number}")
    story.picture(desk, "surat-masuk-dari-setda")
    arrival.get_by_role("button", name="Agendakan").click()
    desk.sees("di sini")
    head = story.who("kepala.pupr")
    head.open(story.nested)
    numbers = head.page.locator("dl.facts dd", has_text=re.compile(r"^\d{4}/\d{4}"))
    expect(numbers).to_have_count(2)
    story.picture(head, "nomor-agenda-dinas")


def test_nobody_outside_the_chain_opens_anything_by_its_address(story: Story):
    head = story.opens("kepala.kppn")
    image = head.page.locator("main img[src*='/files/']").first.get_attribute("src")
    file = re.match(r"/files/\d+/", image).group()
    report = head.page.locator("main a[download]").first.get_attribute("href")
    addresses = [story.letter, f"{story.letter}sheet.pdf", image, report]
    addresses += [f"{file}original", f"{file}pages/1/sharp", f"{file}pages/1/text"]
    assert {head.status_of(address) for address in addresses} == {200}
    for account in OUTSIDERS:
        seen = [address for address in addresses if story.who(account).status_of(address) != 404]
        assert seen == [], account
