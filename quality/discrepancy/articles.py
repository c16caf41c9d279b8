"""Files of real articles come in, articles of moderate length go out; nothing of them is kept."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETS = {
    "de": (
        "quotes/wikinews-de-dev.jsonl.gz",
        "quotes/wikinews-de-train.jsonl.gz",
        "stories/german-news-2020-10.jsonl.gz",
    ),
    "en": ("stories/ecbplus-dev.jsonl.gz", "stories/newscluster-dev.jsonl.gz"),
}
_SHORTEST_PARAGRAPH = 8  # words; shorter ones are headings and page furniture
_LONGEST = 300  # words of an article that are used, whole paragraphs: about a screen
_SHORTEST = 60
_UNKNOWN_YEAR = "2012"
_YEAR = re.compile(r"\b(20[01]\d)\b")
_DAY_IN_NAME = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


@dataclass(frozen=True, slots=True)
class Article:
    """A real article: its paragraphs, and what is known of it; `published` is ISO 8601."""

    id: str
    language: str
    published: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs with an empty line between them."""
        return "\n\n".join(self.paragraphs)


def load_articles(data: Path, language: str) -> list[Article]:
    """Return the articles of a language, each text once, in an order that is shuffled the same way every time."""
    seen: dict[str, Article] = {}
    for name in SETS[language]:
        for number, entry in enumerate(_lines(data / name)):
            if article := _make(f"{Path(name).name.partition('.')[0]}-{number:04}", language, entry):
                seen.setdefault(article.paragraphs[0], article)
    articles = list(seen.values())
    random.Random(language).shuffle(articles)  # noqa: S311 - a benchmark, no secret
    return articles


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _make(name: str, language: str, entry: Mapping[str, Any]) -> Article | None:
    text = entry.get("text") or entry.get("originalText", "")
    paragraphs = _paragraphs(text)
    if sum(len(paragraph.split()) for paragraph in paragraphs) < _SHORTEST:
        return None
    title = entry.get("title") or entry.get("documentName", "").partition(" - ")[2].partition(" (20")[0]
    return Article(name, language, _published(entry, text), title, paragraphs)


def _paragraphs(text: str) -> tuple[str, ...]:
    """Return the first paragraphs, lines that were broken inside a sentence put together again."""
    text = text.replace("`` ", '"').replace(" ''", '"').replace("' '", '"')
    joined = re.sub(r"(?<![.!?\"”“:])[ ]*\n(?=[^\n])|[ ]+\n(?=[^\n])", " ", text)
    paragraphs, words = [], 0
    for line in joined.split("\n"):
        paragraph = " ".join(line.split())
        if len(paragraph.split()) >= _SHORTEST_PARAGRAPH and words < _LONGEST:
            paragraphs.append(paragraph)
            words += len(paragraph.split())
    return tuple(paragraphs)


def _published(entry: Mapping[str, Any], text: str) -> str:
    """Return when the article was published; where nobody knows, the middle of the year that it speaks of."""
    if stamp := entry.get("published"):
        return str(stamp).replace(" ", "T", 1)
    if day := _DAY_IN_NAME.search(entry.get("documentName", "")):
        return f"{day[1]}T18:00:00"
    year = _YEAR.search(text)
    return f"{year[1] if year else _UNKNOWN_YEAR}-06-15T18:00:00"
