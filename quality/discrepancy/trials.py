"""Articles come in, trials go out: reports with their edited second, and what Synopse finds between the two."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quality.discrepancy.articles import Article
from quality.discrepancy.changes import Change, Scene
from quality.discrepancy.clauses import find_clauses
from quality.discrepancy.editing import Second, make_second
from quality.discrepancy.innocent import INNOCENT, find_innocent
from quality.discrepancy.plants import PLANTS, find_plants
from quality.discrepancy.words import Words, load_words

from synopse.group import find_copies
from synopse.languages import load_language
from synopse.model import Annotated, Finding, Report, Span, Story
from synopse.run import annotate_report
from synopse.run.steps import load_step

_EDITS_ALONE = ("order", "synonym")
_SIGNS = {"time": ("clock",), "date": ("date", "bare_weekday"), "place": ("place",)}


@dataclass(frozen=True, slots=True)
class Trial:
    """An article's id, its report and the second one, the change and where it stands, and what was told of it.

    `findings` are those that tell of a difference.
    """

    article: str
    change: Change
    first: Annotated
    second: Annotated
    changed: Span
    findings: tuple[Finding, ...]

    @property
    def original(self) -> Span:
        """Where the changed sentence stands in the first report."""
        return self.first.sentences[self.change.sentence]

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that tell of a contradiction."""
        return tuple(finding for finding in self.findings if finding.kind == "contradicted")

    def is_right(self, finding: Finding) -> bool:
        """Tell whether a finding tells of the planted contradiction: its type, and both sentences."""
        if self.change.innocent or finding.kind != "contradicted" or finding.type != self.change.type:
            return False
        return self._covers(finding, "a", self.original) and self._covers(finding, "b", self.changed)

    @property
    def found(self) -> bool:
        """Whether the planted contradiction was found."""
        return any(map(self.is_right, self.findings))

    @property
    def flagged(self) -> bool:
        """Whether a contradiction or an update was told of the changed sentence."""
        return any(self._covers(finding, "b", self.changed) for finding in self.findings)

    @staticmethod
    def _covers(finding: Finding, report: str, span: Span) -> bool:
        return any(s.report == report and s.start < span.end and span.start < s.end for s in finding.statements)


def run_trials(articles: Sequence[Article], code: str, size: int, kinds: Sequence[str] = ()) -> Iterator[Trial]:
    """Yield `size` trials of each type of change, or as many as the articles give, one an article and type."""
    words, done = load_words(code), Counter[str]()
    wanted = kinds or (*PLANTS, *INNOCENT)
    for article in articles:
        open_kinds = [kind for kind in wanted if done[kind] < size and _may_have(article, kind, words)]
        if not open_kinds:
            continue
        first = annotate(Report("a", article.text, article.title, "First", article.published, code))
        for kind in open_kinds:
            chance = random.Random(f"{article.id} {kind}")  # noqa: S311 - a benchmark, no secret
            if (trial := _try(first, article.id, kind, chance)) is not None:
                done[kind] += 1
                yield trial


def _may_have(article: Article, kind: str, words: Words) -> bool:
    """Tell whether the words of an article leave a chance for a change of this type, without annotating it."""
    pattern = _SIGNS.get(kind)
    return pattern is None or any(words.pattern(name).search(article.text) for name in pattern)


def _try(first: Annotated, article: str, kind: str, chance: random.Random) -> Trial | None:
    """Return a trial with one of the changes of this type that the report allows, None where it allows none."""
    words = load_words(first.report.language)
    find = find_plants if kind in PLANTS else find_innocent
    scenes = [Scene(first, clause, words, chance) for clause in find_clauses(first, words)]
    changes = [change for scene in scenes for change in find(scene, kind)]
    if not changes:
        return None
    change = chance.choice(changes)
    made = make_second(first, change, words, chance)
    if kind in _EDITS_ALONE and kind not in made.edits:
        return None
    return _compared(article, first, made, change)


def _compared(article: str, first: Annotated, made: Second, change: Change) -> Trial:
    second = annotate(made.report)
    story = load_step("years")(Story("trial", (first, second), find_copies((first, second))))
    linked = replace(story, entities=load_step("entities")(story))
    findings, _ = load_step("findings")(linked, load_language("en"))
    told = tuple(finding for finding in findings if finding.kind in ("contradicted", "updated"))
    return Trial(article, change, first, second, made.changed, told)


def annotate(report: Report) -> Annotated:
    """Return a report cleaned and annotated."""
    return annotate_report(load_step("blocks")(report, load_language(report.language)))
