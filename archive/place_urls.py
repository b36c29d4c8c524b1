"""Addresses of places, boxes and their counts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
