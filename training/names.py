"""Trains the name taggers of all languages and writes them with their lexicons: python -m training.names --data DIR.

A language has a leading set, of the kind of text that the tagger is for. Where others are learned from besides, each
feature of the leading set counts twice, once for all sets and once for its own (after Daumé 2007, "Frustratingly easy
domain adaptation"); the shipped weights are the sums, those for texts of the leading kind. Of the other sets only
sentences with a name count. A model may be the mean of several. Same data and versions give the same bytes.
Needs the packages of the extra `training`, and rigour 1.3.10 without its dependencies (pip install --no-deps).
"""

import argparse
import random
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite

from synopse.annotate.mentions.crf import FILE as MODEL_FILE
from synopse.annotate.mentions.crf import save_crf
from synopse.annotate.mentions.features import Features
from synopse.annotate.mentions.lexicon import FILE as LEXICON_FILE
from synopse.annotate.mentions.runs import make_runs
from synopse.annotate.mentions.tagger import TYPES, make_features
from synopse.annotate.sentences import find_sentences
from synopse.languages import Language, load_language
from synopse.model import Annotated, Block, BlockKind, Report, Sentence, Token
from training.averaging import average
from training.borrowing import borrow
from training.corpora import Gold, read_germeval, read_ler, read_uner
from training.lexicon import make_lexicon

MODELS = Path(__file__).parent.parent / "src" / "synopse" / "languages"
LEADING = {"de": "germeval", "en": "uner"}
LEXICON_SIZE = 400_000
SMALLEST_WEIGHT = 1e-3
LER_EVERY = 6  # of the sentences of legal texts: a few help, more would speak of nothing but courts


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model learns: smoothing, rounds, how rare a feature may be, and what it learns from.

    `dulled` lets each sentence of the leading set count a second time, without this share of the features that know its
    words: what surrounds a name gets more weight, and most names of a new text are unknown. `alone` leaves out all but
    the leading set.
    """

    c1: float
    c2: float
    rounds: int
    rarest: int
    dulled: float = 0.0
    alone: bool = False


# Chosen on GermEval's dev (F1 of the two German models .778 and .781, of their mean .781 to .783; .776 without
# dulling) and by five folds over UNER's documents (.685; .676 without what is borrowed).
RECIPES = {
    "de": (Recipe(0.1, 5.0, 80, 2, dulled=0.7, alone=True), Recipe(0.1, 4.0, 80, 2, dulled=0.6)),
    "en": (Recipe(0.1, 1.0, 50, 1),),
}
# Taken off the weight of "no name": a small set makes a shy model. GermEval's dev: F1 .781 without it, .784 with it.
BOLDNESS = {"de": 0.2, "en": 0.3}
BORROWED_FROM = {"de": "", "en": "de"}  # a language whose leading set shows what names look like; see `borrowing`
_KNOWING = frozenset(
    ["w", "l", "m", "p3", "p4", "e5", "e6", "e8", "c", "c10", "-1c6"]
    + [f"{at}{name}" for at in (-2, -1, 1, 2) for name in "wc"]
    + ["-1m", "1m"]
)
Example = tuple[list[list[str]], list[str]]
_OWN = "@"  # opens the copy of a feature that counts for the leading set alone


def read_sets(code: str, data: Path) -> Iterator[Gold]:
    """Yield the texts that a language's model learns from."""
    if code == "de":
        yield from read_germeval(data / "ner" / "germeval2014-test.tsv.gz")
        for part in sorted((data / "ner").glob("ler-*.conll.gz")):
            yield from read_ler(part, every=LER_EVERY)
    else:
        yield from read_uner(data / "ner" / "uner-en-ewt-dev.iob2.gz")


