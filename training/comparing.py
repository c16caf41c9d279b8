"""Learns the weights of comparing from stories whose findings are known, and writes them to compare/weights.json.

    python -m training.comparing [--stories FOLDER …] [--check]

Five logistic models. Whether two slots are of one thing: every pair of slots that differ, right where a known
contradiction or update covers both statements and has both values; a model of all types, and for each type what its
own pairs teach beyond that. The same, by its chance and those of the other pairs of the story, as seven eighths of the
stories teach them. Whether a difference is an update: those of the right
pairs that may be one. Whether one of two values that agree is the finer: every pair of two reports, right where a known
agreement or refinement covers both. Whether two statements say the same: likewise.

Learned from are our own stories in `compare/` (see its README.md) and two thirds of the gold stories; the third that is
held back is not. With --check the stories are cut into eight parts, each judged by what the other seven teach, and how
many are right among the surest of those that count in full is printed.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from quality.gold.score import STORIES, Gold, Place, load_gold, part_of, same_value

from synopse.compare.agreement import fact_evidence, may_agree
from synopse.compare.align import Match, find_matches, find_slots
from synopse.compare.chances import chance_of, may_be_refinement, update_evidence
from synopse.compare.changes import may_change
from synopse.compare.evidence import Evidence
from synopse.compare.pairs import find_pairs
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles
from synopse.compare.rivals import rival_evidence
from synopse.compare.slots import Relation
from synopse.compare.weights import FILE, Weights
from synopse.compare.years import settle_years
from synopse.group.copies import find_copies
from synopse.languages import load_language
from synopse.link import link_entities
from synopse.model import Report, Story
from synopse.run import annotate_report
from synopse.run.steps import load_step

OWN = Path(__file__).parent / "compare"
# How much an example from a folder of stories counts that are unlike those of newspapers; chosen by --check.
_TRUST = {"dense": 0.2, "veiled": 0.2, "many": 0.2}
_CALM = 5.0  # how strongly weights are drawn to 0, in examples; chosen by --check
_CALMER = 40.0  # the same of the models of what agrees: as good on our stories, and less sure of itself on others
_CALM_OF_TYPES = 20.0  # the same of what a type of slot has beyond all types; 60 was as good, 200 less so
_MODELS = ("SameThing", "BesideOthers", "Update", "Refinement", "SameFact")
_BY_TYPE = "SameThing"  # the model that has weights for each type of slot
_OF_AGREEMENT = ("Refinement", "SameFact")
_TYPE = "type: "  # what the names of the evidence on types begin with
_PARTS = 8
_LISTING_CLEAR_ONES = (STORIES, OWN / "clear")  # folders of stories that do not list all agreements
_UNLISTED = 0.2  # chance from which statements that no list names may agree all the same
_AGREEING = ("corroborated", "repeated", "refined")
_DIFFERING = ("contradicted", "updated")
_FEW = 4  # reports of a story that lists each pair of them that agrees or differs
_REPORT_FIELDS = ("id", "text", "title", "outlet", "published", "language")


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence on a pair that is not 0, whether it is what the model looks for, and the story that it is of."""

    story: str
    evidence: Evidence
    right: bool
    trust: float = 1.0
    type: str = ""

    def __post_init__(self) -> None:
        told = {name: float(value) for name, value in self.evidence.items() if value}
        object.__setattr__(self, "evidence", told)


Stories = Iterable[tuple[Gold, float]]
Examples = dict[str, list[Example]]


