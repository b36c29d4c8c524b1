# ruff: noqa: E501 - rows of tables; their columns are named above each
"""What stands on the shelves of the demo's archives, as data. Every matter is invented."""

from typing import NamedTuple


class DossierRow(NamedTuple):
    """A dossier: who opens it for which unit; closed and triggered on these days, or not yet."""

    account: str
    unit: str
    code: str
    title: str
    year: int
    letters: int = 0
    closed: str = ""
    trigger: str = ""
    security: str = "biasa"
    is_vital: bool = False
    document: str = ""  # what is filed beside the letters


DOSSIERS = (
    # open, at work
    DossierRow("staf.bank.kppn", "kppn_bank", "000.1.5", "Rekonsiliasi kas dengan bank mitra", 2026, 6),
    DossierRow("staf.bank.kppn", "kppn_bank", "000.2.1.1", "Data rekening penerima SP2D", 2026, 4),
    DossierRow("staf.bank.kppn", "kppn_bank", "", "Korespondensi bank yang belum berklasifikasi", 2026, 2),
    DossierRow("staf.pd.kppn", "kppn_pd", "000.1.2.3", "Perjalanan dinas pegawai Seksi PD", 2026, 5),
    DossierRow("staf.pd.kppn", "kppn_pd", "800.1.11.1", "Surat tugas pendampingan satker", 2026, 4),
    DossierRow("arsip.kppn", "kppn_umum", "000.1.1", "Telekomunikasi dan jaringan kantor", 2026, 3),
    DossierRow("arsip.kppn", "kppn_umum", "000.5.3.1", "Buku agenda dan buku ekspedisi", 2026, document="Berita acara serah terima barang"),
    DossierRow("arsip.kppn", "kppn_umum", "800.1.11.4", "Kasus disiplin pegawai", 2026, 0, security="rahasia"),
    DossierRow("staf.binamarga.pupr", "pupr_bm", "600.1.8", "Pembangunan Jalan Lingkar Utara", 2026, 4),
    DossierRow("staf.binamarga.pupr", "pupr_bm", "600.1.9", "Preservasi Jembatan Kali Melati", 2026, 3),
    DossierRow("arsip.pupr", "pupr_set", "000.1.2.3", "Perjalanan dinas Sekretariat Dinas", 2026, 2),
    # closed, active
    DossierRow("staf.bank.kppn", "kppn_bank", "000.1.2.3", "Perjalanan dinas pegawai Seksi Bank", 2025, 4, "2025-12-31"),
    DossierRow("staf.pd.kppn", "kppn_pd", "000.1.2.3", "Perjalanan dinas pegawai Seksi PD", 2025, 4, "2025-12-31"),
    DossierRow("arsip.kppn", "kppn_umum", "000.1.1", "Telekomunikasi kantor", 2025, 2, "2026-01-15"),
    DossierRow("arsip.kppn", "kppn_umum", "000.5.6.1", "Pemindahan arsip inaktif tahap I", 2025, 0, "2026-03-02"),
    DossierRow("arsip.kppn", "kppn_umum", "000.5.6.2", "Pemusnahan arsip keuangan 2005", 2025, 0, "2026-03-02", is_vital=True),
    DossierRow("arsip.pupr", "pupr_set", "000.1.1", "Telekomunikasi dinas", 2025, 2, "2026-01-10"),
    # closed, the event for which the rule waits has not come
    DossierRow("arsip.kppn", "kppn_umum", "000.1.7.2", "Pemeliharaan kendaraan dinas", 2025, 2, "2025-12-31"),
    DossierRow("arsip.kppn", "kppn_umum", "000.2.4", "Penghapusan barang milik negara", 2024, 0, "2025-02-28"),
    DossierRow("arsip.pupr", "pupr_set", "000.1.7.2", "Pemeliharaan alat berat", 2025, 0, "2025-12-31"),
    # closed, due for transfer
    DossierRow("arsip.kppn", "kppn_umum", "000.1.1", "Telekomunikasi kantor", 2023, 0, "2023-12-29"),
    DossierRow("staf.bank.kppn", "kppn_bank", "000.1.2.3", "Perjalanan dinas pegawai Seksi Bank", 2019, 0, "2019-12-31"),
    DossierRow("staf.pd.kppn", "kppn_pd", "000.2.1.1", "Inventaris ruang arsip", 2021, 0, "2021-06-30", "2022-01-15"),
    DossierRow("arsip.pupr", "pupr_set", "000.5.3.1", "Buku agenda dinas", 2020, 0, "2020-12-31"),
)  # fmt: skip
HEADS = "Nomor arsip;Kode klasifikasi;Uraian informasi;Kurun waktu;Tingkat perkembangan;Jumlah;Kondisi;Boks;Folder;Ruang;Rak;Jangka simpan dan nasib akhir;Kategori;Unit pengolah"
# what the office kept in its old list of inactive records
OLD_LISTS = {
    "arsip.kppn": (
        "KPPN-001;000.1.2.3;SPJ perjalanan dinas;2010;Asli;2 folder;Baik;1;1;R1;A1;;;Subbagian Umum",
        "KPPN-002;000.1.2.3;SPJ perjalanan dinas;2011;Asli;2 folder;Baik;1;2;R1;A1;;;Subbagian Umum",
        "KPPN-003;000.1.2.3;SPJ perjalanan dinas;2012-2013;Asli;3 folder;Baik;1;3;R1;A1;;;Seksi Bank",
        "KPPN-004;000.5.3.1;Buku agenda surat masuk;2014;Asli;4 buku;Baik;2;1;R1;A1;;;Subbagian Umum",
        "KPPN-005;000.5.3.1;Buku ekspedisi;2015;Asli;2 buku;Rusak;2;2;R1;A1;;;Subbagian Umum",
        "KPPN-006;000.2.4;Penghapusan kendaraan roda empat;2012;Asli;1 folder;Baik;2;3;R1;A1;;;Subbagian Umum",
        "KPPN-007;000.5.3.4;Bukti peminjaman arsip;2018;Asli;1 folder;Baik;3;1;R1;A2;;;Subbagian Umum",
        "KPPN-008;090;Peta gedung dan denah;1998;Kopi;6 lembar;Baik;3;2;R1;A2;5 tahun / 5 tahun / Permanen;Vital;Subbagian Umum",
        "KPPN-009;045;Daftar pertelaan arsip lama;2005;Asli;1 folder;Baik;3;3;R1;A2;2 tahun / 3 tahun / Dinilai kembali;;Subbagian Umum",
        "KPPN-010;000.1.2.3;SPJ perjalanan dinas;2021;Asli;2 folder;Baik;4;1;R1;A2;;;Seksi Bank",
        "KPPN-011;000.2.1.1;Kartu inventaris barang;2022;Asli;1 folder;Baik;4;2;R1;A2;;;Subbagian Umum",
    ),
    "arsip.pupr": (
        "PUPR-01;000.1.2.3;SPJ perjalanan dinas bidang;2011;Asli;4 folder;Baik;1;1;GD1;B1;;;Bina Marga",
        "PUPR-02;000.5.3.1;Buku agenda dinas;2013;Asli;3 buku;Baik;1;2;GD1;B1;;;Sekretariat Dinas",
        "PUPR-03;620;Gambar terbangun Jembatan Kali Lama;1996-1999;Asli;12 lembar;Baik;2;1;GD1;B1;10 tahun / 10 tahun / Permanen;Terjaga;Bina Marga",
        "PUPR-04;000.1.2.3;SPJ perjalanan dinas bidang;2020;Asli;2 folder;Baik;2;2;GD1;B1;;;Bina Marga",
    ),
}  # fmt: skip
