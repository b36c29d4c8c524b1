"""The addresses of the trail."""

from django.urls import path

from eoffice.audit import views

app_name = "audit"

urlpatterns = [
    path("trail/", views.trail, name="trail"),
    path("trail/<int:pk>/", views.entry, name="entry"),
]
