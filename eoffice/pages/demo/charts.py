# ruff: noqa: FBT003, E501 - the rows are a table; their columns are named in the docstring
"""The three fictitious trees as data: units, seats, people. Every name is invented.

A unit: (above, name, short name, kind, is office, zone). A seat: (unit, title, short title,
above, group, heads its unit, roles, account, name, staff kind). Accounts with a dot in the second
part are those that the README names; the password of all of them is printed by `make demo`.
"""

from typing import NamedTuple

WIB, WITA = "Asia/Jakarta", "Asia/Makassar"


class UnitRow(NamedTuple):
    """One box of a chart."""

    above: str | None
    name: str
    short_name: str
    kind: str
    is_office: bool = False
    zone: str = ""
    address: str = ""


class SeatRow(NamedTuple):
    """One seat with its holder; no account means that the seat is vacant."""

    unit: str
    title: str
    short_title: str
    above: str | None
    group: str
    is_head: bool
    roles: tuple[str, ...]
    account: str
    name: str
    staff_kind: str = "structural"


UNITS: dict[str, UnitRow] = {
    "kppn": UnitRow(None, "KPPN Karang Melati", "KPPN Karang Melati", "office", True, WIB,
                    "Jalan Melati Raya Nomor 17, Karang Melati 99110"),
    "kppn_umum": UnitRow("kppn", "Subbagian Umum", "Subbag Umum", "subsection"),
    "kppn_pd": UnitRow("kppn", "Seksi Pencairan Dana", "Seksi PD", "section"),
    "kppn_bank": UnitRow("kppn", "Seksi Bank", "Seksi Bank", "section"),
    "kppn_vera": UnitRow("kppn", "Seksi Verifikasi dan Akuntansi", "Seksi Vera", "section"),
    "kppn_mski": UnitRow("kppn", "Seksi Manajemen Satker dan Kepatuhan Internal", "Seksi MSKI",
                         "section"),
    "setda": UnitRow(None, "Pemerintah Kabupaten Sagara Raya", "Setda Sagara Raya", "secretariat",
                     True, WITA, "Jalan Merdeka Baru Nomor 1, Sagara Raya 99250"),
    "setda_umum": UnitRow("setda", "Bagian Umum", "Bagian Umum", "division"),
    "setda_hukum": UnitRow("setda", "Bagian Hukum", "Bagian Hukum", "division"),
    "setda_pem": UnitRow("setda", "Bagian Tata Pemerintahan", "Bagian Tapem", "division"),
    "pupr": UnitRow("setda", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas PUPR Sagara Raya",
                    "agency", True, WITA, "Jalan Bendungan Nomor 8, Sagara Raya 99251"),
    "pupr_set": UnitRow("pupr", "Sekretariat Dinas PUPR", "Sekretariat Dinas", "secretariat"),
    "pupr_bm": UnitRow("pupr", "Bidang Bina Marga", "Bina Marga", "division"),
    "pupr_ck": UnitRow("pupr", "Bidang Cipta Karya", "Cipta Karya", "division"),
    "pupr_air": UnitRow("pupr", "Bidang Pengairan", "Pengairan", "division"),
    "pupr_tr": UnitRow("pupr", "Bidang Tata Ruang", "Tata Ruang", "division"),
    "pupr_jalan": UnitRow("pupr_bm", "Seksi Pembangunan Jalan", "Pembangunan Jalan", "section"),
    "melati": UnitRow("setda", "Kelurahan Melati", "Kelurahan Melati", "village", True, WITA,
                      "Jalan Kenanga Nomor 3, Kelurahan Melati 99252"),
    "dumas": UnitRow(None, "Kementerian Contoh – Asisten Deputi Pengaduan Masyarakat",
                     "Unit Pengaduan Kementerian Contoh", "ministry", True, WIB,
                     "Jalan Teladan Utara Nomor 5, Jakarta 99001"),
    "dumas_olah": UnitRow("dumas", "Subbagian Pengumpulan dan Pengolahan Data", "Subbag Data",
                          "subsection"),
}  # fmt: skip

FUNCTIONAL, EXECUTOR, CONTRACT = "functional", "executor", "contract"
INTAKE, RECORDER, ARCHIVIST, FILER = "intake", "recorder", "archivist", "unit_filer"