def split(gold: Gold, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a text as annotating finds them."""
    if not gold.text:
        return ()
    block = Block(0, len(gold.text), BlockKind.BODY)
    return find_sentences(Annotated(Report("", gold.text, language=language.code, blocks=(block,))), language)


def label(gold: Gold, tokens: Sequence[Token]) -> list[str]:
    """Return the BIO labels of tokens; adjectives (DER) and parts of compounds (PRT) are types of their own."""
    labels, before = [], None
    for token in tokens:
        name = next((n for n in gold.names if n[0] < token.end and token.start < n[1]), None)
        if name is None or (gold.source not in LEADING.values() and _is_description(name, token)):
            labels.append("O")
        else:
            kind = "DER" if name[2].endswith("deriv") else "PRT" if name[2].endswith("part") else name[2]
            labels.append(("I-" if name is before else "B-") + kind)
        before = name
    return labels


def _is_description(name: tuple[int, int, str], token: Token) -> bool:
    """Tell whether a set calls a place or an organisation what is one word that names none ("deutsch", "beide")."""
    whole = (token.start, token.end) == name[:2] and name[2] in TYPES
    return whole and (token.pos == "ADJ" or token.text.islower())


def train(code: str, golds: Sequence[Gold], lent: Sequence[Gold]) -> bytes:
    """Return the file of a model that has learned from texts of its language, and from another's that are lent."""
    models = [_train_one(code, recipe, golds, lent) for recipe in RECIPES[code]]
    return average(models, SMALLEST_WEIGHT, BOLDNESS[code])


def _train_one(code: str, recipe: Recipe, golds: Sequence[Gold], lent: Sequence[Gold]) -> bytes:
    features, trainer = make_features(load_language(code)), pycrfsuite.Trainer(verbose=False)
    rounds = {"max_iterations": recipe.rounds, "feature.minfreq": recipe.rarest}
    trainer.set_params({"c1": recipe.c1, "c2": recipe.c2, **rounds})
    used = [gold for gold in golds if not recipe.alone or gold.source == LEADING[code]]
    for rows, labels in _examples(code, recipe, used, features):
        trainer.append(rows, labels)
    for rows, labels in _borrowed(BORROWED_FROM[code], lent, features):
        trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        return _export(path)


def _examples(code: str, recipe: Recipe, golds: Iterable[Gold], features: Features) -> Iterator[Example]:
    """Yield the sentences to learn from: the features of each token, and the labels."""
    language, leading = load_language(code), LEADING[code]
    draw = random.Random(1)  # noqa: S311 - the same features are left out at every run
    for gold in golds:
        for tokens in make_runs(split(gold, language), language):
            labels, rows = label(gold, tokens), list(features.of_sentence(tokens))
            if gold.source == leading:
                yield rows if recipe.alone else [[*row, *(_OWN + name for name in row)] for row in rows], labels
                if recipe.dulled:
                    yield [_dulled(row, recipe.dulled, draw) for row in rows], labels
            elif any(name[2:] in TYPES for name in labels):
                yield rows, labels


def _dulled(row: Sequence[str], share: float, draw: random.Random) -> list[str]:
    """Return the features without that share of those that know the word, as if it had never been seen."""
    return [feature for feature in row if feature.partition("=")[0] not in _KNOWING or draw.random() >= share]


def read_lent(code: str, data: Path) -> Iterator[Gold]:
    """Yield the texts of another language that a language's model learns from."""
    lender = BORROWED_FROM[code]
    yield from (gold for gold in (read_sets(lender, data) if lender else ()) if gold.source == LEADING[lender])


def _borrowed(lender: str, golds: Iterable[Gold], features: Features) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield what the lender's sentences tell."""
    for gold in golds:
        language = load_language(lender)
        for tokens in make_runs(split(gold, language), language):
            yield from filter(None, [borrow(features, tokens, label(gold, tokens))])


def _export(path: str) -> bytes:
    """Return the weights that a trained model has for texts of the leading set, as the tagger reads them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    learned = tagger.info()
    labels = sorted(learned.labels)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for (feature, name), weight in learned.state_features.items():
        weights[feature.removeprefix(_OWN), name] += weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in learned.transitions.items():
        transitions[labels.index(before), labels.index(after)] = weight
    return save_crf(labels, {k: w for k, w in weights.items() if abs(w) >= SMALLEST_WEIGHT}, transitions)


def main() -> None:
    """Write the lexicon and the model of each language into its folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ner/")
    parser.add_argument("--language", choices=sorted(LEADING), action="append", help="default: all")
    options = parser.parse_args()
    for code in options.language or sorted(LEADING):
        folder = MODELS / code / "model"
        folder.mkdir(exist_ok=True)
        lexicon = zlib.compress("\n".join(make_lexicon(code, LEXICON_SIZE)).encode("utf-8"), 9)
        (folder / LEXICON_FILE).write_bytes(lexicon)
        model = train(code, [*read_sets(code, options.data)], [*read_lent(code, options.data)])
        (folder / MODEL_FILE).write_bytes(model)
        print(f"{code}: lexicon {len(lexicon):,} bytes, model {len(model):,} bytes")


if __name__ == "__main__":
    main()
