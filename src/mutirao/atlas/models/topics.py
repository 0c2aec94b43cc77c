"""The tree of headings."""

from django.db import models
from django.utils.translation import get_language

from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language


class Topic(models.Model):
    """A heading of the atlas; what stands under a topic belongs to the topics above it too."""

    key = models.CharField(max_length=60, unique=True)
    names: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return in_language(self.names, get_language() or DEFAULT_LANGUAGE)
