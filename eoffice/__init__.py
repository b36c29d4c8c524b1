"""The project package: the composition root, and the ground floor that every desk stands on.

Kept free of Django and Celery, so that the supervisor (`python -m eoffice.serve`) stays small.
"""
