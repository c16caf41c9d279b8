"""What stands in the gold file of a story, held against its record as an editor would who looks for it."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from synopse.read import read_reports

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
STORIES = tuple(path.name.removesuffix(".gold.json") for path in sorted(FOLDER.glob("*.gold.json")))
Place = tuple[str, int, int]


@cache
def gold_of(story: str) -> dict[str, Any]:
    """Return the gold of an example story."""
    return json.loads((FOLDER / f"{story}.gold.json").read_text(encoding="utf-8"))


@cache
def texts_of(story: str) -> dict[str, str]:
    """Return the texts of an example's reports by their ids."""
    return {report.id: report.text for report in read_reports([ROOT / gold_of(story)["folder"]])}


@cache
def record_of(story: str) -> dict[str, Any]:
    """Return the record of an example story as the command writes it."""
    from synopse.record import record_to_json
    from synopse.run import compare_paths

    return json.loads(record_to_json(compare_paths([ROOT / gold_of(story)["folder"]])))


def findings_of(story: str) -> list[dict[str, Any]]:
    """Return all findings about an example story."""
    return [finding for entry in record_of(story)["stories"] for finding in entry["findings"]]


def places_of(story: str, item: dict[str, Any]) -> list[Place]:
    """Return where the fragments of a gold item stand: report, start and end."""
    texts = texts_of(story)
    found = [(key.split("#")[0], fragment) for key, fragment in item["in"].items()]
    starts = [texts[report].index(fragment) for report, fragment in found]
    return [(report, start, start + len(fragment)) for (report, fragment), start in zip(found, starts, strict=True)]


def covers(statements: Sequence[dict[str, Any]], places: Sequence[Place]) -> bool:
    """Tell whether the statements overlap all places, a different one for each."""
    left = list(statements)
    for place in places:
        hit = next((statement for statement in left if _overlaps(statement, place)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _overlaps(statement: dict[str, Any], place: Place) -> bool:
    report, start, end = place
    return statement["report"] == report and statement["start"] < end and start < statement["end"]


def says(finding: dict[str, Any], story: str, item: dict[str, Any]) -> bool:
    """Tell whether a finding says what a gold item says: kind, slot, values, number of origins, and of whom."""
    return (
        finding["kind"] == item["kind"]
        and item.get("type") in (None, finding["type"])
        and set(item.get("values", ())) <= set(finding["values"])
        and item.get("origins") in (None, len(finding["origins"]))
        and covers(finding["statements"], places_of(story, item))
    )


def is_attributed(story: str, item: dict[str, Any]) -> bool:
    """Tell whether a statement at the item's place has its chain of sources."""
    (place,) = places_of(story, item)
    statements = [s for entry in record_of(story)["stories"] for s in entry["statements"] if _overlaps(s, place)]
    chains = [[link["name"] for link in statement["attribution"]] for statement in statements]
    gold = item["chain"]
    return any(
        len(chain) == len(gold) and all(a in b or b in a for a, b in zip(chain, gold, strict=True)) for chain in chains
    )


def holds(story: str, item: dict[str, Any]) -> bool:
    """Tell whether the record of a story shows what a gold item expects."""
    if item["kind"] == "attributed":
        return is_attributed(story, item)
    return any(says(finding, story, item) for finding in findings_of(story))


def is_violated(story: str, item: dict[str, Any]) -> bool:
    """Tell whether the record of a story claims what a gold item forbids."""
    return any(
        finding["kind"] == item["kind"]
        and item.get("type") in (None, finding["type"])
        and covers(finding["statements"], places_of(story, item))
        for finding in findings_of(story)
    )
