"""Prints how well the records that a program writes say what an editor expects of the gold stories.

    python quality/gold/score.py --run 'COMMAND' [--part dev|held] [--show] [GOLD.json …]

The reports of each story are written to one JSONL file; COMMAND, with that file's path behind it, must print one record
as JSON (see README.md, which also defines the kinds and says how a match is scored). Without files all of `stories/`
are scored. `--part held` scores those whose place in the sorted list, from 0, leaves 2 when divided by three, `dev` the
others.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"
_EVERY, _HELD = 3, 2  # of each three stories the last is held back
_SLOWEST = 300  # seconds that a story may take
_SHORTEST_PART = 4  # characters that a name must have to be found inside a longer one
_SHOWN = 90  # characters of a statement in a line about a false alarm
_WITH_VALUES = ("contradicted", "updated")
_COUNTED = ("updated", "refined", "corroborated", "repeated", "single", "attributed", "entity")

Json = Mapping[str, Any]
Tally = Counter[tuple[str, str]]


class GoldError(Exception):
    """A gold story, or the record of a program, cannot be scored; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a gold item stand in a report."""

    report: str
    start: int
    end: int

    def is_met_by(self, statement: Json) -> bool:
        """Tell whether a statement of a record overlaps the place."""
        if statement["report"] != self.report:
            return False
        return bool(statement["start"] < self.end and self.start < statement["end"])


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold story with the texts of its reports by their ids."""

    name: str
    reports: Sequence[Json]
    items: Json
    texts: Mapping[str, str]

    def places(self, item: Json) -> list[Place]:
        """Return where the fragments of an item stand; raises GoldError where one is not in its report."""
        return [self._place(key.partition("#")[0], fragment) for key, fragment in item["in"].items()]

    def words_of(self, statement: Json) -> str:
        """Return the words of a record's statement."""
        return self.texts[statement["report"]][statement["start"] : statement["end"]]

    def _place(self, report: str, fragment: str) -> Place:
        start = self.texts[report].find(fragment)
        if start < 0:
            raise GoldError(f"{self.name}: not in report {report}: {fragment!r}")
        return Place(report, start, start + len(fragment))


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted: by kind and outcome, and a line for each miss."""

    tally: Tally = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, kind: str, outcome: str, *, good: bool, note: str) -> None:
        """Count one more of a kind, and its outcome where that is so; keep the note where it is a miss."""
        self.tally[kind, "gold"] += 1
        hit = good if outcome == "hit" else not good
        self.tally[kind, outcome] += hit
        if not good:
            self.misses.append(note)


def load_gold(path: Path) -> Gold:
    """Return a gold story; the text of a report that names a file is read from beside the story."""
    items = json.loads(path.read_text(encoding="utf-8"))
    reports = [_with_text(report, path.parent) for report in items["reports"]]
    return Gold(path.stem, reports, items, {report["id"]: report["text"] for report in reports})


def _with_text(report: Json, folder: Path) -> Json:
    if "file" not in report:
        return report
    rest = {key: value for key, value in report.items() if key != "file"}
    return {**rest, "text": (folder / report["file"]).read_text(encoding="utf-8")}


def run_system(command: str, gold: Gold) -> Json:
    """Return the record that a command prints for a story's reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        lines = (json.dumps(report, ensure_ascii=False) + "\n" for report in gold.reports)
        path.write_text("".join(lines), encoding="utf-8")
        arguments = [*shlex.split(command), str(path)]
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=_SLOWEST, check=False)
    if done.returncode:
        raise GoldError(f"{gold.name}: the command ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def score_story(gold: Gold, record: Json, score: Score) -> None:
    """Add to the score what the record of a story says of what is expected, and of what is forbidden."""
    findings = [finding for story in record["stories"] for finding in story["findings"]]
    statements = [statement for story in record["stories"] for statement in story["statements"]]
    right = _score_expected(gold, findings, statements, score)
    for place, finding in enumerate(findings):
        if finding["kind"] == "contradicted" and place not in right:
            score.tally["contradicted", "false"] += 1
            score.misses.append(f"{gold.name} false alarm {_told(gold, finding)}")
    _score_forbidden(gold, findings, score)
    _score_entities(gold, record, score)
    _score_furniture(gold, statements, score)


def _score_expected(gold: Gold, findings: Sequence[Json], statements: Sequence[Json], score: Score) -> set[int]:
    """Count the items found, and return the places of the findings that say what is expected."""
    right: set[int] = set()
    for item in gold.items["expected"]:
        places = gold.places(item)
        if item["kind"] == "attributed":
            good = any(_says_chain(statement, item) for statement in statements if places[0].is_met_by(statement))
        else:
            saying = {n for n, finding in enumerate(findings) if says_item(finding, item, places)}
            right |= saying
            good = bool(saying)
        score.count(item["kind"], "hit", good=good, note=f"{gold.name} missed {_written(item)}")
    return right


def _score_forbidden(gold: Gold, findings: Sequence[Json], score: Score) -> None:
    for item in gold.items.get("forbidden", ()):
        places = gold.places(item)
        good = not any(is_of_kind(finding, item) and covers(finding["statements"], places) for finding in findings)
        score.count("forbidden", "violated", good=good, note=f"{gold.name} forbidden {_written(item)}")


def _score_entities(gold: Gold, record: Json, score: Score) -> None:
    known = [{name.casefold() for name in e["names"]} for story in record["stories"] for e in story["entities"]]
    for names in gold.items.get("entities", ()):
        good = any({name.casefold() for name in names} <= spellings for spellings in known)
        score.count("entity", "hit", good=good, note=f"{gold.name} entity not one {names}")


def _score_furniture(gold: Gold, statements: Sequence[Json], score: Score) -> None:
    for words in gold.items.get("furniture", ()):
        good = not any(words in gold.words_of(statement) for statement in statements)
        score.count("furniture", "kept", good=good, note=f"{gold.name} furniture inside a statement: {words}")


def says_item(finding: Json, item: Json, places: Sequence[Place]) -> bool:
    """Tell whether a finding says what a gold item says: kind, type, places, values and number of origins."""
    if not (is_of_kind(finding, item) and covers(finding["statements"], places)):
        return False
    if item["kind"] in _WITH_VALUES and not _gives_values(finding, item.get("values", ())):
        return False
    return "origins" not in item or len(finding.get("origins", ())) == item["origins"]


def is_of_kind(finding: Json, item: Json) -> bool:
    """Tell whether a finding is of the kind of a gold item, and of its type where that names one."""
    return finding["kind"] == item["kind"] and item.get("type") in (None, finding.get("type"))


def covers(statements: Sequence[Json], places: Sequence[Place]) -> bool:
    """Tell whether each place is met by a statement of its own: the first in order that no earlier place took."""
    free = list(statements)
    for place in places:
        met = next((statement for statement in free if place.is_met_by(statement)), None)
        if met is None:
            return False
        free = [statement for statement in free if statement is not met]
    return True


def _gives_values(finding: Json, wanted: Sequence[str]) -> bool:
    given = finding.get("values", ())
    return all(any(same_value(value, other) for other in given) for value in wanted)


def same_value(one: object, other: object) -> bool:
    """Tell whether two values are one: equal numbers, equal words, or a name in a longer one; no longer date."""
    first, second = str(one).strip().casefold(), str(other).strip().casefold()
    try:
        return float(first) == float(second)
    except ValueError:
        pass
    if first == second:
        return True
    shorter = min(first, second, key=len)
    inside = first in second or second in first
    return len(shorter) >= _SHORTEST_PART and inside and not first[:4].isdigit()


def _says_chain(statement: Json, item: Json) -> bool:
    """Tell whether a statement's sources are those of a gold item, in their order, each name inside the other."""
    named = [source["name"].casefold() for source in statement.get("attribution", ())]
    wanted = [name.casefold() for name in item["chain"]]
    pairs = zip(wanted, named, strict=False)
    return len(named) == len(wanted) and all(name in other or other in name for name, other in pairs)


def _told(gold: Gold, finding: Json) -> str:
    words = [gold.words_of(statement)[:_SHOWN] for statement in finding["statements"]]
    return f"{finding.get('type')} {finding.get('values')} {words}"


def _written(item: Json) -> str:
    return json.dumps(item, ensure_ascii=False)


def summary(tally: Tally) -> str:
    """Return the figures on one line."""
    hit, gold, false = (tally["contradicted", outcome] for outcome in ("hit", "gold", "false"))
    precision, recall = _share(hit, hit + false), _share(hit, gold)
    f1 = _share(2 * precision * recall, precision + recall)
    parts = [f"contradicted P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({hit}/{gold}, {false} false)"]
    parts += [f"{kind} {tally[kind, 'hit']}/{tally[kind, 'gold']}" for kind in _COUNTED if tally[kind, "gold"]]
    parts.append(f"forbidden violated {tally['forbidden', 'violated']}/{tally['forbidden', 'gold']}")
    if tally["furniture", "gold"]:
        parts.append(f"furniture kept {tally['furniture', 'kept']}/{tally['furniture', 'gold']}")
    return "  ".join(parts)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def part_of(paths: Sequence[Path], part: str) -> list[Path]:
    """Return the files of a part ("dev", "held", or "" for all), in the order of their names."""
    ordered = sorted(paths, key=lambda path: path.name)
    return [path for place, path in enumerate(ordered) if not part or (place % _EVERY == _HELD) == (part == "held")]


def main() -> int:
    """Score the stories, print the misses where asked for, then one line of figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True, help="the command that prints a record")
    parser.add_argument("--part", choices=("dev", "held"), default="", help="only this part of the stories")
    parser.add_argument("--show", action="store_true", help="list every miss")
    parser.add_argument("gold", nargs="*", type=Path, help="gold stories; all of stories/ where none is named")
    options = parser.parse_args()
    score = Score()
    try:
        for path in part_of(options.gold or list(STORIES.glob("*.json")), options.part):
            gold = load_gold(path)
            score_story(gold, run_system(options.run, gold), score)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    if options.show:
        print("".join(f"  {line}\n" for line in score.misses), end="")
    print(summary(score.tally))
    return 0


if __name__ == "__main__":
    sys.exit(main())
