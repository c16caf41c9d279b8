"""Prints how many planted contradictions Synopse finds, and how many innocent changes it takes for contradictions.

    DATA=folder-of-measuring-data python -m quality.discrepancy [--size 40] [--language de] [--type number] [--show]

Real articles are read in place. Each gets a second report by editing (paragraphs in another order, cuts, synonyms,
dropped adjectives, sentences opened otherwise, a new headline), with one change in one sentence of its body: a planted
date, clock time, number, place, name or negation, or an innocent one. A plant is found when a contradiction of its type
holds both sentences; every other contradiction between or inside the two reports is false; an innocent change is
flagged when a contradiction or an update holds its sentence.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from quality.discrepancy.articles import SETS, load_articles
from quality.discrepancy.trials import Trial, run_trials


def main() -> None:
    """Run the trials of each language and print a line for each type of change, then the figures over all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=40, help="trials a type and language")
    parser.add_argument("--language", choices=tuple(SETS), help="only this language")
    parser.add_argument("--type", action="append", default=[], help="only this type of change; may be given again")
    parser.add_argument("--show", action="store_true", help="list what is missed and what is told falsely")
    options = parser.parse_args()
    everything: list[Trial] = []
    for code in [options.language] if options.language else SETS:
        articles = load_articles(Path(os.environ["DATA"]), code)
        trials = list(run_trials(articles, code, options.size, options.type))
        _print_types(code, trials)
        if options.show:
            _show(trials)
        everything += trials
    _print_whole(everything)


def _print_types(code: str, trials: Sequence[Trial]) -> None:
    by_type: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        by_type[trial.change.type].append(trial)
    for kind, some in by_type.items():
        false = sum(len(trial.contradictions) - sum(map(trial.is_right, trial.contradictions)) for trial in some)
        innocent = some[0].change.innocent
        hits = sum(trial.flagged if innocent else trial.found for trial in some)
        word = "flagged" if innocent else "recall"
        print(f"{code} {kind:9} {word} {hits / len(some):.3f} ({hits}/{len(some)})  {false} false contradictions")


def _print_whole(trials: Sequence[Trial]) -> None:
    right = sum(trial.is_right(finding) for trial in trials for finding in trial.contradictions)
    false = [(trial, f) for trial in trials for f in trial.contradictions if not trial.is_right(f)]
    once = {(trial.article, f.type, *sorted(side.value for side in f.sides)) for trial, f in false}
    plants = [trial for trial in trials if not trial.change.innocent]
    innocent = [trial for trial in trials if trial.change.innocent]
    precision = _share(right, right + len(false))
    print(f"precision {precision:.3f} ({right} of {right + len(false)} contradictions)")
    print(f"precision, each false alarm once an article, {_share(right, right + len(once)):.3f} ({len(once)} false)")
    found, flagged = sum(trial.found for trial in plants), sum(trial.flagged for trial in innocent)
    print(f"recall {_share(found, len(plants)):.3f} ({found}/{len(plants)})")
    print(f"innocent flagged {_share(flagged, len(innocent)):.3f} ({flagged}/{len(innocent)})")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _show(trials: Sequence[Trial]) -> None:
    for trial in trials:
        missed = not trial.change.innocent and not trial.found
        wrong = [finding for finding in trial.findings if not trial.is_right(finding)]
        if missed:
            print(f"missed {trial.change.type}\n{_sides(trial)}")
        for finding in wrong if not trial.change.innocent else trial.findings:
            told = "".join(
                f"    {s.report}: {trial_text(trial, s.report)[s.start : s.end]}\n" for s in finding.statements
            )
            values = [side.value for side in finding.sides]
            print(f"false {finding.kind} {finding.type} {values} beside {trial.change.type}\n{told}", end="")


def trial_text(trial: Trial, report: str) -> str:
    """Return the text of one of the two reports of a trial."""
    return (trial.first if report == "a" else trial.second).report.text


def _sides(trial: Trial) -> str:
    first = trial.original.of(trial.first.report.text)
    return f"    a: {first}\n    b: {trial.changed.of(trial.second.report.text)}"


if __name__ == "__main__":
    main()
