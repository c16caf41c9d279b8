"""What annotating finds in one report; each item carries its span, the rule or model that found it, a confidence."""

from dataclasses import dataclass
from enum import StrEnum

from synopse.model.report import BlockKind, Report
from synopse.model.span import Span
from synopse.model.time import Interval


class Polarity(StrEnum):
    """Whether a statement says that something happened."""

    YES = "yes"
    NO = "no"


class Certainty(StrEnum):
    """How a report vouches for a statement."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    PLANNED = "planned"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, order=True)
class Token(Span):
    """A word or a mark: its text, lemma, part of speech (Universal Dependencies) and verb form.

    `form` is "fin", "past", "inf", "part", "ger" or "imp" for verbs, "prt" for a verb's particle, else "". The lemma of
    a German verb whose particle stands apart contains it: "teilte … mit" has the lemma "mitteilen".
    """

    text: str
    lemma: str
    pos: str
    form: str = ""

    @property
    def has_finite_form(self) -> bool:
        """Whether its form is that of a finite verb."""
        return self.form in ("fin", "past")


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence of a block that makes statements, with its tokens."""

    kind: BlockKind
    tokens: tuple[Token, ...]


BESIDE = 3  # characters at most between a name and the clause that tells of whom it names (", who …", ", “who …")
LOCALITY = "locality"  # the rule of mentions of places within a town or a house, named by a common noun
FACILITY = "facility"  # the rule of those of them that have a name of their own


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """A name in the text; `type` is PER, ORG or LOC, `name` the words without titles and endings.

    `titles` are the titles and roles that stand at the name ("der russische Verteidigungsminister"), as written.
    """

    type: str
    name: str
    titles: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A TIMEX3: `type` DATE, TIME, DURATION or SET, `value` as the standard writes it.

    `interval` is where it lies on the calendar (None for sets, vague references and durations, except those that lead
    from now to a time: "vor zwei Wochen"); `inferred` tells that a part of the value was worked out without a
    publication date. `clock` is the bare time of day as HH:MM, or ""; `either_half` tells that the text leaves open
    whether it is that or twelve hours later.
    """

    type: str
    value: str
    interval: Interval | None = None
    inferred: bool = False
    clock: str = ""
    rule: str = ""
    confidence: float = 1.0
    either_half: bool = False


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number or range with its unit and what is counted.

    `low` and `high` bound the number as written (equal for one number; None where open: "mehr als", "up to"), in
    the base unit of `dimension` ("" for a bare count, else "length", "money:EUR", "percent", …). `counted` is the lemma
    of what is counted, lower case, "" where unknown. `about` tells that the text rounds, `part` that the number is a
    part of a greater one ("drei davon", "10 of 30 boats").
    """

    low: float | None
    high: float | None
    about: bool = False
    unit: str = ""
    dimension: str = ""
    counted: str = ""
    part: bool = False
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: source, cue and content, with mode, medium, hedge and nesting.

    `name` is the source as a reader would name it (a pronoun's antecedent, a role's holder), "" where none is given.
    `body` is for whom a spokesperson speaks ("Polizei" for "Polizeisprecherin Kern"), "" where that is not said.
    `mode` is direct, indirect, free indirect or reported. `parent` is the index, among the report's attributions,
    of the one that this one stands inside. `unnamed` marks a source that is kept back ("Sicherheitskreise").
    """

    content: Span
    source: Span | None
    cue: Span | None
    mode: str
    name: str = ""
    medium: str = ""
    hedge: Span | None = None
    parent: int | None = None
    unnamed: bool = False
    body: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """One assertion of a report.

    `id` is unique in a run. `predicates` are the concepts of its verbs (of its nouns, where its verbs have none),
    `concepts` those of all its words. `terms` are what another wording may share: "concept:visit", or a language and a
    lemma ("de:teppich"), names left out. `sources` are the indices of its attributions in the report, outermost first.
    `when` is the time that the statement's event is said to have, worked out from its time expressions. `rule` is
    "clause"; or "fragment" without a verb, "question", "condition", "unsaid": these assert nothing; "role" where only
    the title of a person is told. `sentence` is the place of its sentence in the report; `around` gives, by the offset
    of each of its slots, the terms next to it.
    """

    id: str
    report: str
    predicates: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()
    participants: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    when: Interval | None = None
    sources: tuple[int, ...] = ()
    polarity: Polarity = Polarity.YES
    certainty: Certainty = Certainty.ASSERTED
    habitual: bool = False
    sentence: int = 0
    around: tuple[tuple[int, tuple[str, ...]], ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """A cleaned report with all that annotating found in it, each in the order of the text."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
