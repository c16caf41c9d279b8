"""A trained linear-chain CRF comes in as a file, labels with their probabilities go out, for many sentences at once.

python-crfsuite trains the weights; decoding is here because the library takes 15 µs a token to turn strings into its
own items, for every token anew. A word's features weigh the same wherever the word stands, so their sum is kept, and
sentences are decoded side by side: 5 µs a token once the words are known (news text, one core).
"""

import io
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from synopse.languages import LanguageError, load_language

FILE = "names.crf"
_SIDE_BY_SIDE = 64  # sentences decoded at once; sorted by length, so that little is padding
Floats = NDArray[np.float32]


class Crf:
    """Weights of features by label, and of labels that follow each other."""

    def __init__(self, labels: Sequence[str], rows: dict[str, int], weights: Floats, transitions: Floats) -> None:
        self.labels, self._rows = tuple(labels), rows
        self._weights = np.concatenate(
            [weights, np.zeros_like(weights[:1])]
        )  # the last row is that of unknown features
        allowed = np.array([[_may_follow(a, b) for b in labels] for a in labels])
        self._log = np.where(allowed, transitions, -np.inf).astype(np.float32)
        self._start = np.array([-np.inf if label.startswith("I-") else 0.0 for label in labels], dtype=np.float32)

    def weigh(self, *groups: Sequence[str]) -> Floats:
        """Return the sums of features' weights by label, one group of features after the other.

        Many groups at once cost far less than one by one; unknown features weigh nothing.
        """
        get, nothing = self._rows.get, len(self._weights) - 1
        found: list[int] = []
        starts: list[int] = []
        for group in groups:
            starts.append(len(found))
            found += [row for row in map(get, group) if row is not None]
            if len(found) == starts[-1]:
                found.append(nothing)
        sums: Floats = np.add.reduceat(self._weights[found], starts, axis=0).reshape(-1)
        return sums

    def decode(self, scores: Sequence[Floats]) -> list[tuple[list[str], list[float]]]:
        """Return for each sentence (tokens by labels) the best labels and the probability of each."""
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        answers: list[tuple[list[str], list[float]]] = [([], [])] * len(scores)
        for first in range(0, len(order), _SIDE_BY_SIDE):
            batch = order[first : first + _SIDE_BY_SIDE]
            for i, answer in zip(batch, self._decode_batch([scores[i] for i in batch]), strict=True):
                answers[i] = answer
        return answers

    def _decode_batch(self, scores: list[Floats]) -> list[tuple[list[str], list[float]]]:
        """Return the answers for sentences of which none is shorter than the one before it."""
        lengths = np.array([len(s) for s in scores])
        padded = np.zeros((lengths.max(), len(scores), len(self.labels)), dtype=np.float32)
        for column, score in enumerate(scores):
            padded[: len(score), column] = score
        best, chances = self._best(padded, lengths), self._marginals(padded, lengths)
        picked = np.take_along_axis(chances, best[:, :, None], axis=2)[:, :, 0]
        return [
            ([self.labels[k] for k in best[:n, column].tolist()], picked[:n, column].tolist())
            for column, n in enumerate(lengths.tolist())
        ]

    def _best(self, scores: Floats, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the best path of each sentence (Viterbi); a sentence that has ended stays at its last label."""
        steps, sentences, labels = scores.shape
        back = np.tile(np.arange(labels), (steps, sentences, 1))
        here = scores[0] + self._start
        ended = np.searchsorted(lengths, np.arange(steps), side="right").tolist()
        for step in range(1, steps):
            going = slice(ended[step], None)
            paths = (here[going, None, :] + self._log.T).reshape(-1, labels)  # a row a sentence and label reached
            before = paths.argmax(axis=1)
            back[step, going] = before.reshape(-1, labels)
            here[going] = paths[np.arange(len(paths)), before].reshape(-1, labels) + scores[step, going]
        best = np.zeros((steps, sentences), dtype=np.int64)
        label = here.argmax(axis=1)
        for step in range(steps - 1, -1, -1):
            best[step] = label
            label = back[step, np.arange(sentences), label]
        return best

    def _marginals(self, scores: Floats, lengths: NDArray[np.int64]) -> Floats:
        """Return the probability of each label at each token (forward and backward, rescaled at each step)."""
        likely = np.exp(scores - scores.max(axis=2, keepdims=True))
        follow = np.exp(self._log)
        forward, backward = np.empty_like(likely), np.ones_like(likely)
        forward[0] = _scaled(likely[0] * np.exp(self._start))
        for step in range(1, len(scores)):
            forward[step] = _scaled((forward[step - 1] @ follow) * likely[step])
        for step in range(len(scores) - 2, -1, -1):
            behind = _scaled((backward[step + 1] * likely[step + 1]) @ follow.T)
            backward[step] = np.where((step + 1 < lengths)[:, None], behind, 1.0)
        return _scaled(forward * backward)


def save_crf(labels: Sequence[str], weights: dict[tuple[str, str], float], transitions: Floats) -> bytes:
    """Return a model's file: the features, sorted, and their weights where they are not zero."""
    place = {label: k for k, label in enumerate(labels)}
    names = sorted({feature for feature, _ in weights})
    row = {name: k for k, name in enumerate(names)}
    entries = sorted((row[feature], place[label], weight) for (feature, label), weight in weights.items())
    file = io.BytesIO()
    np.savez_compressed(
        file,
        labels=np.array(labels),
        features=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        rows=np.bincount([e[0] for e in entries], minlength=len(names)).astype(np.uint8),
        columns=np.array([e[1] for e in entries], dtype=np.uint8),
        weights=np.array([e[2] for e in entries], dtype=np.float16),
        transitions=transitions,
    )
    return file.getvalue()


def read_crf(content: bytes) -> Crf:
    """Return the model that a file holds."""
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        names = file["features"].tobytes().decode("utf-8").split("\n")
        labels = [str(label) for label in file["labels"]]
        weights = np.zeros((len(names), len(labels)), dtype=np.float32)
        weights[np.repeat(np.arange(len(names)), file["rows"]), file["columns"]] = file["weights"]
        return Crf(labels, {name: k for k, name in enumerate(names)}, weights, file["transitions"])


@cache
def load_crf(code: str) -> Crf:
    """Return the name model of a language, read once a process. Raises LanguageError where it is missing or broken."""
    path = load_language(code).model / FILE
    try:
        return read_crf(path.read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise LanguageError(f"{path}: {error}") from None


def _may_follow(before: str, label: str) -> bool:
    return not label.startswith("I-") or before[2:] == label[2:]


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / np.maximum(values.sum(axis=-1, keepdims=True), 1e-30)
    return scaled
