"""Reference data of the demo beside the standard lists: codes of classification."""

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
