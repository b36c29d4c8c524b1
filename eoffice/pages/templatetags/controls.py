"""Form controls in our face, and a person's initials; not a tag library itself (see `face`)."""

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

TITLES = {"dr", "drs", "ir", "prof", "h", "hj", "plt", "plh", "pj"}

# how a widget is laid out by templates/shared/_field.html
KINDS = [
    (forms.RadioSelect, "choices"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.SplitDateTimeWidget, "split"),
]
CLASSES = {"choices": "", "check": "form-check-input", "split": "form-control"}


def kind(field: BoundField) -> str:
    """`choices`, `check`, `split`, or `line` for everything that stands under its label."""
    widget = field.field.widget
    return next((kind for of, kind in KINDS if isinstance(widget, of)), "line")


def class_of(field: BoundField) -> str:
    """The class that makes a control of this kind look like ours."""
    if isinstance(field.field.widget, forms.Select) and kind(field) == "line":
        return "form-select"
    return CLASSES.get(kind(field), "form-control")


def control(field: BoundField) -> SafeString:
    """The widget itself, with its class, and marked when its value is suggested or wrong."""
    names = [field.field.widget.attrs.get("class", ""), class_of(field)]
    names += ["suggested"] if source_of(field) else []
    names += ["is-invalid"] if field.errors else []
    attrs = {"class": " ".join(filter(None, names))}
    return field.as_widget(attrs=attrs if attrs["class"] else None)


def source_of(field: BoundField) -> str:
    """Where the suggested value of a field comes from: `form.suggested = {"number": "page 1"}`."""
    suggested = getattr(field.form, "suggested", None) or {}
    return suggested.get(field.name, "")


def initials(name: str) -> str:
    """AC for Arunika Contohwati; titles before and after the name do not count."""
    words = [word.strip(".,") for word in str(name).split(",")[0].split()]
    words = [word for word in words if word and word.lower() not in TITLES]
    return "".join(word[0].upper() for word in [words[0], *words[1:][-1:]]) if words else "?"
