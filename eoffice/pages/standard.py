"""What offices of every kind use: instructions, types of letters, hours, limits, groups.

A new organisation begins with them and changes them in the administration. There is no single
national layout (UU 43/2009, PP 28/2012 art. 32): types, signers and numbers are data of an office.
"""

from typing import NamedTuple

from correspondence.outgoing_states import Layout
from eoffice.organization.states import Reach

# code, text, one-way
INSTRUCTIONS = [
    ("tindak_lanjuti", "Tindak lanjuti", False),
    ("konsep_jawaban", "Siapkan konsep jawaban", False),
    ("teliti", "Teliti dan beri pendapat", False),
    ("koordinasikan", "Koordinasikan", False),
    ("hadiri", "Harap dihadiri/diwakili", False),
    ("laporkan", "Ikuti perkembangan dan laporkan", False),
    ("selesaikan", "Selesaikan sesuai ketentuan", False),
    ("bicarakan", "Bicarakan dengan saya", False),
    ("diketahui", "Untuk diketahui", True),
    ("perhatian", "Untuk perhatian", True),
]
# of letters that come in: code, name, is complaint, has event, needs answer
INCOMING_TYPES = [
    ("surat_dinas", "Surat dinas", False, False, True),
    ("undangan", "Undangan", False, True, False),
    ("permohonan", "Permohonan", False, False, True),
    ("laporan", "Laporan", False, False, False),
    ("edaran", "Surat edaran", False, False, False),
    ("pengantar", "Surat pengantar", False, False, False),
    ("pengaduan", "Pengaduan", True, False, True),
]


class TypeRow(NamedTuple):
    """A type of letter that goes out; `also_in` says whether it is recorded as incoming too."""

    code: str
    name: str
    number_code: str
    layout: str
    parts: tuple[str, ...]
    groups: tuple[str, ...] = ("head",)
    classification: str = ""
    also_in: bool = True


OFFICIALS = ("head", "section")
OUTGOING_TYPES = [
    TypeRow("surat_dinas", "Surat dinas", "S", Layout.LETTER, ("body",), classification="000.1"),
    TypeRow("nota_dinas", "Nota dinas", "ND", Layout.MEMO, ("body",), OFFICIALS, "000.1"),
    TypeRow(
        "undangan",
        "Undangan",
        "UND",
        Layout.INVITATION,
        ("body", "event"),
        classification="000.1.5",
    ),
    TypeRow(
        "surat_tugas",
        "Surat tugas",
        "ST",
        Layout.ASSIGNMENT,
        ("basis", "people", "purpose"),
        classification="800.1.11.1",
        also_in=False,
    ),
    TypeRow("edaran", "Surat edaran", "SE", Layout.CIRCULAR, ("body",), classification="000.1"),
    TypeRow(
        "pengumuman",
        "Pengumuman",
        "PENG",
        Layout.ANNOUNCEMENT,
        ("body",),
        classification="000.1",
        also_in=False,
    ),
    TypeRow("pengantar", "Surat pengantar", "SP", Layout.COVER, ("body",), OFFICIALS, "000.1"),
    TypeRow(
        "berita_acara",
        "Berita acara",
        "BA",
        Layout.MINUTES,
        ("parties", "body"),
        OFFICIALS,
        "000.1",
        also_in=False,
    ),
    TypeRow(
        "keputusan",
        "Keputusan",
        "KEP",
        Layout.DECREE,
        ("considering", "recalling", "deciding"),
        classification="100.3",
    ),
    TypeRow("laporan", "Laporan", "LAP", Layout.REPORT, ("body",), OFFICIALS, "000.1"),
]
# code, name, to whom its positions may dispose
GROUPS = [
    ("head", "Pimpinan", (Reach.DIRECT, Reach.SKIP_LEVEL, Reach.FUNCTIONAL, Reach.NESTED_OFFICE)),
    ("section", "Pejabat struktural", (Reach.DIRECT, Reach.TASK_TEAM)),
    ("staff", "Pelaksana dan fungsional", ()),
]
URGENCY_LIMITS = {
    "biasa": {"answer_days": 5, "first_disposition_minutes": 240},
    "segera": {"answer_days": 2, "first_disposition_minutes": 180},
    "sangat_segera": {"answer_hours": 6, "first_disposition_minutes": 60},
}
# weekday: opens, closes, break from, break until; 37.5 hours without the breaks (Perpres 21/2023)
HOURS = {
    **dict.fromkeys(range(4), ("07:30", "16:00", "12:00", "13:00")),
    4: ("07:30", "16:30", "11:30", "13:00"),
}
# holidays that fall on the same day of every year: month, day, name
FIXED_HOLIDAYS = [
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan"),
    (12, 25, "Hari Raya Natal"),
]
