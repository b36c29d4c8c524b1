"""Addresses of letters that go out, and of what is done with them."""

from django.urls import path

from correspondence.views import draft_print

app_name = "outgoing"
urlpatterns = [
    # /outgoing/<letter>/ on paper
    path("<int:pk>/preview/", draft_print.preview, name="preview"),
    path("<int:pk>/print/", draft_print.print_draft, name="print"),
]