def main() -> None:
    """Learn from all stories and write the weights, or print how well they judge stories not learned from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, nargs="+", default=[OWN, STORIES])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    examples = find_examples(load_stories(options.stories))
    if options.check:
        _check(examples)
        return
    for name in _OF_AGREEMENT:
        examples[name] = settled(name, examples[name])
    write_weights(examples)


def load_stories(folders: Iterable[Path]) -> list[tuple[Gold, float]]:
    """Return the stories of the folders, each with how much it counts; those held back are left out."""
    stories = []
    for folder in folders:
        paths = sorted(folder.rglob("*.json"))
        chosen = part_of(paths, "dev") if folder == STORIES else paths
        stories += [(load_gold(path), _TRUST.get(path.parent.name, 1.0)) for path in chosen]
    return stories


def find_examples(stories: Stories) -> Examples:
    """Return the examples of each model that the stories give."""
    found: Examples = {name: [] for name in _MODELS}
    differing: list[list[Match]] = []
    for gold, trust in stories:
        profiles = make_profiles(_story_of(gold))
        matches = find_matches(profiles)
        differing.append([match for match in matches if match.relation == Relation.DIFFERENT])
        for match in differing[-1]:
            _add_difference(found, gold, match, trust)
        if len(gold.reports) <= _FEW:
            found["Refinement"] += _refinements(gold, matches, trust)
            found["SameFact"] += _facts(gold, profiles, trust)
    found["BesideOthers"] = list(_beside_others(found["SameThing"], differing))
    return found


def _beside_others(examples: Sequence[Example], differing: Iterable[Sequence[Match]]) -> Iterator[Example]:
    """Yield the examples, which are those of the matches in their order, with what the others of a story say."""
    chances = dict(_judge(_BY_TYPE, examples))
    first = 0
    for matches in differing:
        places = range(first, first + len(matches))
        for place, evidence in zip(places, rival_evidence(matches, [chances[p] for p in places]), strict=True):
            yield replace(examples[place], evidence=evidence)
        first += len(matches)


def _story_of(gold: Gold) -> Story:
    reports = [Report(**{name: report.get(name, "") for name in _REPORT_FIELDS}) for report in gold.reports]
    cleaned = [load_step("blocks")(report, load_language(report.language)) for report in reports]
    story = Story(gold.name, tuple(annotate_report(report) for report in sorted(cleaned, key=lambda report: report.id)))
    settled = settle_years(replace(story, copies=find_copies(story.reports)))
    return replace(settled, entities=link_entities(settled))


def _add_difference(found: Examples, gold: Gold, match: Match, trust: float) -> None:
    kinds = {item["kind"] for item in gold.items["expected"] if item["kind"] in _DIFFERING and _is(item, gold, match)}
    found["SameThing"].append(Example(gold.name, match.evidence, bool(kinds), trust, match.type))
    if kinds and may_change(match.one, match.other):
        found["Update"].append(Example(gold.name, update_evidence(match), kinds == {"updated"}, trust))


def _is(item: Mapping[str, object], gold: Gold, match: Match) -> bool:
    """Tell whether a known difference is that of a match.

    Of many reports a story names two for each; others that tell of the same event with these values differ alike.
    """
    if item["type"] != match.type:
        return False
    covered = _cover((match.one.profile, match.other.profile), gold.places(item))
    if match.type == "polarity":
        return covered
    if not covered and (len(gold.reports) <= _FEW or not match.evidence["same event"]):
        return False
    return all(any(same_value(value, told) for told in match.values) for value in item["values"])  # type: ignore[attr-defined]


def _refinements(gold: Gold, matches: Iterable[Match], trust: float) -> Iterator[Example]:
    """Yield the pairs of slots of which one is finer, right where a known agreement covers both statements."""
    items = [item for item in gold.items["expected"] if item["kind"] in _AGREEING]
    for match in filter(may_be_refinement, matches):
        known = (gold.places(item) for item in items if item["kind"] != "refined" or item["type"] == match.type)
        yield Example(gold.name, match.evidence, _is_known((match.one.profile, match.other.profile), known), trust)


def _is_known(pair: tuple[Profile, Profile], known: Iterable[Sequence[Place]]) -> bool:
    """Tell whether two statements meet two of the places of a known agreement."""
    return any(_cover(pair, two) for places in known for two in combinations(places, 2))


def _facts(gold: Gold, profiles: Sequence[Profile], trust: float) -> Iterator[Example]:
    known = [gold.places(item) for item in gold.items["expected"] if item["kind"] in _AGREEING]
    slots = find_slots(profiles)
    for candidate in find_pairs(profiles, slots):
        if not may_agree(candidate, slots):
            continue
        right = _is_known((candidate.one, candidate.other), known)
        yield Example(gold.name, fact_evidence(candidate, slots), right, trust)


def _cover(pair: tuple[Profile, Profile], places: Sequence[Place]) -> bool:
    """Tell whether one statement of a pair meets the first of two places, and the other one the second."""
    spots = [{"report": p.statement.report, "start": p.statement.start, "end": p.statement.end} for p in pair]
    return len(places) == 2 and any(
        places[0].is_met_by(first) and places[1].is_met_by(second) for first, second in (spots, spots[::-1])
    )


def learn_by_type(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return for each type of slot the weights that all examples teach together with those that its own add to them."""
    shared = learn(examples)
    return {
        slot: _summed(slot, shared, [example for example in examples if example.type == slot])
        for slot in sorted({example.type for example in examples})
    }


