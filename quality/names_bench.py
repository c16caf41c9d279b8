"""Prints precision, recall and F1 of `same_name` on labelled pairs of names, by kind (DATA: the folder of the data).

With `--show` also the pairs that it gets wrong, with the rule that joined them.
"""

import csv
import os
import sys
from collections import Counter
from pathlib import Path

from synopse.link.names import same_name

KINDS = {"Person": "PER", "Company": "ORG", "Organization": "ORG", "LegalEntity": "ORG", "Vessel": "ORG"}


def measure(path: Path, *, show: bool = False) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each kind of name on the pairs of a file."""
    counts: dict[str, Counter[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kind = KINDS[row["schema"]]
            rule = same_name(row["name1"], row["name2"], kind)
            truth = row["is_match"] == "true"
            outcome = ("found" if truth else "wrong") if rule else ("missed" if truth else "apart")
            counts.setdefault(kind, Counter())[outcome] += 1
            if show and outcome in ("wrong", "missed"):
                print(outcome, kind, rule or "", row["name1"], "|", row["name2"], sep="\t")
    return {kind: _scores(found) for kind, found in sorted(counts.items())}


def _scores(counts: Counter[str]) -> tuple[float, float, float]:
    found, wrong, missed = counts["found"], counts["wrong"], counts["missed"]
    precision = found / (found + wrong) if found else 0.0
    recall = found / (found + missed) if found else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if found else 0.0


def main() -> None:
    """Print the scores, a line a kind."""
    data = Path(os.environ.get("DATA", "../shared/data"))
    for kind, (precision, recall, f1) in measure(data / "names" / "name_bench.csv", show="--show" in sys.argv).items():
        print(f"names {kind}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
