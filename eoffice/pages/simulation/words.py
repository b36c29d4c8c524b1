"""What simulated letters say, and how people are called. Every name is invented."""

import random
from dataclasses import dataclass
from datetime import date, timedelta


def _listed(text: str) -> list[str]:
    """The words of a line; a hyphen keeps two words together."""
    return [word.replace("-", " ") for word in text.split()]


ROMAN = _listed("I II III IV V VI VII VIII IX X XI XII")
GIVEN = _listed(
    "Adi Bayu Candra Dian Eka Fitri Galuh Hesti Indah Jaka Kartika Lestari Maya Nanda Oka Prima "
    "Ratih Surya Tari Utami Wira Yanti Zaki"
)
FAMILY = _listed(
    "Andaikata Barangkali Contohwan Dimisalkan Fiktifa Hipotesa Ilustrasi Katakanlah Misalnya "
    "Percobaan Perumpama Purwarupa Rekaan Seandainya Simulasi Umpama"
)
BODIES = _listed(
    "Dinas Badan Inspektorat Kantor Balai Satker Kecamatan Kelurahan Puskesmas Politeknik "
    "PT-Karya CV-Andai Yayasan Forum-Warga"
)
PLACES = _listed(
    "Tirtaloka Wanamukti Karangasih Batu-Lancang Lembah-Seruni Nusa-Kartika Sagara Melati "
    "Andaikerta Rekajaya Umpamasari Rimba-Hijau Samudra-Khayal Bukit-Contoh"
)
# type code: openings of subjects
OPENINGS = {
    "permohonan": ("Permohonan data", "Permohonan bantuan", "Permohonan rekomendasi",
                   "Permintaan narasumber", "Permohonan perbaikan"),
    "undangan": ("Undangan rapat koordinasi", "Undangan sosialisasi", "Undangan pembahasan"),
    "laporan": ("Laporan pelaksanaan", "Laporan pertanggungjawaban", "Laporan kemajuan"),
    "surat_dinas": ("Pemberitahuan", "Tindak lanjut", "Klarifikasi", "Koreksi", "Hasil"),
    "edaran": ("Edaran tentang", "Langkah-langkah"),
    "pengantar": ("Pengantar berkas", "Pengantar dokumen"),
}  # fmt: skip
MATTERS = (
    "realisasi anggaran", "data kontrak", "jalan lingkungan", "kepegawaian", "aset daerah",
    "batas wilayah", "pelayanan perizinan", "rehabilitasi jembatan", "retribusi pasar",
    "pengelolaan arsip", "penanganan banjir", "pengadaan sarana", "kesehatan masyarakat",
    "penerangan jalan umum", "pendidikan dan pelatihan", "rekening penerima", "bantuan sosial",
)  # fmt: skip
PERIODS = ("semester I", "semester II", "triwulan I", "triwulan II", "triwulan III", "tahap II",
           "bulan berjalan", "tahun anggaran ini")  # fmt: skip
SENTENCES = (
    "Sehubungan dengan hal tersebut, kami mohon tanggapan Saudara.",
    "Data pendukung kami sampaikan terlampir.",
    "Mohon kesediaan Saudara menugaskan pejabat terkait.",
    "Untuk informasi lebih lanjut dapat menghubungi kantor kami.",
    "Demikian disampaikan, atas perhatiannya diucapkan terima kasih.",
)
SEALED = "Surat dalam amplop tertutup"


@dataclass(frozen=True, slots=True)
class Text:
    """What stands on one paper."""

    type_code: str
    number: str
    day: date
    subject: str
    summary: str


def people(dice: random.Random) -> list[str]:
    """Every name once, in a drawn order."""
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    dice.shuffle(names)
    return names


def senders() -> list[str]:
    """The agencies, companies and groups that write."""
    return [f"{body} {place}" for body in BODIES for place in PLACES]


def text_of(type_code: str, received: date, dice: random.Random) -> Text:
    """Draw a letter of this type."""
    place = dice.choice(PLACES)
    matter, opening = dice.choice(MATTERS), dice.choice(OPENINGS[type_code])
    day = received - timedelta(days=dice.randint(1, 9))
    code = "".join(word[0] for word in place.split()) + matter[:2].upper()
    number = f"{dice.randint(1, 2999)}/{code}/{ROMAN[day.month - 1]}/{day.year}"
    subject = f"{opening} {matter} {dice.choice(PERIODS)} di {place}"
    return Text(type_code, number, day, subject, " ".join(dice.sample(SENTENCES, 2)))


def renumbered(number: str, day: date, dice: random.Random) -> str:
    """The number that the same sender gave to a letter of another day."""
    _sequence, code, *_rest = number.split("/")
    return f"{dice.randint(1, 2999)}/{code}/{ROMAN[day.month - 1]}/{day.year}"
