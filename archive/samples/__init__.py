"""Samples that are shipped: marked as such, small, and no regulation."""

from pathlib import Path

SCHEDULE = Path(__file__).with_name("jadwal_retensi_contoh.csv")
