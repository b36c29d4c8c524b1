"""Disposition chains: who was asked to do what by when, what came back, what waits for whom."""
