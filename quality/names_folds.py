"""Prints precision, recall and F1 of the English name tagger by five-fold cross-validation over the documents of UNER.

A document is wholly in one fold. Needs the packages of the extra `training` and trains five models (some minutes).
"""

import gzip
import os
from collections import Counter
from pathlib import Path

from training.corpora import Gold, read_uner
from training.names import read_lent, split, train

from synopse.annotate.mentions.crf import read_crf
from synopse.annotate.mentions.tagger import TYPES, Tagger
from synopse.languages import load_language

FOLDS = 5
Counts = Counter[tuple[str, str]]


def read_documents(path: Path) -> list[int]:
    """Return the number of the document that each sentence of the set is in."""
    numbers, document = [], -1
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document += line.startswith("# newdoc")
            if line.startswith("1\t"):
                numbers.append(document)
    return numbers


def count(model: bytes, golds: list[Gold]) -> Counts:
    """Return how many names of each type are right, found and there."""
    language, counts = load_language("en"), Counts()
    tagger = Tagger(language, read_crf(model))
    for gold in golds:
        names = tagger.find(split(gold, language))
        found = {(name.tokens[0].start, name.tokens[-1].end, name.type) for name in names}
        there = {name for name in gold.names if name[2] in TYPES}
        for what, spans in (("right", found & there), ("found", found), ("there", there)):
            counts.update((what, kind) for span in spans for kind in (span[2], "all"))
    return counts


def main() -> None:
    """Print the scores, a line a type."""
    data = Path(os.environ.get("DATA", "../shared/data"))
    path = data / "ner" / "uner-en-ewt-dev.iob2.gz"
    golds = list(zip(read_documents(path), read_uner(path), strict=True))
    lent = list(read_lent("en", data))
    counts = Counts()
    for fold in range(FOLDS):
        learned = [gold for document, gold in golds if document % FOLDS != fold]
        counts += count(train("en", learned, lent), [gold for document, gold in golds if document % FOLDS == fold])
    for kind in (*TYPES, "all"):
        right, found, there = (counts[what, kind] for what in ("right", "found", "there"))
        print(f"{kind}: P {right / found:.3f} R {right / there:.3f} F1 {2 * right / (found + there):.3f}")


if __name__ == "__main__":
    main()
