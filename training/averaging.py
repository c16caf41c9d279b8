"""Files of models of one language come in, the file of their average goes out.

Models that learned in different ways err in different places; the mean of their weights is one model again and costs
nothing more at run time (bagging of linear models; Sutton, Sindelar and McCallum 2006 on feature bagging for CRFs).
"""

import io
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from synopse.annotate.mentions.crf import save_crf
from synopse.annotate.mentions.features import ALWAYS

NO_NAME = "O"


def average(files: Sequence[bytes], smallest: float, boldness: float) -> bytes:
    """Return the file of the mean of the models, which have the same labels; weights below `smallest` are left out.

    `boldness` is taken off the weight of "no name".
    """
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
    weights[ALWAYS, NO_NAME] = float(np.float16(weights[ALWAYS, NO_NAME])) - boldness
    return save_crf(labels, {k: w for k, w in weights.items() if abs(w) >= smallest}, transitions)
