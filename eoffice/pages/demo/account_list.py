"""The accounts of the demo as `make demo` prints them: who sits where, office by office.

Reads the charts only. Must not import: models.
"""

from collections.abc import Iterator

from eoffice.pages.demo.charts import ASSISTANTS, SEATS, UNITS
from eoffice.pages.demo.outgoing_reference import KEY_HOLDERS

ADMIN = ("admin", "Administrator sistem, seluruh organisasi")
ALSO = {
    "plh.kppn": "bila Kepala Kantor pergi: Plh. Kepala Kantor",
    "lurah.melati": "mencatat suratnya sendiri",
}
IN_WORDS = {"office_admin": "admin kantor", "complaint_desk": "membuka identitas pelapor"}
ACCOUNT_WIDTH = 22


def accounts_told(password: str) -> str:
    """The password, every account with its office and title, and who holds a signing key."""
    lines = [f"Kata sandi untuk semua akun: {password}", ""]
    for office in [key for key, unit in UNITS.items() if unit.is_office]:
        lines += [UNITS[office].name, *_accounts_of(office), ""]
    lines += [_line(*ADMIN), ""]
    lines += ["Dengan kunci tanda tangan, frasa sandinya sama:", f"  {' '.join(KEY_HOLDERS)}", ""]
    return "\n".join(lines)


def _accounts_of(office: str) -> Iterator[str]:
    for key, seat in SEATS.items():
        if seat.account and _office_of(seat.unit) == office:
            yield _line(seat.account, "; ".join([seat.title, *_beside(seat.account, seat.roles)]))
        for account, (held, _name) in ASSISTANTS.items():
            if held == key and _office_of(seat.unit) == office:
                yield _line(account, f"Sekretaris pribadi {seat.title}")


def _beside(account: str, roles: tuple[str, ...]) -> list[str]:
    """What a title does not say of this account."""
    said = [IN_WORDS[role] for role in roles if role in IN_WORDS]
    return [*said, ALSO[account]] if account in ALSO else said


def _office_of(unit: str) -> str:
    """The office in which a unit lies."""
    while not UNITS[unit].is_office:
        unit = UNITS[unit].above or unit
    return unit


def _line(account: str, words: str) -> str:
    return f"  {account:<{ACCOUNT_WIDTH}}{words}"
