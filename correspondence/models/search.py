"""The tables behind the search: what is indexed of each letter, what is stale, known words.

The words themselves lie where the database searches them: in a `tsvector` column of `SearchText`
on PostgreSQL, in an FTS5 table on SQLite (`correspondence.search.backends`).
"""

from django.db import models
from django.db.models import Index
from django.db.models.functions import Now


class SearchText(models.Model):
    """One letter in the index: its place in time, and a hash of what was written about it.

    `key` is the place as one number (seconds, then the letter): the rows of FTS5 are called so.
    `marks`: the facets, section by section, to be counted without unpacking the words.
    """

    letter = models.OneToOneField(
        "correspondence.Letter", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sorted_by = models.DateTimeField()
    key = models.BigIntegerField(unique=True)
    fingerprint = models.CharField(max_length=32)
    marks = models.TextField(default="")
    indexed_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"index of letter {self.letter_id}"


class SearchStale(models.Model):
    """A letter that was changed since it was indexed; written in the transaction of the change."""

    letter = models.OneToOneField(
        "correspondence.Letter", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    since = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [Index(fields=["since"], name="search_stale_longest")]

    def __str__(self) -> str:
        return f"letter {self.letter_id} since {self.since}"


class SearchWord(models.Model):
    """A word as it is written, the token by which it is found, and in how many letters it stands.

    The counts choose the plan of a search; the words of names forgive a typing error.
    """

    word = models.CharField(max_length=40, unique=True)
    token = models.CharField(max_length=40)
    documents = models.IntegerField(default=0)
    is_name = models.BooleanField(default=False)

    class Meta:
        indexes = [Index(fields=["token"], name="search_word_token")]

    def __str__(self) -> str:
        return self.word
