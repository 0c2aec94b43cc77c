"""One index in all languages. It holds folded words, never a text to be shown: what is shown is read afresh."""

from django.db import models


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
