"""Where the letters of an office are signed, as it stands before the date."""

import re

from correspondence.models import OutgoingLetter
from eoffice.organization.models import Unit

NO_TOWN = re.compile(
    r"\d|@|www|\.(?:go\.)?id\b|^(?:prov|telp|telepon|faks|surel|e-?mail|laman|situs|indonesia)",
    re.IGNORECASE,
)
PART_OF_TOWN = re.compile(
    r"^(?:kel|kec|desa|dusun|rt|rw)\b|^(?:kelurahan|kecamatan)", re.IGNORECASE
)
CITY = re.compile(r"^Kota\s+", re.IGNORECASE)
POSTCODE = re.compile(r"[\s,.-]*\b\d{5}\b.*$")


def usual_place(office: Unit) -> str:
    """The place of the office's newest letter that names one; else the town of its address."""
    letters = OutgoingLetter.objects.filter(office=office).exclude(place="")
    newest = letters.order_by("-received_at", "-pk").values_list("place", flat=True).first()
    return newest or town_of(office.address)


def town_of(address: str) -> str:
    """The town of "Jalan Melati Raya Nomor 17, Karang Melati 99110"; empty where it is not said.

    Neither a province, nor a village or district before it, nor a line with telephone or address
    of a site is a town; "Kota" is not written before a date.
    """
    lines = [POSTCODE.sub("", line).strip(" ,.") for line in address.splitlines()]
    parts = [part.strip() for line in lines for part in line.split(",") if part.strip()]
    towns = [part for part in parts[1:] if not NO_TOWN.search(part)]
    towns = [part for part in towns if not PART_OF_TOWN.match(part)] or towns
    return CITY.sub("", towns[-1])[:100] if towns else ""
