"""Why a file was not taken, and how a child of the pdf room ends otherwise.

Codes only: they are stored and never change. The sentences for people live in eoffice.documents.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A stable code for every refusal that this room can give."""

    EMPTY = "empty"
    UNKNOWN_TYPE = "unknown_type"
    PHONE_PICTURE = "phone_picture"
    ARCHIVE = "archive"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    NO_SUCH_PAGE = "no_such_page"
    TOO_MANY_PAGES = "too_many_pages"
    PAGE_TOO_LARGE = "page_too_large"
    PAGE_TOO_SMALL = "page_too_small"
    BOMB = "bomb"
    TOO_COMPLEX = "too_complex"
    ACTIVE_CONTENT = "active_content"
    SECOND_FACE = "second_face"
    PAGE_LOST = "page_lost"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    TOO_MANY_ROWS = "too_many_rows"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105  (a code like the others)


class Flaw(StrEnum):
    """What is wrong with a package: the first word of a refusal's detail, then the name it has."""

    NAMES = "names"
    LISTS_DIFFER = "lists_differ"
    MANIFEST = "manifest"
    CHANGED = "changed"


class Refused(Exception):
    """The file itself is the reason; trying again will not help."""

    def __init__(self, code: Reason, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = Reason(code)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code.value}: {self.detail}" if self.detail else self.code.value


class ChildDied(Exception):
    """The child crashed or ran late. The caller counts a try; `reason` is for the last one."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = Reason(reason)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.detail}" if self.detail else self.reason.value


class WorkFailed(Exception):
    """Our own work failed (a template, a full disk): no fault of a file that somebody sent in."""
