"""Addresses that people are told of by whoever has not loaded the pages: the worker, in notices.

`django.urls.reverse` would load every page of the system into a process that shows none. The
names are those of the URL lists; a test compares each with what its list says.
"""

TOLD = {
    "intake:tray": "/intake/",
    "pages:letter": "/letters/{pk}/",
    "outgoing:page": "/outgoing/{pk}/",
    "outgoing:key": "/outgoing/key/",
    "archive:loan": "/archive/loans/{pk}/",
    "archive:package": "/archive/packages/{pk}/",
    "archive:disposal": "/archive/disposals/{pk}/",
    "archive:hold": "/archive/holds/{pk}/",
    "archive:fault": "/archive/integrity/{pk}/",
}


def address_of(name: str, pk: int | None = None) -> str:
    """The path of one of these pages."""
    return TOLD[name].format(pk=pk)
