"""Addresses of the pages that are made of several apps."""

from django.urls import path

from eoffice.pages.views import (
    founding,
    home,
    inbox,
    letter,
    letters,
    search,
    search_kept,
    service_time,
)

app_name = "pages"

urlpatterns = [
    path("", home.home, name="home"),
    path("help/", home.help_page, name="help"),
    path("found/", founding.found, name="found"),
    # /inbox/…
    path("inbox/", inbox.inbox, name="inbox"),
    path("followed/", letters.followed, name="followed"),
    # /letters/…
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/", letter.letter, name="letter"),
    path("letters/<int:pk>/sheet.pdf", letter.sheet_pdf, name="sheet_pdf"),
    # /search/…
    path("search/", search.search, name="search"),
    path("search/documents", search.documents, name="search_documents"),
    path("search/facets", search.facets, name="search_facets"),
    path("search/suggest", search.suggest, name="search_suggest"),
    path("search/kept", search_kept.kept, name="search_kept"),
    path("search/save", search_kept.save, name="search_save"),
    path("search/kept/<int:pk>/rename", search_kept.rename, name="search_rename"),
    path("search/kept/<int:pk>/delete", search_kept.delete, name="search_delete"),
    path("search/table", search_kept.table, name="search_table"),
    path("search/export", search_kept.export, name="search_export"),
    path("search/exports/<int:pk>/cancel", search_kept.cancel, name="search_cancel"),
    path("search/exports/<int:pk>/letters.zip", search_kept.take, name="search_take"),
    # /reports/…
    path("reports/service-time/", service_time.service_time, name="service_time"),
    path("reports/service-time.xlsx", service_time.service_time_xlsx, name="service_time_xlsx"),
]
