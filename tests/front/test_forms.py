"""Django's form rendering wears our face: label, control, hint, suggestion and error connected."""

import pytest
from django import forms
from django.utils import translation

from eoffice.pages.templatetags.controls import control, initials, kind
from tests.front.rendering import page


class Recording(forms.Form):
    """A form with one field of each kind."""

    number = forms.CharField(label="Nomor surat", help_text="Seperti tertulis di surat.")
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    urgency = forms.ChoiceField(choices=[("b", "Biasa")])
    way = forms.ChoiceField(choices=[("p", "Pos")], widget=forms.RadioSelect, required=False)
    is_copy = forms.BooleanField(label="Sebagai tembusan", required=False)


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


def test_a_field_group_connects_label_control_and_hint():
    html = Recording()["number"].as_field_group()
    assert '<label class="form-label" for="id_number">Nomor surat' in html
    assert 'aria-describedby="id_number_helptext"' in html
    assert 'id="id_number_helptext"' in html


def test_an_error_is_told_at_the_field_and_on_top():
    form = Recording({"number": ""})
    assert 'id="id_number_error"' in form["number"].as_field_group()
    assert '<a href="#id_number">' in page("shared/_error_summary.html", form=form)


def test_no_error_no_summary():
    assert page("shared/_error_summary.html", form=Recording()).strip() == ""


def test_a_suggested_value_is_tinted_and_says_where_it_comes_from():
    form = Recording()
    form.suggested = {"number": "Terbaca di halaman 1"}
    html = form["number"].as_field_group()
    assert "suggested" in html
    assert "Terbaca di halaman 1" in html
    assert "suggested" not in form["day"].as_field_group()


@pytest.mark.parametrize(
    ("name", "layout", "css"),
    [
        ("number", "line", "form-control"),
        ("urgency", "line", "form-select"),
        ("way", "choices", ""),
        ("is_copy", "check", "form-check-input"),
    ],
)
def test_each_kind_of_control_has_its_class(name, layout, css):
    field = Recording()[name]
    assert kind(field) == layout
    assert css in control(field)


def test_choices_stand_in_a_fieldset_and_a_date_keeps_the_machine_format():
    assert "<legend>" in Recording()["way"].as_field_group()
    assert 'value="2024-08-19"' in Recording(initial={"day": "2024-08-19"})["day"].as_field_group()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Arunika Contohwati", "AC"),
        ("Dr. Ir. Bima Andaikata, M.T.", "BA"),
        ("Danu", "D"),
        ("Citra Fiktifani Samplerina", "CS"),
        ("", "?"),
    ],
)
def test_initials_skip_titles(name, expected):
    assert initials(name) == expected
