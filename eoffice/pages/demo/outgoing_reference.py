# ruff: noqa: E501 - rows of tables; their columns are named above each
"""Reference data of letters that go out: books with their patterns, checks, codes of units.

The patterns are of the kinds that such offices use (ministry, region, deputy); all codes are
invented.
"""

from typing import NamedTuple

from correspondence.outgoing_states import Reset, StepKind


class BookRow(NamedTuple):
    """A book of letters that go out, with the last number of its paper predecessor."""

    code: str
    name: str
    pattern: str
    last: int
    types: tuple[str, ...] = ()
    unit: str = ""
    for_secret: bool = False
    reset: str = Reset.YEAR


UNIT_CODES = {
    "kppn": "KPN.KM",
    "kppn_umum": "KPN.KM.01",
    "kppn_pd": "KPN.KM.02",
    "kppn_bank": "KPN.KM.03",
    "kppn_vera": "KPN.KM.04",
    "kppn_mski": "KPN.KM.05",
    "setda": "SETDA",
    "setda_umum": "UM",
    "setda_hukum": "HK",
    "setda_pem": "TAPEM",
    "pupr": "DPUPR",
    "pupr_set": "DPUPR.SET",
    "pupr_bm": "DPUPR.BM",
    "pupr_ck": "DPUPR.CK",
    "pupr_air": "DPUPR.AIR",
    "pupr_tr": "DPUPR.TR",
    "pupr_jalan": "DPUPR.BM.1",
    "melati": "KEL.MLT",
    "dumas": "D.1",
    "dumas_olah": "D.1.1",
}
PAPER = {"kppn": "a4", "setda": "f4", "dumas": "a4"}
# organisation, type, seat, why
CHECKS = [
    ("kppn", "edaran", "kppn.umum", StepKind.COORDINATION),
    ("setda", "keputusan", "setda.hukum", StepKind.LEGAL),
]
MINISTRY, REGION = "{type}-{seq}/KPN.KM/{year}", "{class}/{seq}/{unit}"
DEPUTY = "{security}-{seq}/{unit}/{class}/{month}/{year}"
BOOKS: dict[str, list[BookRow]] = {
    "kppn": [
        BookRow("s", "Buku surat dinas", MINISTRY, 412, ("surat_dinas",)),
        BookRow("nd", "Buku nota dinas", "{type}-{seq}/{unit}/{year}", 87, ("nota_dinas",)),
        BookRow("nd-vera", "Buku nota dinas Seksi Vera", "{type}-{seq}/{unit}/{year}", 23, ("nota_dinas",), "kppn_vera"),
        BookRow("und", "Buku undangan", MINISTRY, 63, ("undangan",)),
        BookRow("st", "Buku surat tugas", MINISTRY, 141, ("surat_tugas",)),
        BookRow("se", "Buku surat edaran", MINISTRY, 9, ("edaran",)),
        BookRow("peng", "Buku pengumuman", MINISTRY, 6, ("pengumuman",)),
        BookRow("sp", "Buku surat pengantar", MINISTRY, 38, ("pengantar",)),
        BookRow("ba", "Buku berita acara", MINISTRY, 22, ("berita_acara",)),
        BookRow("kep", "Buku keputusan", MINISTRY, 17, ("keputusan",)),
        BookRow("lap", "Buku laporan", MINISTRY, 54, ("laporan",)),
        BookRow("r", "Buku surat keluar rahasia", "{security}-{seq}/KPN.KM/{year}", 4, for_secret=True),
    ],
    "setda": [
        BookRow("keluar", "Buku surat keluar", REGION, 688),
        BookRow("kep", "Buku keputusan", "{seq} TAHUN {year}", 212, ("keputusan",)),
        BookRow("se", "Buku surat edaran", "{seq} TAHUN {year}", 14, ("edaran",)),
        BookRow("r", "Buku surat keluar rahasia", "{security}-{class}/{seq}/{unit}", 3, for_secret=True),
    ],
    "pupr": [
        BookRow("keluar", "Buku surat keluar", REGION, 305),
        BookRow("kep", "Buku keputusan", "{seq} TAHUN {year}", 31, ("keputusan",)),
    ],
    "melati": [
        BookRow("keluar", "Buku surat keluar", "{class}/{seq}/{unit}/{roman_month}/{year}", 0, reset=Reset.MONTH),
    ],
    "dumas": [
        BookRow("keluar", "Buku surat keluar", DEPUTY, 1024),
        BookRow("nd", "Buku nota dinas", "{seq}/{unit}/{class}/{month}/{year}", 216, ("nota_dinas",)),
        BookRow("khusus", "Buku naskah khusus", "{type}-{seq}/{unit}/{month}/{year}", 77,
                ("keputusan", "surat_tugas", "berita_acara", "pengumuman")),
    ],
}  # fmt: skip
# who signs letters, or minutes of the archive; the passphrase of all of them is the password of the demo
KEY_HOLDERS = (
    "kepala.kppn",
    "plh.kppn",
    "umum.kppn",
    "pd.kppn",
    "arsip.kppn",
    "sekda.setda",
    "arsip.setda",
    "kepala.pupr",
    "sekretaris.pupr",
    "binamarga.pupr",
    "jalan.pupr",
    "arsip.pupr",
    "lurah.melati",
    "asdep.dumas",
)
