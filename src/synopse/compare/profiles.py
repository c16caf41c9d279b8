"""A statement with what comparing asks of it: weighted terms, entities, what stands around it, its report.

Terms are what two wordings of one fact share, also across languages: concepts, entities, and the lemmas of the other
content words. A term that many statements of the story hold weighs little (inverse document frequency).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise

from synopse.compare.bags import Bag, overlap
from synopse.languages import load_language
from synopse.languages.concepts import opposites_of
from synopse.model import Annotated, Attribution, Certainty, Interval, Precision, Statement, Token

ASSERTION = "clause"  # the rule of statements that assert: no questions, no conditions, no names side by side
FRAGMENT = "fragment"  # the rule of those that do so without a verb: headlines, lists
ROLE = "role"  # the rule of those that tell nothing but the title of a person
_LINK = 14  # characters before a time that may hold a preposition and an article
_SHORTEST_HEAD, _LONGEST_HEAD = 5, 60  # letters of a word that another one may be a compound of
_NOTHING = Bag()


@dataclass(frozen=True, eq=False)  # no slots: what follows from the fields is worked out once, for all pairs
class Profile:
    """A statement with what comparing asks of it.

    `weights` are those of its terms, `values` those of its numbers and durations; `people` are its entities that are
    no places, `named` those of them that stand in the statement itself; `background` tells that it speaks of what was
    long over when the report was written. `stems` are its terms with words shortened to what their family shares,
    `whole` those of its sentence, `own` the same, each weighing less the more sentences of the report say it, `before`
    and `after` those of the sentences around it; `surroundings` are those next to a slot, and `entity_at` its entities,
    by the offset where they stand. `words` are the lemmas of words without a concept.
    """

    statement: Statement
    report: Annotated
    weights: Bag
    values: Bag
    stems: Bag
    whole: Bag
    own: Bag
    before: Bag
    after: Bag
    surroundings: Mapping[int, Bag]
    entity_at: Mapping[int, str]
    entities: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]
    scopes: frozenset[str]
    background: bool

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so."""
        return self.statement.rule == ASSERTION

    @cached_property
    def tells(self) -> bool:
        """Whether it says that something is so, be it without a verb or of a role alone."""
        return self.statement.rule in (ASSERTION, FRAGMENT, ROLE)

    @cached_property
    def names_role(self) -> bool:
        """Whether it only tells who holds a role."""
        return self.statement.rule == ROLE

    @cached_property
    def planned(self) -> bool:
        """Whether it says what is to come."""
        return self.statement.certainty == Certainty.PLANNED

    @cached_property
    def hedged(self) -> bool:
        """Whether it says that something may be so."""
        return self.statement.certainty == Certainty.HEDGED

    @cached_property
    def told_times(self) -> tuple[Interval, ...]:
        """The time of its event, else the days that it names ("by the bulletin of Friday")."""
        if self.statement.when is not None:
            return (self.statement.when,)
        named = (time.interval for time in self.statement.times if time.interval is not None)
        return tuple(interval for interval in named if interval.precision >= Precision.DAY)

    @cached_property
    def counts(self) -> frozenset[str]:
        """Its numbers with their dimensions, written so that equal ones are equal."""
        return frozenset(value for value in self.values if "=" in value)

    @cached_property
    def located(self) -> frozenset[str]:
        """The places that it names."""
        return self.entities - self.people

    @cached_property
    def text(self) -> str:
        """Its words as written."""
        return self.report.report.text[self.statement.start : self.statement.end]

    @cached_property
    def language(self) -> str:
        """The code of its report's language."""
        return self.report.report.language

    @cached_property
    def published(self) -> datetime | None:
        """When its report was published, in UTC where no zone is known, so that all can be put in order."""
        moment = self.report.report.published_at
        return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment

    @cached_property
    def sentence(self) -> tuple[str, int]:
        """The report and the place of its sentence in it."""
        return self.statement.report, self.statement.sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and marks of its sentence."""
        sentences = self.report.sentences
        place = self.statement.sentence
        return sentences[place].tokens if place < len(sentences) else ()

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """The numbers that its ordinals tell: a second outbreak is not the third."""
        ordinals = load_language(self.language).words["time_ordinals"].column("number")
        return frozenset(ordinals[word] for word in self.text.lower().split() if word in ordinals)

    @cached_property
    def position(self) -> float:
        """How far down its report it stands, 0 to 1."""
        return self.statement.start / max(1, len(self.report.report.text))

    @cached_property
    def speaker(self) -> str:
        """Who is said to say it, as last named, or ""."""
        named = [attribution.name for attribution in self.chain if attribution.name]
        return named[-1].casefold() if named else ""

    @cached_property
    def chain(self) -> tuple[Attribution, ...]:
        """Its attributions, outermost first."""
        return tuple(self.report.attributions[i] for i in self.statement.sources)

    @cached_property
    def events(self) -> frozenset[str]:
        """The kinds of event that it tells of."""
        return frozenset(self.statement.predicates)

    @cached_property
    def opposites(self) -> frozenset[str]:
        """The kinds of event that are not so where what it tells of is."""
        return frozenset(opposite for event in self.events for opposite in opposites_of(event))

    @cached_property
    def tells_progress(self) -> bool:
        """Whether it says how far something has come by now, or by a time that it names."""
        progress = load_language(self.language).words["progress"].column("before")
        if any(progress.get(word) == "" for word in self.text.lower().split()):
            return True
        text = self.report.report.text
        before = (text[max(0, time.start - _LINK) : time.start] for time in self.statement.times)
        return any(word in progress for words in before for word in words.lower().split()[-2:])

    @cached_property
    def supposed(self) -> bool:
        """Whether it says what would be so ("had he not fallen ill"), or what is awaited ("until they agree")."""
        language = load_language(self.language)
        supposes = language.words["subjunctive"].column("supposes")
        words = self.text.lower().split()
        return words[0] in language.words["awaited"] or any(supposes.get(word) == "yes" for word in words)

    @cached_property
    def softened(self) -> bool:
        """Whether a negation of it is none ("hardly"), or says something else ("not only", but not "no longer")."""
        if self.ended:
            return False
        language = load_language(self.language)
        words = self.text.lower().split()
        negations, softeners = language.words["negations"], language.words["softeners"]
        return any(word in language.words["near_negations"] for word in words) or any(
            word in negations and behind in softeners for word, behind in pairwise(words)
        )

    @cached_property
    def pending(self) -> bool:
        """Whether it denies what may still come about ("has not been found")."""
        return self._has_pair("pending")

    @cached_property
    def superseded(self) -> bool:
        """Whether it says what was so, or planned, at first ("originally")."""
        superseded = load_language(self.language).words["superseded"]
        return any(word in superseded for word in self.text.lower().split())

    @cached_property
    def ended(self) -> bool:
        """Whether it denies what was so before ("is no longer closed")."""
        return self._has_pair("ended")

    def _has_pair(self, name: str) -> bool:
        """Tell whether two of its words that stand together are in a list."""
        pairs = (" ".join(pair) for pair in pairwise(self.text.lower().split()))
        return any(pair in load_language(self.language).words[name] for pair in pairs)

    @cached_property
    def total(self) -> float:
        """The weight of its terms and values."""
        return self.weights.total + self.values.total

    @cached_property
    def heads(self) -> frozenset[str]:
        """Its words that may be the head of a compound."""
        return frozenset(word for word in self.words if _SHORTEST_HEAD <= len(word) <= _LONGEST_HEAD)

    @cached_property
    def endings(self) -> Counter[str]:
        """The endings of its words, each the head of a compound if it is a word, with how many words end so."""
        return Counter(
            word[cut:]
            for word in self.words
            for cut in range(max(1, len(word) - _LONGEST_HEAD), len(word) - _SHORTEST_HEAD + 1)
        )

    def around(self, start: int) -> Bag:
        """Return what stands next to the slot that starts there."""
        return self.surroundings.get(start, _NOTHING)

    def likeness(self, other: "Profile") -> float:
        """Return how much of the shorter statement, mostly, the other is about too, 0 to 1: terms without values."""
        return overlap(self.weights, other.weights)

    def shares_with(self, other: "Profile") -> bool:
        """Tell whether the two have a term or a value in common."""
        if self.weights.keys().isdisjoint(other.weights):
            return not self.values.keys().isdisjoint(other.values)
        return True

    def told_of_both(self, other: "Profile") -> frozenset[str]:
        """Return the kinds of event that both statements tell of."""
        return self.events & other.events
