"""One index in all languages. It holds folded words, never a text to be shown: what is shown is read afresh."""

from django.db import models

from mutirao.access.models import Account
from mutirao.kernel.identifiers import new_public_id


def new_saved_search_id() -> str:
    return new_public_id("search")


class SearchEntry(models.Model):
    """One record in one language. The words are those of `tokens.py`, separated by single spaces; the databases'
    own indexes over them are made in the second migration."""

    kind = models.CharField(max_length=40)
    public_id = models.CharField(max_length=80)
    party_code = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    title_tokens = models.TextField()
    tokens = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="search_entry_once", fields=["kind", "public_id", "language"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.public_id} ({self.language})"


class TitleWord(models.Model):
    """A word of some title, visible or not: what a mistyped one may have been meant to be. Whether a reader may be told
    so is decided by what that reader may see. `start` and `end`: its first letter and its last two."""

    word = models.CharField(max_length=64, unique=True)
    length = models.PositiveSmallIntegerField()
    start = models.CharField(max_length=1)
    end = models.CharField(max_length=2)

    class Meta:
        indexes = [
            models.Index(fields=["start", "length"], name="title_word_by_start"),
            models.Index(fields=["end", "length"], name="title_word_by_end"),
        ]

    def __str__(self) -> str:
        return self.word


class SavedSearch(models.Model):
    """A question that an account keeps for itself: the query part of the address, never what was found."""

    public_id = models.CharField(max_length=40, unique=True, default=new_saved_search_id)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=100)
    query = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(name="saved_search_once", fields=["account", "query"])]

    def __str__(self) -> str:
        return self.name
