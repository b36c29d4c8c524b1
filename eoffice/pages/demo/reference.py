"""Reference data of the demo: instructions, letter types, holidays, working hours."""

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
# code, name, is complaint, has event, needs answer
LETTER_TYPES = [
    ("surat_dinas", "Surat dinas", False, False, True),
    ("undangan", "Undangan", False, True, False),
    ("permohonan", "Permohonan", False, False, True),
    ("laporan", "Laporan", False, False, False),
    ("edaran", "Surat edaran", False, False, False),
    ("pengantar", "Surat pengantar", False, False, False),
    ("pengaduan", "Pengaduan", True, False, True),
]
# month, day, name; dates of a plain year, as an office enters them
HOLIDAYS = [
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan"),
    (12, 25, "Hari Raya Natal"),
]
CLASSIFICATIONS = [
    ("000", "Umum"),
    ("000.1", "Ketatausahaan dan kerumahtanggaan"),
    ("000.1.5", "Rapat pimpinan"),
    ("100.3", "Hukum"),
    ("600.1.8", "Pembangunan jalan"),
    ("600.1.9", "Preservasi jalan"),
    ("700.1.2.4", "Laporan penanganan surat pengaduan masyarakat"),
    ("800.1.11.1", "Surat perintah dan surat tugas"),
    ("900.1", "Keuangan"),
]
# weekday: opens, closes, break from, break until
URGENCY_LIMITS = {
    "biasa": {"answer_days": 5, "first_disposition_minutes": 240},
    "segera": {"answer_days": 2, "first_disposition_minutes": 180},
    "sangat_segera": {"answer_hours": 6, "first_disposition_minutes": 60},
}
HOURS = {
    **dict.fromkeys(range(4), ("07:30", "16:00", "12:00", "13:00")),
    4: ("07:30", "16:30", "11:30", "13:00"),
}
