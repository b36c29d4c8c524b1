# ruff: noqa: E501 - rows of texts
"""What the letters of the demo that go out say. All invented."""

from typing import Any

from correspondence import draft_content
from correspondence.draft_content import Content

Row = dict[str, Any]


def text(subject: str, *paragraphs: str, to: tuple[Row, ...] = (), **more: Any) -> Content:
    """A content of these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    said = {"subject": subject, "body": body, "addressees": list(to)}
    return draft_content.cleaned(draft_content.empty() | said | more)


def addressee(name: str, address: str = "di Tempat", *, copy: bool = False, **to: Any) -> Row:
    """One line of the addressees or the copies."""
    return {"role": "copy" if copy else "to", "name": name, "address": address, "email": ""} | to


OPENING = "Sehubungan dengan pokok surat tersebut di atas, bersama ini kami sampaikan hal-hal sebagai berikut."
CLOSING = "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih."
TABLE = (
    "<table><tr><th>No.</th><th>Satuan kerja</th><th data-align=\"right\">Pagu</th>"
    "<th data-align=\"right\">Realisasi</th></tr>"
    "<tr><td>1</td><td>Satker Balai Rimba Hijau</td><td data-align=\"right\">4.200.000.000</td>"
    "<td data-align=\"right\">3.117.500.000</td></tr>"
    "<tr><td>2</td><td>Politeknik Samudra Khayal</td><td data-align=\"right\">9.850.000.000</td>"
    "<td data-align=\"right\">7.002.130.000</td></tr></table>"
)  # fmt: skip
REALISATION = (
    OPENING,
    "Data realisasi anggaran per satuan kerja sampai dengan akhir bulan lalu kami sampaikan sebagaimana tabel di bawah ini.",
)
SPM = (
    OPENING,
    "Berdasarkan hasil penelitian kami, data kontrak pada SPM dimaksud perlu diperbaiki pada nilai dan jangka waktu pelaksanaan.",
    "Perbaikan agar disampaikan paling lambat lima hari kerja sejak surat ini diterima.",
    CLOSING,
)
SPM_FIRST = (OPENING, "Data kontrak pada SPM dimaksud perlu di perbaiki secepatnya.", CLOSING)
COORDINATION = (
    "Dalam rangka persiapan langkah-langkah akhir tahun anggaran, kami mengundang Saudara untuk hadir pada:",
    "Mengingat pentingnya acara dimaksud, kehadiran Saudara sangat diharapkan.",
)
RECONCILIATION = (
    "Menindaklanjuti hasil rekonsiliasi bulanan, bersama ini disampaikan bahwa masih terdapat selisih pada dua satuan kerja.",
    "Kami mohon bantuan Saudara untuk mencocokkan data pembayaran dimaksud.",
)
YEAR_END = (
    "Guna kelancaran penyelesaian tagihan akhir tahun, seluruh satuan kerja agar memperhatikan jadwal penyampaian SPM.",
    "Tagihan yang diterima melampaui jadwal akan diproses pada tahun anggaran berikutnya.",
)
ROAD = (
    "Menindaklanjuti hasil peninjauan lapangan, kami sampaikan bahwa ruas jalan dimaksud masuk dalam program preservasi.",
    "Pekerjaan direncanakan mulai pada triwulan berikutnya setelah proses pengadaan selesai.",
    CLOSING,
)
CLARIFICATION = (
    "Sehubungan dengan laporan masyarakat yang kami terima, mohon penjelasan tertulis atas hal-hal yang dilaporkan.",
    "Penjelasan agar kami terima paling lambat sepuluh hari kerja.",
    CLOSING,
)
CLARIFY = "Permintaan penjelasan tindak lanjut laporan"
ASKING = (
    OPENING,
    "Dalam rangka kelengkapan data, kami mohon jawaban tertulis beserta data pendukungnya.",
    "Jawaban agar kami terima paling lambat pada tanggal yang telah disepakati.",
    CLOSING,
)
SENT = "bersama ini kami sampaikan jawaban beserta data yang diminta."
BOUNDARIES = (
    "Dalam rangka penataan batas wilayah administrasi, seluruh kecamatan agar menyampaikan data batas wilayah.",
    "Data disampaikan paling lambat akhir bulan berjalan.",
)
REVOCATION = (
    "Surat Nomor {number} dinyatakan dicabut dan tidak berlaku karena jadwal penyampaian data akan ditetapkan kembali.",
)
ASSIGNED = {
    "basis": "<ol><li>Permintaan narasumber dari Satker Balai Rimba Hijau.</li>"
    "<li>Rencana kerja Seksi Pencairan Dana tahun berjalan.</li></ol>",
    "purpose": "<ol><li>Menjadi narasumber sosialisasi tata cara pencairan hibah.</li>"
    "<li>Melaporkan hasilnya paling lambat tiga hari kerja setelah kegiatan.</li></ol>",
}
PEOPLE = [
    {
        "name": "Citra Fiktifani",
        "rank": "Pengatur (II/c)",
        "nip": "199900002024001007",
        "title": "Pelaksana Seksi PD",
    },
    {
        "name": "Joko Seandainya",
        "rank": "Penata (III/c)",
        "nip": "199900002024001008",
        "title": "Penelaah Seksi PD",
    },
]
DECREE = "Tim Penataan Batas Wilayah Administrasi"
DECIDED = {
    "considering": "<ol><li>bahwa batas wilayah administrasi desa dan kelurahan perlu ditata;</li>"
    "<li>bahwa untuk itu perlu dibentuk tim.</li></ol>",
    "recalling": "<ol><li>Peraturan daerah rekaan tentang penataan wilayah;</li>"
    "<li>Peraturan bupati rekaan tentang susunan perangkat daerah.</li></ol>",
    "deciding": "<ol><li>Membentuk Tim Penataan Batas Wilayah Administrasi.</li>"
    "<li>Tim melaporkan hasil kerjanya setiap tiga bulan.</li>"
    "<li>Keputusan ini mulai berlaku pada tanggal ditetapkan.</li></ol>",
}
