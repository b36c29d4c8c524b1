"""Addresses of loans; the list itself is named `loans`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
