"""Indonesian: 23 September 2024, 09.14, 1.234,5."""
