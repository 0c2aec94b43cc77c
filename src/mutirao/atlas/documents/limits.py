"""How much of the machine the reading of one document may take."""

from mutirao.files.limited.limits import Limits

# The longest national strategies that we know have some 300 pages; a volume of annexes with one stays below this.
MOST_PAGES = 1_000
# A page of dense print has some 5,000.
LARGEST_TEXT = 5_000_000  # characters, all pages together
# A DOCX is an archive: this much of its text is unpacked.
LARGEST_PART = 64 * 1024 * 1024  # bytes
# Measured: a PDF of 500 pages takes some 15 seconds and 100 MB.
LIMITS = Limits(
    memory=1024 * 1024 * 1024,
    cpu_time=240,
    wall_time=300,
    largest_answer=64 * 1024 * 1024,
    longest_line=64 * 1024 * 1024,
)
