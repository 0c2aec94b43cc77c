"""What a lower floor needs to know of a higher one, plugged in here and nowhere else."""

from mutirao.access import circles
from mutirao.directory.queries import networks_of


def connect_floors() -> None:
    circles.connect(networks_of)
