"""A table for letters to many, and what was seen of it before they are made."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from correspondence.actions.merging import nameless, rows_of
from correspondence.forms.draft import is_mail
from correspondence.merge_table import headed, without_heading
from eoffice.errors import OfficeError
from eoffice.tables import (
    MOST_ROWS,
    NO_ROWS,
    BadTable,
    formula_fault,
    read_rows,
    unread_sheets,
)

LASTS = 3600
ADDRESSEE = ("name", "address", "email")


class MergeForm(forms.Form):
    """The table. `places` are the columns that the text asks for, besides the addressee's."""

    table = forms.FileField(
        label=_("Table (XLSX or CSV)"),
        help_text=_("Columns nama, alamat, surel; any other column stands for {{column}}."),
        widget=forms.FileInput({"accept": ".xlsx,.csv,text/csv"}),
    )

    def __init__(self, *args: Any, places: Iterable[str] = (), **how: Any) -> None:
        super().__init__(*args, **how)
        self.places = [*ADDRESSEE, *places]

    def clean(self) -> dict[str, Any]:
        """The rows, by their columns."""
        cleaned = super().clean() or {}
        if upload := cleaned.get("table"):
            try:
                cleaned |= _read(upload)
            except OfficeError as error:
                raise ValidationError(str(error.sentence)) from error
            _check_mail(cleaned["rows"])
            _check_formulas(cleaned["rows"], self.places)
        return cleaned


def _read(upload: UploadedFile) -> dict[str, Any]:
    """The rows, and what the table holds beside them. Raises what reading and `rows_of` raise."""
    lines = read_rows(upload, most_rows=MOST_ROWS + 1, keep_lines=True, as_shown=True)
    if len(lines) < 2:
        raise BadTable(NO_ROWS)
    headers, below = headed([cells for _at, cells in lines])
    rows = rows_of(headers, [[*cells, *[""] * len(headers)] for cells in below])
    return {
        "rows": rows,
        "nameless": nameless(below, rows),
        "without_heading": without_heading(headers, below),
        "other_sheets": unread_sheets(upload),
    }


def _check_mail(rows: list[dict[str, str]]) -> None:
    """Every e-mail address looks like one."""
    for row in rows:
        if row.get("email") and not is_mail(row["email"]):
            words = gettext("“%(email)s” is not an e-mail address (%(name)s).")
            raise ValidationError(words % {"email": row["email"], "name": row["name"]})


def _check_formulas(rows: list[dict[str, str]], places: Iterable[str]) -> None:
    """Every formula that a letter would show came out with a value."""
    for row in rows:
        faults = (formula_fault(row.get(place, "")) for place in places)
        if fault := next(filter(None, faults), ""):
            raise ValidationError(f"{fault} ({row['name']})")


class MadeForm(forms.Form):
    """What was seen, signed, so that exactly that is made."""

    rows = forms.CharField(widget=forms.HiddenInput)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, salt: str, **how: Any) -> None:
        self.salt = salt
        super().__init__(*args, **how)

    def clean_rows(self) -> list[dict[str, str]]:
        """The rows of the preview of this person and this draft."""
        try:
            found: list[dict[str, str]] = signing.loads(
                self.cleaned_data["rows"], salt=self.salt, max_age=LASTS
            )
        except signing.BadSignature as error:
            raise ValidationError(
                _("The preview is too old. Choose the table again; nothing was taken over.")
            ) from error
        return found


def packed(rows: list[dict[str, str]], salt: str) -> str:
    """Rows as the page carries them."""
    return signing.dumps(rows, salt=salt, compress=True)
