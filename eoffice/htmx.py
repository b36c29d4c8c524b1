"""A page and its fragment as a pair, and the way back after a verb.

Belongs here: choosing the template for a request of htmx, and redirecting with a message.
Does not belong here: models, queries, anything that knows a letter.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import select_template
from django.utils.cache import patch_vary_headers


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page: not when boosted, nor to restore its history."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )


def fragment_of(base: str) -> str:
    """`disposition/inbox` → `disposition/_inbox.html`."""
    folder, _, name = base.rpartition("/")
    return f"{folder}/_{name}.html" if folder else f"_{name}.html"


def page_or_fragment(
    request: HttpRequest,
    base: str,
    context: dict[str, Any],
    status: int = 200,
    *,
    fragment: str = "",
) -> HttpResponse:
    """Render `<base>.html`, or for htmx its fragment (`_<base>.html` unless named) if it exists."""
    names = [f"{base}.html"]
    if is_fragment(request):
        names.insert(0, fragment or fragment_of(base))
    content = select_template(names).render(context, request)
    response = HttpResponse(content, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def back_to(
    request: HttpRequest, to: Any, message: str | None = None, **kwargs: Any
) -> HttpResponse:
    """Redirect after a verb to a URL name, a path or an object, with one sentence of confirmation.

    A form that htmx sent is answered with `HX-Redirect`, so that the whole page moves on.
    """
    if message:
        messages.success(request, message)
    url = resolve_url(to, **kwargs)
    if is_fragment(request):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
