"""Learns the weights of grouping and its threshold on reports with known stories, and prints them for group/weights.py.

    DATA=folder-of-measuring-data python training/stories.py [--steps 250] [--half 0]

Climbs from the weights as they are: a random change of one to three of them stays when the mean score grows, B-cubed F1
where stories are known and F1 of the pairs where pairs are. With --half 0 or 1 only that half of the events is learned
from (by a checksum of their names, events that resemble each other together), and the other half is scored as well.
"""

import argparse
import gzip
import json
import math
import os
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from synopse.annotate.sentences import find_sentences
from synopse.clean import clean_report
from synopse.group import Signature, StoryIndex, sign
from synopse.group.blocks import pairs_within
from synopse.group.chances import chances_of, find_evidence
from synopse.group.evidence import Evidence
from synopse.group.linkage import Bond, link_groups
from synopse.group.weights import BOND, WEIGHTS
from synopse.languages import load_language
from synopse.model import Annotated, Report

Score = Callable[[Mapping[str, int], int | None], float]


@dataclass(frozen=True, slots=True)
class Batch:
    """Blocks of reports, with the evidence on their pairs, and what scores a grouping (of one half, or of all).

    A block is the ids of the reports of each of its texts, and the evidence on pairs of these texts.
    """

    name: str
    blocks: Sequence[tuple[list[list[str]], Mapping[tuple[int, int], Evidence]]]
    score: Score


def main() -> None:
    """Print the scores before and after learning, and the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    batches = list(read_batches(Path(os.environ["DATA"])))
    _print_scores("before", batches, WEIGHTS, BOND, None)
    weights, bond = climb(batches, options.steps, options.half)
    _print_scores("after", batches, weights, bond, options.half)
    if options.half is not None:
        _print_scores("other half", batches, weights, bond, 1 - options.half)
    sys.stdout.write(f"{weights}\n{bond}\n")


def climb(batches: Sequence[Batch], steps: int, half: int | None) -> tuple[Evidence, Bond]:
    """Return the best weights and bond found in so many random steps."""
    chance = random.Random(1)  # noqa: S311 - learning must be repeatable
    weights, bond = WEIGHTS, BOND
    best = _mean_score(batches, weights, bond, half)
    for _ in range(steps):
        changed = _changed(weights, chance)
        drawn = replace(bond, threshold=min(0.9, bond.threshold * math.exp(chance.gauss(0, 0.1))))
        if (score := _mean_score(batches, changed, drawn, half)) > best:
            best, weights, bond = score, changed, drawn
    return weights, bond


def _changed(weights: Evidence, chance: random.Random) -> Evidence:
    names = chance.sample(Evidence._fields, chance.choice((1, 1, 2, 3)))
    old = weights._asdict()
    return weights._replace(
        **{name: old[name] + chance.gauss(0, 0.25) * max(0.3, abs(old[name]) / 3) for name in names}
    )


def _mean_score(batches: Sequence[Batch], weights: Evidence, bond: Bond, half: int | None) -> float:
    """Return the mean score, also with the threshold a little lower and higher: a ridge is worth less than a plain."""
    bonds = [replace(bond, threshold=bond.threshold * factor) for factor in (0.85, 1, 1.15)]
    return sum(_score(batch, weights, near, half) for batch in batches for near in bonds) / len(batches) / len(bonds)


def _score(batch: Batch, weights: Evidence, bond: Bond, half: int | None) -> float:
    story: dict[str, int] = {}
    for texts, evidence in batch.blocks:
        for group in link_groups(len(texts), chances_of(evidence, weights), bond):
            story |= dict.fromkeys((name for place in group for name in texts[place]), len(story))
    return batch.score(story, half)


def _print_scores(what: str, batches: Sequence[Batch], weights: Evidence, bond: Bond, half: int | None) -> None:
    scores = "  ".join(f"{batch.name} {_score(batch, weights, bond, half):.3f}" for batch in batches)
    sys.stdout.write(f"{what}: {scores}\n")


def read_batches(data: Path) -> Iterator[Batch]:
    """Yield ECB+ dev, newscluster dev, the gold stories of comparing, and the German articles with labelled pairs."""
    for name in ("ecbplus-dev", "newscluster-dev"):
        rows = _lines(data / f"stories/{name}.jsonl.gz")
        yield _batch(name, rows, _by_story({str(row["id"]): str(row["story"]) for row in rows}))
    rows = []
    for path in sorted((data / "compare").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        rows += [report | {"id": f"{story['name']}/{report['id']}"} for report in story["reports"]]
    yield _batch("compare", rows, _by_story({row["id"]: row["id"].split("/")[0] for row in rows}))
    pairs = (data / "stories/german-news-2020-10.pairs.jsonl").read_text(encoding="utf-8").splitlines()
    labelled = [pair for pair in map(json.loads, pairs) if pair["label"] != "unsure"]
    yield _batch("german", _lines(data / "stories/german-news-2020-10.jsonl.gz"), _by_pairs(labelled))


def _batch(name: str, rows: Sequence[dict[str, str]], score: Score) -> Batch:
    index = StoryIndex()
    index.add_all({str(row["id"]): sign_row(row) for row in rows})
    blocks = []
    for nodes in index.blocks():
        evidence = find_evidence([node.signature for node in nodes], pairs_within(nodes))
        blocks.append(([sorted(node.reports) for node in nodes], evidence))
    return Batch(name, blocks, score)


def sign_row(row: Mapping[str, str]) -> Signature:
    """Return the signature of a line of a set: cleaned and split into sentences as in a run."""
    known = {field: row.get(field) or "" for field in ("title", "outlet", "published")}
    language = load_language(row["language"])
    annotated = Annotated(clean_report(Report(str(row["id"]), row["text"], language=language.code, **known), language))
    return sign(replace(annotated, sentences=find_sentences(annotated, language)))


def _by_story(gold: Mapping[str, str]) -> Score:
    """Return the B-cubed F1 (Bagga and Baldwin 1998) of a grouping of one half of the stories, or of all."""

    def score(story: Mapping[str, int], half: int | None) -> float:
        ids = [name for name in gold if half is None or _half(gold[name].split("-")[0]) == half]
        both = Counter((gold[name], story[name]) for name in ids)
        wanted, given = Counter(gold[name] for name in ids), Counter(story[name] for name in ids)
        precision = sum(n * n / given[b] for (_, b), n in both.items()) / len(ids)
        recall = sum(n * n / wanted[a] for (a, _), n in both.items()) / len(ids)
        return 2 * precision * recall / (precision + recall)

    return score


def _by_pairs(pairs: Sequence[Mapping[str, str]]) -> Score:
    """Return the F1 of "same story" over one half of the labelled pairs, or over all."""

    def score(story: Mapping[str, int], half: int | None) -> float:
        chosen = [pair for pair in pairs if half is None or _half(str(pair["a"])) == half]
        count = Counter((pair["label"], story[str(pair["a"])] == story[str(pair["b"])]) for pair in chosen)
        hits = count["same", True]
        return 2 * hits / max(1, 2 * hits + count["same", False] + count["other", True])

    return score


def _half(name: str) -> int:
    return zlib.crc32(name.encode()) % 2


def _lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
