# ruff: noqa: E501 - rows of texts
"""What the letters of the demo are about: senders, numbers, subjects and texts. All invented."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from correspondence.states import Outcome

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
SENDERS = {
    "kppn": [
        ("Kanwil Perbendaharaan Contoh Nusantara", "S-{n}/WCN/{y}"),
        ("Satker Balai Rimba Hijau", "LPJ-{n}/BRH/{r}/{y}"),
        ("Inspektorat Kabupaten Wanamukti", "700/{n}/ITKAB"),
        ("Pengadilan Negeri Tirtaloka", "W32.U4/{n}/KU.01/{m}/{y}"),
        ("PT Bank Rekaan Sejahtera Cabang Karang Melati", "KM/{n}/OPS/{r}/{y}"),
        ("Politeknik Samudra Khayal", "{n}/PSK/UM.00.01/{y}"),
        ("Satker Puskesmas Induk Melati Timur", "900/{n}/PKM-MT/{y}"),
    ],
    "setda": [
        ("Kecamatan Lembah Seruni", "620/{n}/Kec.LS"),
        ("Gubernur Provinsi Nusa Kartika", "100.3.4/{n}/BIRO-PEM"),
        ("DPRD Kabupaten Sagara Raya", "172/{n}/DPRD/{y}"),
        ("PT Tirta Kahuripan Fiktif", "{n}/DIR/TKF/{r}/{y}"),
        ("Forum Warga Batu Lancang", "{n}/FWBL/{r}/{y}"),
    ],
    "pupr": [
        ("Kecamatan Lembah Seruni", "620/{n}/Kec.LS"),
        ("CV Karya Andai Mandiri", "{n}/KAM/{r}/{y}"),
        ("Balai Jalan Wilayah Rekaan", "PW.02.03-BJWR/{n}"),
    ],
    "melati": [
        ("Ketua RW 04 Kelurahan Melati", "{n}/RW04/{y}"),
        ("Puskesmas Melati", "440/{n}/PKM-M"),
    ],
    "dumas": [
        ("Lembaga Pemerhati Layanan Rekaan", "{n}/LPLR/{r}/{y}"),
        ("Ombudsman Perwakilan Khayal", "T/{n}/LM.15/{y}"),
    ],
}
# type code, subject, paragraph
SUBJECTS = {
    "kppn": [
        ("permohonan", "Permohonan data realisasi anggaran {s}",
         "Dalam rangka penyusunan bahan evaluasi, kami mohon data realisasi anggaran per satuan kerja."),
        ("undangan", "Undangan rapat koordinasi percepatan penyerapan anggaran {s}",
         "Bersama ini kami mengundang Saudara untuk hadir dalam rapat koordinasi pada waktu tersebut."),
        ("laporan", "Penyampaian laporan pertanggungjawaban bendahara {s}",
         "Terlampir kami sampaikan laporan pertanggungjawaban bendahara beserta rekening koran."),
        ("surat_dinas", "Permohonan koreksi data kontrak atas SPM nomor {n}",
         "Terdapat kekeliruan pencantuman data kontrak sehingga kami mohon koreksi sesuai ketentuan."),
        ("surat_dinas", "Retur SP2D nomor {n} karena perbedaan nama rekening",
         "Sehubungan dengan retur SP2D dimaksud, kami sampaikan perbaikan data rekening penerima."),
        ("edaran", "Langkah-langkah menghadapi akhir tahun anggaran",
         "Guna kelancaran pelayanan, seluruh satuan kerja diminta memperhatikan jadwal terlampir."),
        ("permohonan", "Permintaan narasumber sosialisasi tata cara pencairan hibah",
         "Kami mohon kesediaan Saudara menugaskan narasumber pada kegiatan sosialisasi tersebut."),
    ],
    "setda": [
        ("permohonan", "Permohonan perbaikan jalan rusak ruas Karangasih – Batu Lancang",
         "Ruas jalan sepanjang kurang lebih 633 meter mengalami kerusakan berat dan tergenang saat hujan."),
        ("undangan", "Undangan rapat paripurna {s}",
         "Mengharap kehadiran Saudara pada rapat paripurna sebagaimana jadwal terlampir."),
        ("surat_dinas", "Penataan batas wilayah administrasi desa dan kelurahan",
         "Mohon menyampaikan data batas wilayah paling lambat akhir bulan berjalan."),
        ("surat_dinas", "Pemberitahuan penghentian sementara aliran air",
         "Sehubungan dengan pekerjaan penyambungan pipa transmisi, aliran air dihentikan sementara."),
    ],
    "pupr": [
        ("permohonan", "Permohonan rekomendasi teknis pemanfaatan ruang milik jalan",
         "Kami mohon rekomendasi teknis atas rencana pemasangan utilitas pada ruas jalan kabupaten."),
        ("laporan", "Laporan kemajuan pekerjaan preservasi jalan {s}",
         "Kami laporkan kemajuan fisik pekerjaan beserta kendala yang dihadapi di lapangan."),
        ("surat_dinas", "Kerusakan jembatan gantung Sungai Andai",
         "Lantai jembatan lapuk pada tiga titik sehingga membahayakan pelajar yang melintas."),
    ],
    "melati": [
        ("permohonan", "Permohonan penggantian lampu jalan lingkungan",
         "Sebanyak delapan titik lampu jalan padam sejak dua pekan terakhir."),
        ("surat_dinas", "Jadwal pelayanan imunisasi {s}",
         "Mohon bantuan menyebarluaskan jadwal pelayanan imunisasi kepada warga."),
    ],
    "dumas": [
        ("pengaduan", "Pengaduan pelayanan pengurusan sertifikat tanah",
         "Permohonan telah diajukan lebih dari satu tahun namun belum ada kepastian penyelesaian."),
        ("pengaduan", "Pengaduan dugaan pungutan pada pelayanan publik",
         "Pelapor diminta membayar biaya di luar ketentuan tanpa bukti pembayaran."),
        ("surat_dinas", "Permintaan klarifikasi penanganan laporan masyarakat",
         "Mohon penjelasan tertulis atas tindak lanjut laporan masyarakat dimaksud."),
    ],
}  # fmt: skip
MARKS = {"terbatas": "Terbatas", "rahasia": "Rahasia", "segera": "Segera",
         "sangat_segera": "Sangat Segera"}  # fmt: skip
REPORTERS = ["Warga Satu Rekaan", "Ibu Dua Umpama", "Bapak Tiga Contoh", "Empat Misalkan"]
PERIODS = ["semester I", "triwulan III", "triwulan IV", "bulan berjalan", "tahap II"]
NOTES = [
    "Cek lapangan, laporkan sebelum Jumat.",
    "Siapkan bahan, bahas dengan saya besok pagi.",
    "Proses sesuai ketentuan yang berlaku.",
    "Koordinasikan dengan seksi terkait.",
    "Mohon segera, pimpinan menunggu.",
    "",
]
REPORTS = [
    "Sudah ditindaklanjuti; data telah disampaikan kepada pengirim.",
    "Telah diperiksa dan sesuai; berkas pendukung disimpan di seksi.",
    "Konsep jawaban sudah siap dan telah dibahas.",
    "Sudah dikoordinasikan dengan pihak terkait; tindak lanjut disepakati pekan depan.",
    "Selesai diproses sesuai ketentuan.",
]
MISSING = [
    "Lengkapi dengan data pembanding tahun lalu.",
    "Sertakan sumber data dan dasar hukumnya.",
]
NOT_DISPOSED = [
    (Outcome.NOTED, ""),
    (Outcome.NO_ACTION, ""),
    (Outcome.PASSED_ON, "Diteruskan kepada instansi yang berwenang."),
    (Outcome.SENT_BACK, "Bukan kewenangan kantor ini; dikembalikan kepada pengirim."),
]
DECLINES = ["Bukan tugas seksi kami; lebih tepat ditangani seksi lain.", "Data ada di seksi lain."]


@dataclass(frozen=True, slots=True)
class Paper:
    """One letter as it was written."""

    sender: str
    number: str
    day: date
    type_code: str
    subject: str
    body: str
    addressee: str
    security: str
    urgency: str

    @property
    def marks(self) -> str:
        """What it prints beside "Sifat"."""
        words = [MARKS[axis] for axis in (self.security, self.urgency) if axis != "biasa"]
        return " / ".join(words) or "Biasa"


def paper_for(office: str, today: date, addressee: str, dice: random.Random) -> Paper:
    """Draw a letter for an office."""
    sender, pattern = dice.choice(SENDERS[office])
    type_code, subject, body = dice.choice(SUBJECTS[office])
    written = today - timedelta(days=dice.randint(1, 6))
    n = dice.randint(11, 2400)
    number = pattern.format(
        n=n, y=written.year, m=f"{written.month:02}", r=ROMAN[written.month - 1]
    )
    subject = subject.format(s=dice.choice(PERIODS), n=f"{n:05}")
    security = dice.choices(["biasa", "terbatas", "rahasia"], [0.86, 0.1, 0.04])[0]
    urgency = dice.choices(["biasa", "segera", "sangat_segera"], [0.7, 0.23, 0.07])[0]
    if type_code == "pengaduan":
        security = "biasa"
    return Paper(sender, number, written, type_code, subject, body, addressee, security, urgency)
