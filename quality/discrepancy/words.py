"""A language's folder comes in; what planting and editing must know of it goes out, patterns compiled."""

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of a language: the tables of its language.toml, and the rows of its word lists by their word."""

    settings: Mapping[str, Any]
    synonyms: Mapping[str, str]
    names: Mapping[str, str]
    places: Mapping[str, tuple[str, str]]

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return a pattern of the language, its lists filled in."""
        return _compile(self._fill(self.settings["patterns"][name]))

    def coarse_date(self) -> re.Pattern[str]:
        """Return the pattern of a date that can be told by the third of its month."""
        return _compile(self._fill(self.settings["coarse"]["date"]))

    def holds(self, name: str, word: str) -> bool:
        """Tell whether a list of the language holds a word."""
        return word in self.settings[name]

    def _fill(self, pattern: str) -> str:
        lists = {name: "|".join(self.settings[name]) for name in ("months", "weekdays")}
        lists["places"] = "|".join(sorted(map(re.escape, self.places), key=len, reverse=True))
        for name, words in lists.items():
            pattern = pattern.replace("{" + name + "}", words)
        return pattern


@cache
def load_words(code: str) -> Words:
    """Return what is known of the language with this code."""
    folder = _FOLDER / code
    with (folder / "language.toml").open("rb") as file:
        settings = tomllib.load(file)
    places = {row["place"]: (row["kind"], row["lies in"]) for row in _rows(folder / "places.tsv")}
    names = {row["name"]: row["kind"] for row in _rows(folder / "names.tsv")}
    return Words(settings, {row["word"]: row["instead"] for row in _rows(folder / "synonyms.tsv")}, names, places)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