SEATS: dict[str, SeatRow] = {
    "kppn.kepala": SeatRow("kppn", "Kepala KPPN Karang Melati", "Kepala Kantor", None, "head",
                           True, (), "kepala.kppn", "Arunika Contohwati, S.E., M.M."),
    "kppn.umum": SeatRow("kppn_umum", "Kepala Subbagian Umum", "Kasubbag Umum", "kppn.kepala",
                         "section", True, ("office_admin",), "umum.kppn", "Fajar Andaikata, S.Sos."),
    "kppn.loket": SeatRow("kppn_umum", "Petugas Loket Persuratan", "Petugas Loket", "kppn.umum",
                          "staff", False, (INTAKE,), "loket.kppn", "Hadi Percontohan", EXECUTOR),
    "kppn.tu": SeatRow("kppn_umum", "Pencatat Surat", "Pencatat Surat", "kppn.umum", "staff",
                       False, (INTAKE, RECORDER), "tu.kppn", "Gita Samplerina", EXECUTOR),
    "kppn.arsip": SeatRow("kppn_umum", "Arsiparis", "Arsiparis", "kppn.umum", "staff", False,
                          (ARCHIVIST,), "arsip.kppn", "Laras Umpamasari, A.Md.", FUNCTIONAL),
    "kppn.pd": SeatRow("kppn_pd", "Kepala Seksi Pencairan Dana", "Kasi PD", "kppn.kepala",
                       "section", True, (), "pd.kppn", "Danu Umpamawan, S.E."),
    "kppn.staf_pd": SeatRow("kppn_pd", "Pelaksana Seksi Pencairan Dana", "Staf PD", "kppn.pd",
                            "staff", False, (FILER,), "staf.pd.kppn", "Citra Fiktifani", EXECUTOR),
    "kppn.staf_pd2": SeatRow("kppn_pd", "Penelaah Seksi Pencairan Dana", "Penelaah PD", "kppn.pd",
                             "staff", False, (), "penelaah.pd.kppn", "Joko Seandainya", EXECUTOR),
    "kppn.bank": SeatRow("kppn_bank", "Kepala Seksi Bank", "Kasi Bank", "kppn.kepala", "section",
                         True, (), "bank.kppn", "Eka Rekaanto, S.E., Ak."),
    "kppn.staf_bank": SeatRow("kppn_bank", "Pelaksana Seksi Bank", "Staf Bank", "kppn.bank",
                              "staff", False, (FILER,), "staf.bank.kppn", "Dewi Ibaratwati", EXECUTOR),
    "kppn.vera": SeatRow("kppn_vera", "Kepala Seksi Verifikasi dan Akuntansi", "Kasi Vera",
                         "kppn.kepala", "section", True, (), "vera.kppn", "Bimo Misalnya, S.E."),
    "kppn.staf_vera": SeatRow("kppn_vera", "Pelaksana Seksi Vera", "Staf Vera", "kppn.vera",
                              "staff", False, (), "staf.vera.kppn", "Wulan Seumpama", EXECUTOR),
    "kppn.mski": SeatRow("kppn_mski", "Kepala Seksi MSKI", "Kasi MSKI", "kppn.kepala", "section",
                         True, (), "plh.kppn", "Kirana Perumpamaan, S.E., M.Ak."),
    "kppn.auditor": SeatRow("kppn", "Auditor Kepatuhan", "Auditor", "kppn.kepala", "staff", False,
                            ("auditor",), "auditor.kppn", "Indra Simulasi, S.E.", FUNCTIONAL),
    "setda.sekda": SeatRow("setda", "Sekretaris Daerah", "Sekda", None, "head", True, (),
                           "sekda.setda", "Dr. Bima Andaikata, M.Si."),
    "setda.umum": SeatRow("setda_umum", "Kepala Bagian Umum", "Kabag Umum", "setda.sekda",
                          "section", True, ("office_admin",), "umum.setda", "Rama Misalkan, S.STP."),
    "setda.loket": SeatRow("setda_umum", "Petugas Tata Usaha", "Petugas TU", "setda.umum", "staff",
                           False, (INTAKE, RECORDER), "loket.setda", "Sari Permisalan", EXECUTOR),
    "setda.arsip": SeatRow("setda_umum", "Arsiparis Daerah", "Arsiparis", "setda.umum", "staff",
                           False, (ARCHIVIST,), "arsip.setda", "Dian Kiasani, A.Md.", FUNCTIONAL),
    "setda.hukum": SeatRow("setda_hukum", "Kepala Bagian Hukum", "Kabag Hukum", "setda.sekda",
                           "section", True, (), "hukum.setda", "Nurul Hipotesa, S.H., M.H."),
    "setda.pem": SeatRow("setda_pem", "Kepala Bagian Tata Pemerintahan", "Kabag Tapem",
                         "setda.sekda", "section", True, (), "tapem.setda", "Yusuf Ilustrasi, S.IP."),
    "pupr.kepala": SeatRow("pupr", "Kepala Dinas PUPR", "Kepala Dinas", "setda.sekda", "head",
                           True, (), "kepala.pupr", "Ir. Tirta Khayalan, M.T."),
    "pupr.loket": SeatRow("pupr_set", "Petugas Loket Dinas PUPR", "Petugas Loket",
                          "pupr.sekretaris", "staff", False, (INTAKE, RECORDER), "loket.pupr",
                          "Yuda Percobaan", EXECUTOR),
    "pupr.sekretaris": SeatRow("pupr_set", "Sekretaris Dinas PUPR", "Sekretaris Dinas",
                               "pupr.kepala", "section", True, ("office_admin",),
                               "sekretaris.pupr", "Melia Fiksiani, S.T."),
    "pupr.arsip": SeatRow("pupr_set", "Arsiparis Dinas PUPR", "Arsiparis", "pupr.sekretaris",
                          "staff", False, (ARCHIVIST,), "arsip.pupr", "Rini Umpamanya, A.Md.",
                          FUNCTIONAL),
    "pupr.bm": SeatRow("pupr_bm", "Kepala Bidang Bina Marga", "Kabid Bina Marga", "pupr.kepala",
                       "section", True, (), "binamarga.pupr", "Bagas Modelwan, S.T., M.T."),
    "pupr.staf_bm": SeatRow("pupr_bm", "Pengawas Jalan dan Jembatan", "Staf Bina Marga", "pupr.bm",
                            "staff", False, (FILER,), "staf.binamarga.pupr", "Putri Purwarupa, S.T.",
                            FUNCTIONAL),
    "pupr.thl": SeatRow("pupr_bm", "Petugas Lapangan", "Petugas Lapangan", "pupr.bm", "staff",
                        False, (), "thl.pupr", "Slamet Taruhlah", CONTRACT),
    "pupr.ck": SeatRow("pupr_ck", "Kepala Bidang Cipta Karya", "Kabid Cipta Karya", "pupr.kepala",
                       "section", True, (), "ciptakarya.pupr", "Ratna Angankata, S.T."),
    "pupr.air": SeatRow("pupr_air", "Kepala Bidang Pengairan", "Kabid Pengairan", "pupr.kepala",
                        "section", True, (), "pengairan.pupr", "Agus Bayangkan, S.T."),
    "pupr.tr": SeatRow("pupr_tr", "Kepala Bidang Tata Ruang", "Kabid Tata Ruang", "pupr.kepala",
                       "section", True, (), "", ""),
    "pupr.jalan": SeatRow("pupr_jalan", "Kepala Seksi Pembangunan Jalan", "Kasi Pembangunan Jalan",
                          "pupr.bm", "section", True, (), "jalan.pupr", "Galih Sekiranya, S.T."),
    "melati.lurah": SeatRow("melati", "Lurah Melati", "Lurah Melati", "setda.sekda", "head", True,
                            (INTAKE, RECORDER), "lurah.melati", "Endah Kiranya, S.Sos."),
    "melati.staf": SeatRow("melati", "Kasi Pelayanan Kelurahan", "Kasi Pelayanan", "melati.lurah",
                           "staff", False, (), "pelayanan.melati", "Tono Barangkali", EXECUTOR),
    "dumas.asdep": SeatRow("dumas", "Asisten Deputi Pengaduan Masyarakat", "Asdep Dumas", None,
                           "head", True, (), "asdep.dumas", "Sekar Contohnya, S.H., LL.M."),
    "dumas.olah": SeatRow("dumas_olah", "Kepala Subbagian Data", "Kasubbag Data", "dumas.asdep",
                          "section", True, ("office_admin",), "data.dumas", "Vino Seumpamanya"),
    "dumas.loket": SeatRow("dumas_olah", "Petugas Penerima Pengaduan", "Petugas Loket",
                           "dumas.olah", "staff", False, (INTAKE, RECORDER), "loket.dumas",
                           "Zahra Contohsari", EXECUTOR),
    "dumas.analis": SeatRow("dumas", "Analis Pengaduan Masyarakat", "Analis Dumas", "dumas.asdep",
                            "staff", False, ("complaint_desk",), "analis.dumas",
                            "Oki Katakanlah, S.IP.", FUNCTIONAL),
}  # fmt: skip
ASSISTANTS = {"sespri.kppn": ("kppn.kepala", "Nadia Andaisaja")}
LETTERHEADS = {
    "kppn": "KEMENTERIAN CONTOH REPUBLIK REKAAN\nKANTOR PELAYANAN PERBENDAHARAAN KARANG MELATI",
    "setda": "PEMERINTAH KABUPATEN SAGARA RAYA\nSEKRETARIAT DAERAH",
    "pupr": "PEMERINTAH KABUPATEN SAGARA RAYA\nDINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
    "melati": "PEMERINTAH KABUPATEN SAGARA RAYA\nKELURAHAN MELATI",
    "dumas": "KEMENTERIAN CONTOH\nASISTEN DEPUTI PENGADUAN MASYARAKAT",
}
