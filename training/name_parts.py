"""Compiles the groups of name variants that linking knows: `python -m training.name_parts persons.txt`.

In comes `rigour/data/names/persons.txt` of the PyPI package rigour 1.3.10 (MIT licence; compiled by OpenSanctions
from Wikidata's name items, CC0): a line is the forms of one given or family name in many scripts, and its Wikidata
number. Out goes `src/synopse/languages/shared/name_parts.gz`: a line is a word in Latin letters, folded, and the
numbers of its groups in base 36; sorted by word, so that looking up needs no dictionary. A name with one form has no
number; it stands there so that two known names are not taken for one misspelt (Selena, Serena). Phrases and words of
one letter are left out.
"""

import argparse
import gzip
import unicodedata
from pathlib import Path

from synopse.text.fold import fold

TARGET = Path(__file__).parent.parent / "src/synopse/languages/shared/name_parts.gz"
_SHORTEST = 2


def compile_words(lines: list[str]) -> list[str]:
    """Return a line for each word of the file's groups: the word, a tab, its groups' numbers; sorted."""
    groups = sorted({_group(line) for line in lines})
    numbers: dict[str, list[str]] = {word: [] for group in groups for word in group}
    for number, group in enumerate(group for group in groups if len(group) > 1):
        for word in group:
            numbers[word].append(_base36(number))
    return sorted(f"{word}\t{' '.join(found)}" for word, found in numbers.items())


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]


def _group(line: str) -> tuple[str, ...]:
    names = line.partition(" => ")[0].split(", ")
    folded = {fold(name.strip()) for name in names if _is_latin(name)}
    return tuple(sorted(word for word in folded if len(word) >= _SHORTEST and " " not in word))


def _is_latin(name: str) -> bool:
    return all(not ch.isalpha() or unicodedata.name(ch, "").startswith("LATIN") for ch in name)


def main() -> None:
    """Write the compiled groups and print how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("persons", type=Path, help="rigour/data/names/persons.txt")
    lines = parser.parse_args().persons.read_text(encoding="utf-8").splitlines()
    words = compile_words(lines)
    TARGET.write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
    print(f"{len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
