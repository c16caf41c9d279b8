"""How much of a source is taken in, so that no source can use up the memory."""

# The longest report in the news sets at hand has 60,000 characters; a book of 1,000 pages about two million.
LONGEST_TEXT = 5_000_000
# What such a text may take in UTF-8 or UTF-16, or as a line of JSON with escapes.
MOST_BYTES = 4 * LONGEST_TEXT
# What an archive that comes over the network may hold: 40,000 news reports, unpacked in some seconds.
MOST_UNPACKED = 200_000_000


def too_long() -> str:
    """Return the reason why a text above the limit is refused."""
    return f"longer than a report may be ({LONGEST_TEXT:,} characters)"
