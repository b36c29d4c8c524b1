"""Keys by which two spellings of one sender, or of one letter number, are found to be the same.

Pure: text in, text out. Must not import: models.
"""

import re
import unicodedata

ABBREVIATIONS = {
    "kec": "kecamatan",
    "kel": "kelurahan",
    "kab": "kabupaten",
    "prov": "provinsi",
    "ds": "desa",
    "dep": "departemen",
    "kemen": "kementerian",
    "setda": "sekretariat daerah",
    "sekda": "sekretaris daerah",
    "ditjen": "direktorat jenderal",
    "dirjen": "direktur jenderal",
    "dit": "direktorat",
    "din": "dinas",
    "diskominfo": "dinas komunikasi dan informatika",
    "dinkes": "dinas kesehatan",
    "disdik": "dinas pendidikan",
    "bpk": "bapak",
    "univ": "universitas",
    "rs": "rumah sakit",
    "rsud": "rumah sakit umum daerah",
    "kantah": "kantor pertanahan",
    "pemkab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi",
}
HONORIFICS = {"bapak", "ibu", "sdr", "sdri", "yth", "pt", "cv", "ud", "tbk", "persero", "dan"}
HEADS = dict.fromkeys(("kepala", "direktur", "ketua", "pimpinan", "rektor"), "")
HEADS |= {"camat": "kecamatan", "lurah": "kelurahan"}
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"⁄": "/", "\\": "/"})
LONGEST_NAME, LONGEST_NUMBER = 250, 200


def plain(text: str) -> str:
    """Small letters without accents; everything that is no letter or digit becomes a blank."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^0-9a-z]+", " ", "".join(c for c in bare if not unicodedata.combining(c)))


def name_key(name: str) -> str:
    """One key for "Kec. Lembah Seruni" and "KECAMATAN LEMBAH SERUNI", for "PT Maju" and "Maju"."""
    words = " ".join(ABBREVIATIONS.get(word, word) for word in plain(name).split()).split()
    kept = [word for word in words if word not in HONORIFICS] or words
    return (" ".join(kept) or name.casefold().strip())[:LONGEST_NAME]


def names_fit(one: str, other: str) -> bool:
    """Whether two keys name one office, as itself or by its head: "kepala dinas contoh"."""
    return bool(one) and office_of(one) == office_of(other)


def office_of(key: str) -> str:
    """The key of the office that is meant, also where its head is named."""
    head, _blank, rest = key.partition(" ")
    return f"{HEADS[head]} {rest}".strip() if head in HEADS and rest else key


def number_key(number: str) -> str:
    """One key for "620/ 2153 /Kec.LS" and "620/2153/KEC.LS"."""
    text = unicodedata.normalize("NFKC", number).translate(DASHES).casefold()
    return re.sub(r"\s+", "", text).strip(".,;:-")[:LONGEST_NUMBER]
