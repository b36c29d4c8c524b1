"""Signing in, and the way back in: passwords, lock-out, second factor, one-time slips.

Belongs here: what concerns an account. What a person may do follows from the desks, not from here.
The `adapter` and `second_factor` modules are where django-allauth asks us; axes asks `lockout`.
"""
