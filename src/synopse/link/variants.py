"""A folded part of a name comes in, the groups of known variants that it belongs to go out (Alexander, Aleksandr).

The groups are compiled by `training/name_parts.py` from rigour 1.3.10's `persons.txt` (MIT licence; names of
Wikidata, CC0). Short forms that persons go by (Bill, William) stand in `languages/shared/nicknames.tsv`. A name that
is known but has no variant gets a group of its own: two known names without a common group are two names, not one
misspelt.
"""

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from synopse.languages import load_shared
from synopse.languages.load import ROOT
from synopse.text.fold import fold

_NONE: frozenset[int] = frozenset()
# Numbers of the groups of nicknames begin here, above those of the compiled file.
_NICKNAMES_FROM = 10_000_000


def variants_of(folded: str) -> frozenset[int]:
    """Return the numbers of the groups that the part belongs to; empty where the name is unknown."""
    words = _words()
    place = bisect_left(words, f"{folded}\t")
    nicknames = _nicknames().get(folded, _NONE)
    if place == len(words) or not words[place].startswith(f"{folded}\t"):
        return nicknames
    numbers = words[place].partition("\t")[2].split()
    return nicknames | {int(number, 36) for number in numbers} if numbers else nicknames | {-1 - place}


@cache
def _words() -> list[str]:
    """Return the compiled lines, sorted: a list to search in loads ten times faster than a dictionary of them."""
    return gzip.decompress((ROOT / "shared" / "name_parts.gz").read_bytes()).decode("utf-8").split("\n")


@cache
def _nicknames() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(load_shared("nicknames"), start=_NICKNAMES_FROM):
        for name in names.split():
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
