"""Text from a report comes in, text that cannot act goes out: nothing in it steers a terminal or turns lines around."""

import re
from functools import cache

# Control characters of both sets (escape sequences begin with one), marks that turn the direction of writing, line and
# paragraph separators, lone surrogates, tag characters that nobody sees, and the byte order mark.
_ACTING = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f"
# What harms a page. An isolate that a report opens and does not close ends at our own end of isolation and lets an
# override before it run on into our words, so that embeddings, overrides, isolates go too; plain direction marks stay.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def harmless(line: str) -> str:
    """Return one line with a replacement character for each character that acts, a space for each tab or line feed."""
    return _any_of(_ACTING).sub(_REPLACEMENT, re.sub(r"[\t\r\n]", " ", line))


def without_controls(text: str) -> str:
    """Return the text with a replacement character for each character that acts on a page; lengths stay."""
    return _any_of(_CONTROL).sub(_REPLACEMENT, text)


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    """Return what matches one of the characters; compiled when first needed, since it takes 5 ms."""
    return re.compile(f"[{characters}]")
