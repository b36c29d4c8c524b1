"""Sentences for the pages of simulated letters. Invented, and in the words of real offices."""

import random

from eoffice.pages.simulation import words

SUBJECTS = (
    "pelaksanaan kegiatan", "penyusunan rencana kerja", "verifikasi dokumen", "survei lapangan",
    "penetapan pemenang", "pemutakhiran basis data", "evaluasi kinerja", "penyerahan barang",
    "pengukuran ulang", "pembayaran uang muka", "pendampingan teknis", "rekonsiliasi saldo",
    "penghapusan barang milik daerah", "pemeriksaan fisik", "penyaluran dana", "sosialisasi",
    "pengawasan melekat", "penerimaan pegawai", "perpanjangan izin", "pemeliharaan gedung",
)  # fmt: skip
STATEMENTS = (
    "Berdasarkan hasil {subject} yang dilakukan oleh tim pada {place}, ada {n} butir catatan.",
    "Kami sampaikan bahwa {subject} telah selesai seluruhnya pada tanggal yang ditentukan.",
    "Sesuai dengan ketentuan yang berlaku, {subject} menjadi tanggung jawab {name} selaku pejabat.",
    "Untuk kelancaran {subject}, diperlukan dukungan tenaga dan peralatan dari unit Saudara.",
    "Biaya yang timbul dibebankan pada anggaran satuan kerja dengan pagu Rp{n}.500.000.",
    "Apabila terdapat perbedaan, mohon segera menghubungi {name} pada nomor 0812{n}.",
    "Rincian {subject} beserta bukti dukungnya kami lampirkan bersama surat ini.",
    "Menindaklanjuti nota kesepakatan, para pihak menyetujui {subject} di wilayah {place}.",
    "Saudara {name} ditunjuk sebagai koordinator {subject} sampai dengan akhir masa tugas.",
    "Keterlambatan {subject} disebabkan oleh cuaca buruk dan terbatasnya bahan di {place}.",
    "Mengingat pentingnya hal tersebut, kami mengharapkan jawaban paling lambat {n} hari kerja.",
    "Dokumen asli disimpan di ruang arsip kantor kami dan dapat dilihat setiap saat.",
    "Peserta diwajibkan membawa surat tugas, kartu identitas, dan perlengkapan secukupnya.",
    "Laporan singkat mengenai {subject} telah diperiksa oleh inspektorat dan dinyatakan wajar.",
    "Warga {place} mengusulkan perbaikan saluran, tanggul, serta lampu penerangan.",
    "Selisih sebesar Rp{n}.250 telah disetorkan kembali ke kas umum melalui bank yang ditunjuk.",
    "Tim akan meninjau kembali {subject} setelah seluruh persyaratan administrasi dipenuhi.",
    "Jadwal kunjungan ke {place} disesuaikan dengan kesiapan tuan rumah dan kendaraan dinas.",
)
ITEMS = (
    "Semen portland", "Kursi lipat", "Komputer jinjing", "Honor narasumber", "Sewa kendaraan",
    "Alat tulis kantor", "Benih padi unggul", "Pompa air", "Cetak spanduk", "Konsumsi peserta",
    "Kabel tembaga", "Vaksin hewan ternak", "Pagar kawat", "Meja belajar", "Perahu karet",
)  # fmt: skip
UNITS = ("unit", "buah", "orang", "paket", "sak", "meter")


def statement(dice: random.Random) -> str:
    """One sentence of a letter."""
    return dice.choice(STATEMENTS).format(
        subject=dice.choice(SUBJECTS), place=dice.choice(words.PLACES), n=dice.randint(2, 999),
        name=f"{dice.choice(words.GIVEN)} {dice.choice(words.FAMILY)}",
    )  # fmt: skip


def item(dice: random.Random) -> str:
    """One line of an annex."""
    return f"{dice.choice(ITEMS)} {dice.randint(1, 400)} {dice.choice(UNITS)}"
