"""The offices of the calendar tests: with Ramadan and holidays, with six days, never open."""

from datetime import UTC, date, datetime, time

from eoffice.calendar import WIB, WITA, Closure, DayHours, OfficeHours, Period

PAUSE = time(12), time(12, 30)
FIVE_DAYS = {
    **dict.fromkeys(range(4), DayHours(time(7, 30), time(16), *PAUSE)),
    4: DayHours(time(7, 30), time(16, 30), time(11, 30), time(13)),
}
RAMADAN = {
    **dict.fromkeys(range(4), DayHours(time(8), time(15), time(12), time(12, 30))),
    4: DayHours(time(8), time(15, 30), time(11, 30), time(12, 30)),
}
SIX_DAYS = {**dict.fromkeys(range(6), DayHours(time(8), time(14)))}

KPPN = OfficeHours(
    zone=WIB,
    office="KPPN",
    periods=(
        Period(date(2020, 1, 1), FIVE_DAYS),
        Period(date(2024, 3, 12), RAMADAN, date(2024, 4, 9), "Ramadan"),
    ),
    closures=(
        Closure(date(2024, 8, 22), "Libur daerah"),
        Closure(date(2024, 12, 24), "Setengah hari", half_day=True),
        Closure(date(2024, 12, 25), "Natal"),
        Closure(date(2024, 12, 26), "Cuti bersama"),
    ),
)
KELURAHAN = OfficeHours(
    zone=WITA, office="Kelurahan", periods=(Period(date(2020, 1, 1), SIX_DAYS),)
)
NEVER = OfficeHours(office="Never", periods=(Period(date(1990, 1, 1), {}),))


def wib(text: str) -> datetime:
    """A moment on a wall in Jakarta, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB).astimezone(UTC)


def wita(text: str) -> datetime:
    """A moment on a wall in Makassar, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA).astimezone(UTC)
