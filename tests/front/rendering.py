"""A page as a browser gets it, without views: templates rendered for a made-up officer."""

from types import SimpleNamespace
from typing import Any

from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from eoffice.pages.rail import Entry

KASI = SimpleNamespace(position_id=2, label="Plh. Kasi Bank", office_name="KPPN Karang Melati")
KEPALA = SimpleNamespace(
    position_id=1, label="sebagai Kepala Kantor", office_name="KPPN Karang Melati"
)
OFFICER = SimpleNamespace(name="Arunika Contohwati", desk=KEPALA, desks=(KEPALA, KASI))


class Arunika:
    """Somebody who is signed in; no row of the database."""

    pk = 7
    is_authenticated = True
    is_staff = False
    theme = "auto"

    def get_username(self) -> str:
        return "kepala.kppn"

    def __str__(self) -> str:
        return "Arunika Contohwati"


def entry(label: str, **facts: Any) -> Entry:
    """One entry of the rail."""
    return Entry(url="/x", icon="inbox", label=label, **facts)


def page(template: str, **context: Any) -> str:
    """Render a template of the project as for this officer."""
    return rendered(get_template(template), **context)


def page_of(content: str, *modules: str, **context: Any) -> str:
    """Render this content inside the frame, with these modules of the page."""
    scripts = "".join(
        f'<script type="module" src="/static/js/{name}.js"></script>' for name in modules
    )
    source = (
        '{% extends "base.html" %}{% load i18n face %}{% block title %}Uji{% endblock %}'
        f"{{% block main %}}<h1>Uji</h1>{content}{{% endblock %}}"
        f"{{% block scripts %}}{scripts}{{% endblock %}}"
    )
    return rendered(engines["django"].from_string(source), **context)


def rendered(
    template: Any,
    *,
    officer: Any = OFFICER,
    user: Any = None,
    language: str = "id",
    theme: str = "",
    **context: Any,
) -> str:
    """Render with what the middleware and the context processors would add."""
    request = RequestFactory().get("/somewhere/")
    request.officer = officer
    if theme:
        request.COOKIES["theme"] = theme
    with translation.override(language):
        who = {"user": user or (Arunika() if officer else None)}
        return template.render({"request": request, **who, **context})
