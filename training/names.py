"""Trains the name taggers of all languages and writes them with their lexicons: python -m training.names --data DIR.

The German model learns from GermEval's test part, SmartData and a sample of Legal Entity Recognition; the English one from
the English part of Universal NER. Where sets of several kinds meet, each feature counts once for all sets and once for its own set
(Daumé 2007, "Frustratingly easy domain adaptation"); the shipped weights are those for the kind that leads (`LEADING`).
Training is deterministic: same data and versions give the same bytes.
"""

import argparse
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pycrfsuite
from synopse.annotate.mentions.crf import FILE as MODEL_FILE
from synopse.annotate.mentions.crf import save_crf
from synopse.annotate.mentions.lexicon import FILE as LEXICON_FILE
from synopse.annotate.mentions.tagger import make_features
from synopse.annotate.sentences import find_sentences
from synopse.languages import Language, load_language
from synopse.model import Annotated, Block, BlockKind, Report, Sentence

from training.corpora import Gold, read_germeval, read_smartdata, read_uner
from training.lexicon import make_lexicon

MODELS = Path(__file__).parent.parent / "src" / "synopse" / "languages"
LEADING = {"de": "germeval", "en": "uner"}
LEXICON_SIZE = 400_000
SMALLEST_WEIGHT = 1e-3
OPTIONS = {"c1": 0.1, "c2": 2.0, "max_iterations": 100, "feature.minfreq": 2}
_OWN = "\x1f"  # opens the copy of a feature that counts for one set alone


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


def label(gold: Gold, sentence: Sentence) -> list[str]:
    """Return the BIO labels of a sentence's tokens; adjectives (DER) and parts of compounds (PRT) are types of their own."""
    labels, before = [], None
    for token in sentence.tokens:
        name = next((n for n in gold.names if n[0] < token.end and token.start < n[1]), None)
        if name is None:
            labels.append("O")
        else:
            kind = "DER" if name[2].endswith("deriv") else "PRT" if name[2].endswith("part") else name[2]
            labels.append(("I-" if name is before else "B-") + kind)
        before = name
    return labels


def train(code: str, golds: Iterable[Gold]) -> bytes:
    """Return the file of a model that has learned from these texts."""
    language = load_language(code)
    features, trainer = make_features(language), pycrfsuite.Trainer(verbose=False)
    trainer.set_params(OPTIONS)
    for gold in golds:
        for sentence in split(gold, language):
            rows = [
                [*row, *(f"{_OWN}{gold.source}{_OWN}{f}" for f in row)] for row in features.of_sentence(sentence.tokens)
            ]
            trainer.append(rows, label(gold, sentence))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        return _export(path, LEADING[code])


def _export(path: str, leading: str) -> bytes:
    """Return the weights that a trained model has for texts of the leading kind, as the tagger reads them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    learned = tagger.info()
    labels = sorted(learned.labels)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for (feature, name), weight in learned.state_features.items():
        owner, _, shared = feature.removeprefix(_OWN).rpartition(_OWN)
        if owner in ("", leading):
            weights[shared, name] += weight
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
