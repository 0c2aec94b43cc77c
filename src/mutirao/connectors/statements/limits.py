"""How much of the machine the reading of one file of statements may take."""

from mutirao.files.limited.limits import Limits

MOST_BYTES = 200_000_000
# A workbook is a compressed archive: what it unpacks to is looked up before any of it is read.
MOST_UNPACKED_BYTES = 400_000_000
MOST_COLUMNS = 64
# Measured: 200 MB of CSV take 20 seconds and an answer of 350 MB, of YAML 30 seconds; a workbook that unpacks to 365 MB
# took 190 seconds on a busy machine. Memory stayed below 150 MB, since entries come one by one; but of a workbook all
# texts that differ stand in memory.
LIMITS = Limits(
    memory=1024 * 1024 * 1024,
    cpu_time=900,
    wall_time=900,
    largest_answer=1024 * 1024 * 1024,
    # A row of the longest cells that are read from CSV has some 5 MB.
    longest_line=16 * 1024 * 1024,
)
