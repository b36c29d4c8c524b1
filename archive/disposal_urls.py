"""Addresses of disposals and holds; the list itself is named `disposals`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
