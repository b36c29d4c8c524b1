"""Roots of the words that letters are made of: where the stemmer cuts one word in several ways.

The stemmer knows no words: "mengirim" becomes "irim" and "kiriman" "kirim". A word that is one of
these roots with its prefixes and suffixes gets the root; every other word is left to the stemmer.
A word that looks derived and is not meant so ("perangkat") stands here as a root of its own. Pure.
"""

from collections.abc import Iterator

ROOTS = frozenset(
    """
    kirim kembali kelola keluar kumpul kuasa kurang kenal kaji kendali kemas kunjung kutip kerja
    kecuali kosong koreksi konfirmasi kawal kuat kembang kait klarifikasi
    tugas terima tetap tarik tunjuk tulis tempat tahan tagih tutup tunda tolak tawar terbit tambah
    tinjau tingkat titip tindak teliti temu tentu tuntut tukar turun tampung tanggap tangan tertib
    terap telaah transfer tunggak tanda tayang
    pakai pilih periksa pindah pantau pasang paham pelihara penuh peroleh perlu pinjam pisah potong
    proses pulang pimpin pandu panggil pesan putus pungut paraf
    mohon masuk muat mulai milik minat musnah minta mutasi
    sampai susun selesai setuju serah setor sedia simpan selenggara selidik sewa siap salin salur
    sambung sebar serta sesuai susut sosialisasi singkat saji selamat
    undang aju atur urus usul ubah ukur umum awas adu ingat antar angkat anggar alih ambil arsip
    angsur ikut evaluasi identifikasi imbau unggah unduh undur usaha audit izin verifikasi validasi
    nilai nyata naik
    lapor rapat baik bayar beri bagi bantu bahas bangun batal batas belanja berangkat bimbing buat
    buka bukti cair cabut catat cegah cetak cepat daftar didik dukung ganti guna gugat hadir hapus
    harap hibah hubung hukum jabat jadwal jawab jalan jamin janji jual laksana lambat lanjut lantik
    latih layan lengkap lelang libat lindung lunas rawat rekam rencana rumus rusak wakil wajib
    tanggungjawab tindaklanjut tandatangan beritahu berita tahu
    pemerintah perintah perangkat perusahaan pengantar serikat ketua berikut
    """.split()  # noqa: SIM905
)
PARTICLES, OWNERS, ENDINGS = ("lah", "kah", "pun"), ("nya", "ku", "mu"), ("kan", "an", "i")
# a prefix, and what it may have swallowed of the root
PREFIXES = (
    ("memper", ("",)), ("diper", ("",)), ("pember", ("",)), ("member", ("",)), ("keber", ("",)),
    ("keter", ("", "ter")), ("meny", ("s", "ny")), ("peny", ("s", "ny")), ("meng", ("k", "")),
    ("peng", ("k", "")), ("mem", ("p", "m", "")), ("pem", ("p", "m", "")), ("men", ("t", "n", "")),
    ("pen", ("t", "n", "")), ("ber", ("",)), ("per", ("",)), ("ter", ("",)), ("pel", ("l",)),
    ("me", ("",)), ("pe", ("",)), ("be", ("",)), ("di", ("",)), ("ke", ("",)), ("se", ("",)),
)  # fmt: skip
DEEPEST = 2


def root_of(plain: str) -> str | None:
    """The root of a word in small plain letters; nothing where it is none of ours."""
    if plain in ROOTS:
        return plain
    for bare in _without_endings(plain):
        if found := _without_prefixes(bare, DEEPEST):
            return found
    return None


def _without_endings(word: str) -> Iterator[str]:
    """The word, and what is left of it without particle, owner and ending, the longest first."""
    left = [word]
    for kind in (PARTICLES, OWNERS, ENDINGS):
        left += [one[: -len(end)] for one in left for end in kind if one.endswith(end)]
    yield from sorted(dict.fromkeys(left), key=len, reverse=True)


def _without_prefixes(word: str, depth: int) -> str | None:
    if word in ROOTS:
        return word
    if not depth:
        return None
    for prefix, swallowed in PREFIXES:
        if word.startswith(prefix):
            for sign in swallowed:
                if found := _without_prefixes(sign + word[len(prefix) :], depth - 1):
                    return found
    return None
