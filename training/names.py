"""Trains the name taggers of all languages and writes them with their lexicons: python -m training.names --data DIR.

Where a language has sets of several kinds, each feature of the leading kind counts twice, once for all kinds and once
for its own (after Daumé 2007, "Frustratingly easy domain adaptation"); the shipped weights are the sums, those for
texts of the leading kind. Of the other sets only sentences with a name count. Same data and versions give the same
bytes.
Needs the packages of the extra `training`, and rigour 1.3.10 without its dependencies (pip install --no-deps).
"""

import argparse
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from synopse.annotate.mentions.crf import FILE as MODEL_FILE
from synopse.annotate.mentions.crf import save_crf
from synopse.annotate.mentions.features import ALWAYS
from synopse.annotate.mentions.lexicon import FILE as LEXICON_FILE
from synopse.annotate.mentions.runs import make_runs
from synopse.annotate.mentions.tagger import TYPES, make_features
from synopse.annotate.sentences import find_sentences
from synopse.languages import Language, load_language
from synopse.model import Annotated, Block, BlockKind, Report, Sentence, Token
from training.corpora import Gold, read_germeval, read_smartdata, read_uner
from training.lexicon import make_lexicon

MODELS = Path(__file__).parent.parent / "src" / "synopse" / "languages"
LEADING = {"de": "germeval", "en": "uner"}
LEXICON_SIZE = 400_000
SMALLEST_WEIGHT = 1e-3
# Chosen on GermEval's dev and by five-fold cross-validation over UNER's documents; less smoothing loses .01 to .02.
OPTIONS = {
    "de": {"c1": 0.1, "c2": 3.0, "max_iterations": 80, "feature.minfreq": 2},
    "en": {"c1": 0.1, "c2": 1.0, "max_iterations": 50, "feature.minfreq": 1},
}
# Taken off the weight of "no name": a small set makes a shy model. Cross-validation: F1 .671 without it, .675 with it.
BOLDNESS = {"de": 0.0, "en": 0.5}
_OWN = "@"  # opens the copy of a feature that counts for the leading set alone


def read_sets(code: str, data: Path) -> Iterator[Gold]:
    """Yield the texts that a language's model learns from."""
    if code == "de":
        yield from read_germeval(data / "ner" / "germeval2014-test.tsv.gz")
        for part in ("train", "test"):
            yield from read_smartdata(data / "ner" / f"smartdata-v1-{part}.jsonl.gz")
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


def train(code: str, golds: Iterable[Gold]) -> bytes:
    """Return the file of a model that has learned from these texts."""
    language, leading = load_language(code), LEADING[code]
    features, trainer = make_features(language), pycrfsuite.Trainer(verbose=False)
    trainer.set_params(OPTIONS[code])
    for gold in golds:
        for tokens in make_runs(split(gold, language), language):
            labels, rows = label(gold, tokens), list(features.of_sentence(tokens))
            if gold.source == leading:
                trainer.append([[*row, *(_OWN + feature for feature in row)] for row in rows], labels)
            elif any(name[2:] in TYPES for name in labels):
                trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        return _export(path, BOLDNESS[code])


def _export(path: str, boldness: float) -> bytes:
    """Return the weights that a trained model has for texts of the leading set, as the tagger reads them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    learned = tagger.info()
    labels = sorted(learned.labels)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for (feature, name), weight in learned.state_features.items():
        weights[feature.removeprefix(_OWN), name] += weight
    weights[ALWAYS, "O"] -= boldness
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
        model = train(code, read_sets(code, options.data))
        (folder / MODEL_FILE).write_bytes(model)
        print(f"{code}: lexicon {len(lexicon):,} bytes, model {len(model):,} bytes")


if __name__ == "__main__":
    main()
