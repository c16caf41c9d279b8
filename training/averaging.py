"""Files of models of one language come in, the file of their average goes out.

Models that learned in different ways err in different places; the mean of their weights is one model again and costs
nothing more at run time (bagging of linear models; Sutton, Sindelar and McCallum 2006 on feature bagging for CRFs).
"""

import io
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from synopse.annotate.mentions.crf import save_crf


def average(files: Sequence[bytes], smallest: float) -> bytes:
    """Return the file of the mean of the models, which have the same labels; weights below `smallest` are left out."""
    share = 1 / len(files)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    transitions, labels = 0.0, [""]
    for content in files:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            names = file["features"].tobytes().decode("utf-8").split("\n")
            labels = [str(label) for label in file["labels"]]
            rows = np.repeat(np.arange(len(names)), file["rows"])
            for row, column, weight in zip(rows, file["columns"], file["weights"], strict=True):
                weights[names[row], labels[column]] += share * float(weight)
            transitions = transitions + np.float32(share) * file["transitions"]
    return save_crf(labels, {k: w for k, w in weights.items() if abs(w) >= smallest}, transitions)
