"""Which shipped atlas was loaded last."""

from mutirao.atlas.models import ShippedEdition


def latest_edition_digest() -> str:
    """Empty before the first load."""
    return ShippedEdition.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
