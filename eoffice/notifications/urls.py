"""Addresses of the notices."""

from django.urls import path

from eoffice.notifications import views

app_name = "notices"

urlpatterns = [
    # /notices/…
    path("notices/", views.notices, name="list"),
    path("notices/badge", views.badge, name="badge"),
    path("notices/read-all/", views.read_all, name="read_all"),
    path("notices/preferences/", views.preferences, name="preferences"),
    path("notices/<int:pk>/open/", views.open_notice, name="open"),
]
