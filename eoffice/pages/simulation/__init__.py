"""Letters by the thousand for measuring: believable, deterministic, written in bulk.

The demo tells few letters through the real actions; here a letter's whole life is computed in
memory and its rows are written as the actions would have written them. Never in production.
"""
