"""The papers of a disposal as plain data for their templates, and as a table.

The words on paper are Indonesian, whatever the screen speaks. Lists come from the frozen rows.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Any

from archive.models import Disposal, DisposalItem, Witness
from archive.states import (
    ApprovalState,
    Authority,
    DisposalItemState,
    DisposalKind,
    DisposalState,
    FinalAction,
)
from correspondence.book_export import table
from correspondence.printing import words
from correspondence.printing.head import letterhead_of

K = DisposalKind
TITLES = {
    K.TRANSFER: "BERITA ACARA PEMINDAHAN ARSIP INAKTIF",
    K.DESTRUCTION: "BERITA ACARA PEMUSNAHAN ARSIP",
    K.HAND_OVER: "BERITA ACARA PENYERAHAN ARSIP STATIS",
}
LISTS = {
    K.TRANSFER: ("Daftar arsip inaktif yang dipindahkan", "Daftar arsip inaktif usul pindah"),
    K.DESTRUCTION: ("Daftar arsip yang dimusnahkan", "Daftar arsip usul musnah"),
    K.HAND_OVER: ("Daftar arsip statis yang diserahkan", "Daftar arsip statis usul serah"),
}
ACTS = {
    K.TRANSFER: "pemindahan arsip inaktif dari {unit} ke unit kearsipan {office}",
    K.DESTRUCTION: "pemusnahan arsip {office}",
    K.HAND_OVER: "penyerahan arsip statis {office} kepada {receiver}",
}
FATES = {
    FinalAction.DESTROY: "musnah",
    FinalAction.PERMANENT: "permanen",
    FinalAction.REAPPRAISE: "dinilai kembali",
}
COPIES = {
    "original": "asli", "copy": "kopi", "carbon": "tembusan", "draft": "konsep",
    "mixed": "asli dan kopi",
}  # fmt: skip
AUTHORITIES = {
    Authority.UNIT_HEAD: "Kepala unit pengolah",
    Authority.OFFICE_HEAD: "Pimpinan pencipta arsip",
    Authority.ANRI: "Kepala Arsip Nasional Republik Indonesia",
    Authority.ARCHIVE_INSTITUTION: "Lembaga kearsipan",
    Authority.BPK: "Badan Pemeriksa Keuangan",
    Authority.BKN: "Badan Kepegawaian Negara",
}
NOBODY = "…………………………"
INTERNAL = "Berkas ini ditandatangani dengan TTE internal, tidak tersertifikasi."
COLUMNS = (
    "No.", "Kode klasifikasi", "Jenis/uraian berkas", "Kurun waktu", "Jumlah",
    "Tingkat perkembangan", "Jangka simpan dan nasib akhir", "Keterangan",
)  # fmt: skip
WIDTHS = (6, 16, 52, 14, 16, 18, 34, 30)


def list_of(disposal: Disposal) -> dict[str, Any]:
    """The list, as proposed or as done."""
    done = disposal.state == DisposalState.EXECUTED
    items = list(disposal.items.order_by("order"))
    return {
        "list_title": LISTS[K(disposal.kind)][0 if done else 1],
        "title": LISTS[K(disposal.kind)][0 if done else 1],
        "number": f"{disposal.number:04d}/{disposal.year}",
        "office": str(disposal.office),
        "sha256": disposal.list_sha256,
        "foot": f"{disposal.office}",
        "rows": [_row(item) for item in items],
    }


def minutes_of(
    disposal: Disposal, number: str, at: datetime, *, by_key: bool = False
) -> dict[str, Any]:
    """The minutes with the list of what was done; `by_key`: they are about to be signed by one."""
    done = list(disposal.items.filter(state=DisposalItemState.DONE).order_by("order"))
    office = disposal.office
    act = ACTS[K(disposal.kind)].format(
        unit=disposal.unit or office, office=office, receiver=disposal.receiver_name or "–"
    )
    return list_of(disposal) | {
        "title": TITLES[K(disposal.kind)],
        "number": number,
        "rows": [_row(item) for item in done],
        "made": {"at": calendar.timegm(at.utctimetuple())},
        "letterhead": letterhead_of(office),
        "foot": INTERNAL if by_key else f"{office}",
        "opening": _opening(disposal, act, len(done)),
        "body": _body(disposal),
        "bases": _bases(disposal),
        "parties": _parties(disposal),
        "witnesses": [_witness(one) for one in disposal.witnesses.order_by("pk")],
    }


def as_xlsx(disposal: Disposal) -> bytes:
    """The list as a table."""
    data = list_of(disposal)
    heads = (data["list_title"], f"{data['office']} · {data['number']}")
    keys = ("n", "code", "title", "span", "quantity", "copy_status", "retention", "remark")
    rows = [[row[key] for key in keys] for row in data["rows"]]
    return table(str(disposal.year), heads, COLUMNS, WIDTHS, rows)


def _row(item: DisposalItem) -> dict[str, Any]:
    facts = item.facts
    fate = FATES.get(FinalAction(facts["final_action"])) if facts["final_action"] else ""
    terms = f"aktif {facts['active_years']} th, inaktif {facts['inactive_years']} th, {fate}"
    places = (("boks", facts["box"]), ("folder", facts["folder"]))
    place = ", ".join(f"{name} {value}" for name, value in places if value)
    gone = item.state == DisposalItemState.WITHDRAWN
    said = f"Ditarik: {item.withdrawn_reason}" if gone else item.remark
    return {
        "n": str(item.order),
        "code": facts["code"],
        "title": f"{facts['reference']} – {facts['title']}",
        "span": facts["span"],
        "quantity": facts["quantity"] or str(facts["things"]),
        "copy_status": COPIES.get(facts["copy_status"], ""),
        "retention": terms if facts["active_years"] is not None else "",
        "remark": "; ".join(filter(None, (said, place))),
        "gone": gone,
    }


def _body(disposal: Disposal) -> list[str]:
    said = []
    if disposal.kind == K.DESTRUCTION:
        said.append(
            f"Pemusnahan dilakukan dengan cara {disposal.method.lower()}, sehingga fisik dan "
            "informasi arsip tidak dapat dikenali lagi; isi arsip elektronik dihapus dari seluruh "
            "penyimpanan dan indeks."
        )
    if disposal.kind == K.HAND_OVER:
        said.append("Arsip yang diserahkan autentik, terpercaya, utuh, dan dapat digunakan.")
    if disposal.consideration:
        whose = "Catatan" if disposal.kind == K.TRANSFER else "Pertimbangan panitia penilai"
        said.append(f"{whose}: {disposal.consideration}")
    return said


def _bases(disposal: Disposal) -> list[str]:
    found = []
    if disposal.decree_number:
        day = words.long_date(disposal.decree_on)
        found.append(f"Keputusan nomor {disposal.decree_number} tanggal {day};")
    for one in disposal.approvals.filter(state=ApprovalState.GRANTED).order_by("pk"):
        who = AUTHORITIES[Authority(one.authority)]
        if one.is_external:
            day = words.long_date(one.dated_on)
            found.append(f"Persetujuan {who} nomor {one.number} tanggal {day};")
        else:
            day = words.long_date(_day(one.decided_at, disposal))
            found.append(f"Persetujuan {who} ({one.decided_by_name}) tanggal {day};")
    if disposal.frozen_at:
        day = words.long_date(_day(disposal.frozen_at, disposal))
        found.append(f"Daftar nomor {disposal.number:04d}/{disposal.year} tanggal {day}.")
    return found


def _parties(disposal: Disposal) -> list[dict[str, str]]:
    """The unit or the head on one side, the records unit on the other."""
    found = [{"role": "PIHAK KEDUA", "title": "Unit kearsipan", "name": disposal.executed_by_name}]
    inside = disposal.approvals.filter(is_external=False, state=ApprovalState.GRANTED).first()
    if inside:
        title = inside.position.title if inside.position else ""
        first = {"role": "PIHAK KESATU", "title": title, "name": inside.decided_by_name}
        found.insert(0, first)
    if disposal.kind == K.HAND_OVER:
        found[-1]["role"] = "YANG MENYERAHKAN"
        found.append(
            {"role": "YANG MENERIMA", "title": disposal.receiver_name, "name": "…………………………"}
        )
    return found


def _opening(disposal: Disposal, act: str, count: int) -> str:
    where = f", bertempat di {disposal.place}" if disposal.place else ""
    return (
        f"Pada hari ini, {words.date_in_words(disposal.executed_on)}{where}, telah dilaksanakan "
        f"{act} sebanyak {count} ({words.number(count)}) berkas, sebagaimana tercantum dalam "
        "daftar terlampir."
    )


def _witness(one: Witness) -> dict[str, str]:
    title = ", ".join(filter(None, (one.title, one.institution)))
    return {"name": one.name, "nip": words.nip(one.nip), "title": title}


def _day(moment: datetime | None, disposal: Disposal) -> date | None:
    return moment.astimezone(disposal.office.zone).date() if moment else None
