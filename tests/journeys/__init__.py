"""Journeys: the office at work, told in a real browser against a real server and worker."""
