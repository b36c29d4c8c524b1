"""What the first page of a letter says of itself: number, date, sender, subject and the like.

Pure: words with their boxes in, text out. Nothing is invented: what does not stand on the paper
is left out, and what could hardly be read is told as doubtful. Must not import: models.
"""

from correspondence.reading.letter import Reading, read_letter
from correspondence.reading.paper import Word

__all__ = ["Reading", "Word", "read_letter"]