def _summed(slot: str, shared: Weights, examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights for a type of slot, of the evidence that it may have."""
    own = learn(examples, _CALM_OF_TYPES, shared)
    names = {name for example in examples for name in example.evidence if not name.startswith(_TYPE)}
    base = shared["base"] + shared.get(f"{_TYPE}{slot}", 0.0) + own["base"]
    return {"base": base} | {name: shared.get(name, 0.0) + own.get(name, 0.0) for name in sorted(names)}


def learn(examples: Sequence[Example], calm: float = _CALM, start: Weights | None = None) -> dict[str, float]:
    """Return the weights of a logistic model of the examples, by Newton's method on standardised evidence.

    They are drawn to 0 as by so many examples as `calm` says; with `start`, they are what is to be added to those.
    """
    names = sorted({name for example in examples for name in example.evidence})
    table = _table(examples, names)
    trust = np.array([example.trust for example in examples])
    mean = np.average(table, axis=0, weights=trust)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=trust))
    spread[spread == 0] = 1.0
    inputs = np.hstack([np.ones((len(examples), 1)), (table - mean) / spread])
    right = np.array([float(example.right) for example in examples])
    started = table @ [(start or {}).get(name, 0.0) for name in names] + (start or {}).get("base", 0.0)
    penalty = np.diag([0.0] + [calm] * len(names))
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-(started + inputs @ weights)))
        slope = inputs.T @ (trust * (chances - right)) + penalty @ weights
        curve = (inputs.T * (trust * chances * (1 - chances))) @ inputs + penalty
        weights -= np.linalg.solve(curve, slope)
    raw = weights[1:] / spread
    return {"base": float(weights[0] - raw @ mean), **dict(zip(names, map(float, raw), strict=True))}


def _table(examples: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return a row for each example, with the evidence of these names."""
    columns = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in zip(table, examples, strict=True):
        row[[columns[name] for name in example.evidence]] = list(example.evidence.values())
    return table


def settled(model: str, examples: Sequence[Example]) -> list[Example]:
    """Return the examples without those that only look wrong: some stories list clear agreements, not all there are.

    Left out is what they do not list but is likely by what the other stories teach.
    """
    partly = {path.stem for folder in _LISTING_CLEAR_ONES for path in folder.glob("*.json")}
    chances = dict(_judge(model, examples))
    return [e for place, e in enumerate(examples) if e.right or e.story not in partly or chances[place] < _UNLISTED]


def learn_model(model: str, examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return the weights that examples teach a model, by type of slot where each has its own, else under ""."""
    if model == _BY_TYPE:
        return learn_by_type(examples)
    return {"": learn(examples, _CALMER if model in _OF_AGREEMENT else _CALM)}


def _judge(model: str, examples: Sequence[Example]) -> Iterator[tuple[int, float]]:
    """Yield the place of each example and its chance by what the stories of the other parts teach."""
    for part in range(_PARTS):
        weights = learn_model(model, [e for e in examples if _part(e.story) != part])
        for place, example in enumerate(examples):
            if _part(example.story) == part:
                yield place, chance_of(example.evidence, weights.get("") or weights[example.type])


def write_weights(examples: Examples) -> None:
    """Write what all examples teach into the file of weights, with what they were learned from."""
    content: dict[str, object] = {
        "RightOfAll": {name: [sum(e.right for e in found), len(found)] for name, found in examples.items()}
    }
    for model, found in examples.items():
        learned = {slot: _written(weights) for slot, weights in learn_model(model, found).items()}
        content[model] = learned.get("", learned)
    FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _written(weights: Weights) -> dict[str, float]:
    return {name: rounded for name, weight in sorted(weights.items()) if (rounded := round(weight, 3))}


def _check(examples: Examples) -> None:
    for name, found in examples.items():
        chances = _judge(name, found)
        judged = [(chance, found[place].right) for place, chance in chances if found[place].trust == 1]
        print(f"{name}: {sum(right for _, right in judged)} right of {len(judged)}")
        for least in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1):
            sure = [right for chance, right in judged if chance >= least]
            print(f"  {least:.1f}: {sum(sure)} right of {len(sure)}")


def _part(story: str) -> int:
    return zlib.crc32(story.encode()) % _PARTS


if __name__ == "__main__":
    main()
