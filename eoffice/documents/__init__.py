"""Bytes: received once, never lost, verified on read; and what the pipeline makes of them.

Knows files and pages, but no letter: who may see which file is told to it by the rooms above
through the registry in `access`.
"""
