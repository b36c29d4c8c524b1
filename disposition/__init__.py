"""Disposition chains: who was asked to do what, by when, what came back, and what waits for whom."""
