"""Prints precision and recall of finding copies: real articles, edited as desks do by a fixed recipe.

    DATA=folder-of-measuring-data python quality/copies.py [--articles 60]

Of each article a copy is made: a lead from another article, paragraphs reordered, the end cut off, and 5, 15, 30 or
50 % of the words replaced, dropped or followed by another, the same in every run. Recall is the share of the copied
letters that are found, precision the share of the found letters that were copied.
"""

import argparse
import gzip
import json
import os
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from synopse.annotate.sentences import find_sentences
from synopse.group import find_copies
from synopse.languages import load_language
from synopse.model import Annotated, Block, BlockKind, Report, Span

SETS = (("de", "stories/german-news-2020-10.jsonl.gz"), ("en", "stories/newscluster-dev.jsonl.gz"))
SEED = 1
SHARES = (0.05, 0.15, 0.30, 0.50)
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print a line for each language and share of edited words."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    count = parser.parse_args().articles
    for code, name in SETS:
        articles = list(islice(_articles(Path(os.environ["DATA"]) / name), count))
        words = sum(len(paragraph.split()) for paragraphs in articles for paragraph in paragraphs)
        sys.stdout.write(f"{code}: {len(articles)} articles of {words:,} words, seed {SEED}\n")
        for share in SHARES:
            precision, recall = _measure(articles, code, share)
            sys.stdout.write(f"{code} {share:4.0%} edited  P {precision:.4f} R {recall:.4f}\n")


def _measure(articles: list[list[str]], code: str, share: float) -> tuple[float, float]:
    chance = random.Random(f"{SEED}{code}{share}")  # noqa: S311 - a benchmark, no secret
    found = right = wanted = 0
    for place, paragraphs in enumerate(articles):
        lead = articles[(place + 1) % len(articles)][0]
        text, copied = _edited(paragraphs, lead, share, chance)
        original = _annotate("a", "\n\n".join(paragraphs), code)
        truth = {char for span in copied for char in _letters(text, span)}
        copies = find_copies([original, _annotate("b", text, code)])
        answer = {char for copy in copies for char in _letters(text, copy.span)}
        found, right, wanted = found + len(answer), right + len(answer & truth), wanted + len(truth)
    return right / max(found, 1), right / max(wanted, 1)


def _edited(paragraphs: list[str], lead: str, share: float, chance: random.Random) -> tuple[str, list[Span]]:
    """Return an edited copy of an article and where in it copied paragraphs stand."""
    kept = paragraphs[: max(2, round(len(paragraphs) * 0.7))]
    chance.shuffle(kept)
    text, copied = lead, []
    for paragraph in kept:
        start = len(text) + 2
        text += "\n\n" + _edit(paragraph, share, chance)
        copied.append(Span(start, len(text)))
    return text, copied


def _edit(paragraph: str, share: float, chance: random.Random) -> str:
    """Return the paragraph with that share of its words replaced by other words of it, dropped, or doubled by one."""
    words = _WORD.findall(paragraph)

    def change(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match[0]
        other = chance.choice(words)
        return chance.choice((other, other, other, "", f"{match[0]} {other}"))

    return _WORD.sub(change, paragraph)


def _articles(path: Path) -> Iterator[list[str]]:
    """Yield the paragraphs, of 20 words or more, of the articles that have four of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            paragraphs = [part.strip() for part in json.loads(line)["text"].split("\n") if len(part.split()) >= 20]
            if len(paragraphs) >= 4:
                yield paragraphs


def _annotate(name: str, text: str, code: str) -> Annotated:
    report = Report(name, text, language=code, blocks=(Block(0, len(text), BlockKind.BODY),))
    annotated = Annotated(report)
    return replace(annotated, sentences=find_sentences(annotated, load_language(code)))


def _letters(text: str, span: Span) -> Iterator[int]:
    return (place for place in range(span.start, span.end) if text[place].isalnum())


if __name__ == "__main__":
    main()
