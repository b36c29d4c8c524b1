"""Addresses of files and their pages."""

from django.urls import path

from eoffice.documents.views import pages, progress

app_name = "files"

urlpatterns = [
    # /files/…
    path("files/progress", progress.progress, name="progress"),
    path("files/<int:pk>/original", pages.original, name="original"),
    path("files/<int:pk>/viewing", pages.viewing, name="viewing"),
    path("files/<int:pk>/try-again", progress.try_again, name="try_again"),
    # /files/…/pages/…
    path("files/<int:pk>/pages/<int:page>/small", pages.small, name="small"),
    path("files/<int:pk>/pages/<int:page>/thumb", pages.thumb, name="thumb"),
    path("files/<int:pk>/pages/<int:page>/sharp", pages.sharp, name="sharp"),
    path("files/<int:pk>/pages/<int:page>/text", pages.text, name="text"),
]
