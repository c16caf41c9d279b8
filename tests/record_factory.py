"""Builders of annotated reports and records by hand, without any step: an invented story, and a hostile one."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from factory import make_report
from synopse.model import (
    Annotated,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Copy,
    Entity,
    Finding,
    Interval,
    Mention,
    Polarity,
    Precision,
    Quantity,
    Record,
    Rejected,
    Sentence,
    Side,
    Span,
    Statement,
    Story,
    TimeExpression,
)
from synopse.record import ComparedStory, build_record


def make_day(iso: str, days: int = 1) -> Interval:
    """Return a day, or several, as an interval."""
    start = datetime.fromisoformat(iso)
    return Interval(start, start + timedelta(days=days), Precision.DAY)


def find(text: str, fragment: str, within: Span | None = None) -> tuple[int, int]:
    """Return the bounds of a fragment, which must be there."""
    start = text.index(fragment, within.start if within else 0)
    return start, start + len(fragment)


def make_annotated(text: str, **fields: Any) -> Annotated:
    """Return a report with blocks by its line breaks; `kinds` names the block kind of each line (default: body)."""
    kinds = fields.pop("kinds", [])
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = BlockKind(kinds[number] if number < len(kinds) else "body")
            blocks.append(Block(start, start + len(line), kind, rule="by hand"))
        start += len(line) + 1
    return Annotated(make_report(text, blocks=tuple(blocks), **fields))


def add_statement(annotated: Annotated, fragment: str, chain: tuple[str, ...] = (), **fields: Any) -> Annotated:
    """Return the report with one more statement; `chain` are its sources, `time`, `number`, `place` words inside it."""
    text, report = annotated.report.text, annotated.report
    span = Span(*find(text, fragment))
    medium = fields.pop("medium", "")
    links = [_link(text, span, name, medium) for name in chain]
    known = len(annotated.attributions)
    times = tuple(
        TimeExpression(*find(text, words, span), "DATE", "XXXX") for words in _words(fields.pop("time", None))
    )
    numbers = tuple(Quantity(*find(text, words, span), 1, 1) for words in _words(fields.pop("number", None)))
    places = tuple(Mention(*find(text, words, span), "LOC", words) for words in _words(fields.pop("place", None)))
    fields.setdefault("certainty", Certainty.REPORTED if chain else Certainty.ASSERTED)
    statement = Statement(
        span.start,
        span.end,
        id=f"{report.id}:{len(annotated.statements) + 1}",
        report=report.id,
        times=times,
        quantities=numbers,
        places=places,
        sources=tuple(range(known, known + len(links))),
        rule="by hand",
        **fields,
    )
    return replace(
        annotated,
        attributions=(*annotated.attributions, *links),
        statements=tuple(sorted((*annotated.statements, statement), key=lambda s: (s.start, s.end, s.id))),
        sentences=_sentences(text),
    )


def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(m.start(), m.end(), BlockKind.BODY, ())
        for m in re.finditer(r"\S.*?(?:[.!?](?= [A-ZÄÖÜ])|$)", text, re.M)
    )


def _words(words: str | None) -> list[str]:
    return [words] if words else []


def _link(text: str, content: Span, name: str, medium: str) -> Attribution:
    place = text.find(name)
    source = Span(place, place + len(name)) if place >= 0 else None
    return Attribution(content, source, None, "indirect", name=name, medium=medium, rule="by hand", confidence=0.9)


def make_finding(kind: str, *sides: tuple[str, tuple[Statement, ...]], **fields: Any) -> Finding:
    """Return a finding whose sides are pairs of a value and statements."""
    fields = {"type": "", "concept": "", "origins": ("x",), "confidence": 0.9, "explanation": "", **fields}
    return Finding(kind=kind, sides=tuple(Side(*side) for side in sides), **fields)


def make_bridge_story() -> ComparedStory:
    """Return four invented German reports about a closed bridge, compared by hand, with a finding of every kind."""
    a, b, c, d = _bridge_reports()
    sa, sb, sc, sd = (x.statements for x in (a, b, c, d))
    findings = (
        make_finding("single", ("", (sb[3],)), origins=("Statikerin Lene Brodersen",)),
        make_finding("single", ("", (sd[3],)), origins=("Fährverein Oderaue",)),
        make_finding(
            "repeated",
            ("", (sa[1], sc[0])),
            origins=("Ostpress",),
            explanation="Beide Berichte haben den Satz von der Agentur Ostpress; das ist eine Quelle, nicht zwei.",
        ),
        make_finding(
            "corroborated",
            ("", (sa[0], sb[0], sd[0])),
            origins=("Landesamt für Straßenbau", "Neiße-Kurier"),
            explanation="Drei Berichte nennen die Sperrung; sie gehen auf zwei voneinander unabhängige Quellen zurück.",
        ),
        make_finding(
            "contradicted",
            ("2026-03-12", (sa[2],)),
            ("2026-02-12", (sd[1],)),
            type="date",
            origins=("Irena Kovač", "Oder-Bote"),
            explanation="Die Ministerin nennt den 12. März als Tag der letzten Prüfung, der Oder-Bote den 12. Februar.",
        ),
        make_finding(
            "contradicted",
            ("14", (sb[1],)),
            ("40", (sd[2],)),
            type="number",
            concept="closure",
            origins=("Neiße-Kurier", "Oder-Bote"),
            explanation="Die Zahl der Monate, die die Sperrung dauern soll, ist verschieden: 14 und 40.",
        ),
        make_finding(
            "updated",
            ("9000", (sa[3],)),
            ("11500", (sb[2],)),
            type="number",
            origins=("Landesamt für Straßenbau", "Neiße-Kurier"),
            explanation="Der spätere Bericht nennt eine höhere Zahl; die Zählung lief noch.",
        ),
        make_finding(
            "refined",
            ("2026-03", (sc[1],)),
            ("2026-03-18", (sb[0],)),
            type="date",
            origins=("Ostpress",),
            explanation="Der eine Bericht nennt den Monat, der andere den Tag.",
        ),
    )
    origins = {s.id: "Landesamt für Straßenbau" for s in (*sa, *sb)} | {s.id: "Ostpress" for s in sc}
    origins |= {sa[1].id: "Ostpress", sa[2].id: "Irena Kovač", sb[1].id: "Neiße-Kurier", sb[3].id: "Lene Brodersen"}
    origins |= {s.id: "Oder-Bote" for s in sd}
    copy = Copy("c", Span(sc[0].start, sc[0].end), "a", Span(sa[1].start, sa[1].end), 0.97)
    return ComparedStory(Story("s1", (a, b, c, d), (copy,), _bridge_entities(a, b, d)), findings, origins)


def _bridge_reports() -> tuple[Annotated, ...]:
    a = make_annotated(
        "Oderbrücke bei Rabenau gesperrt\n"
        "Rabenau (Ostpress) - Die Oderbrücke bei Rabenau ist seit Mittwoch gesperrt, wie das Landesamt für Straßenbau"
        " mitteilte. In zwei Tragseilen wurden bei einer Messung Risse gefunden. Die letzte Prüfung sei am 12. März"
        " gewesen, sagte Verkehrsministerin Irena Kovač in einem Interview. Täglich nutzen rund 9000 Fahrzeuge die"
        " Brücke, so das Landesamt.\n"
        "Anzeige\n"
        "Lesen Sie auch: Die schönsten Radwege der Region",
        id="a",
        outlet="Rabenauer Tageblatt",
        published="2026-03-18T14:20:00+01:00",
        title="Oderbrücke bei Rabenau gesperrt",
        credits=("Ostpress",),
        authors=("Jule Anders",),
        url="https://tageblatt.example/oderbruecke",
        kinds=["headline", "body", "furniture", "furniture"],
    )
    a = add_statement(a, "Die Oderbrücke bei Rabenau ist seit Mittwoch gesperrt", ("Landesamt für Straßenbau",),
                      when=make_day("2026-03-18"), time="seit Mittwoch")  # fmt: skip
    a = add_statement(a, "In zwei Tragseilen wurden bei einer Messung Risse gefunden", number="zwei")
    a = add_statement(a, "Die letzte Prüfung sei am 12. März gewesen", ("Verkehrsministerin Irena Kovač",),
                      when=make_day("2026-03-12"), time="am 12. März", medium="Interview")  # fmt: skip
    a = add_statement(a, "Täglich nutzen rund 9000 Fahrzeuge die Brücke", ("das Landesamt",), number="rund 9000")
    b = make_annotated(
        "Am 18. März sperrte das Landesamt für Straßenbau die Rabenauer Oderbrücke für jeden Verkehr. Vierzehn Monate"
        " soll die Sperrung dauern. Bis zum Abend zählten die Behörden 11.500 Fahrzeuge, die umkehren mussten. „Ein"
        " Seil warnt nicht, es reißt“, sagt die Statikerin Lene Brodersen.",
        id="b",
        outlet="Neiße-Kurier",
        published="2026-03-19",
        title="Vierzehn Monate ohne Brücke",
    )
    b = add_statement(b, "Am 18. März sperrte das Landesamt für Straßenbau die Rabenauer Oderbrücke für jeden Verkehr",
                      when=make_day("2026-03-18"), time="Am 18. März")  # fmt: skip
    b = add_statement(b, "Vierzehn Monate soll die Sperrung dauern", number="Vierzehn Monate")
    b = add_statement(b, "Bis zum Abend zählten die Behörden 11.500 Fahrzeuge, die umkehren mussten",
                      ("die Behörden",), number="11.500 Fahrzeuge")  # fmt: skip
    b = add_statement(b, "Ein Seil warnt nicht, es reißt", ("Statikerin Lene Brodersen",))
    c = make_annotated(
        "In zwei Tragseilen wurden bei einer Messung Risse gefunden, meldete Ostpress. Die Brücke wurde im März"
        " geschlossen. Foto: Ostpress",
        id="c",
        outlet="",
        kinds=["body"],
        credits=("Ostpress",),
    )
    c = add_statement(c, "In zwei Tragseilen wurden bei einer Messung Risse gefunden", ("Ostpress",), number="zwei")
    c = add_statement(c, "Die Brücke wurde im März geschlossen", time="im März", when=make_day("2026-03-01", 31))
    d = make_annotated(
        "Wer in Rabenau über die Oder will, muss seit Mittwoch nach Zellin fahren. Zuletzt geprüft wurde die Brücke am"
        " 12. Februar, heißt es im Prüfbuch. Vierzig Monate dauere die Sperrung, fürchtet Frau Kovac. Der Fährverein"
        " Oderaue will aushelfen.",
        id="d",
        outlet="Oder-Bote",
        published="2026-03-21",
        title="Der lange Weg nach Zellin",
    )
    d = add_statement(d, "Wer in Rabenau über die Oder will, muss seit Mittwoch nach Zellin fahren",
                      when=make_day("2026-03-18"), time="seit Mittwoch")  # fmt: skip
    d = add_statement(d, "Zuletzt geprüft wurde die Brücke am 12. Februar", ("Prüfbuch",), time="am 12. Februar",
                      when=make_day("2026-02-12"))  # fmt: skip
    d = add_statement(d, "Vierzig Monate dauere die Sperrung", ("Frau Kovac",), number="Vierzig Monate",
                      certainty=Certainty.HEDGED)  # fmt: skip
    d = add_statement(d, "Der Fährverein Oderaue will aushelfen", certainty=Certainty.PLANNED, polarity=Polarity.YES)
    return a, b, c, d


def _bridge_entities(a: Annotated, b: Annotated, d: Annotated) -> tuple[Entity, ...]:
    def mention(annotated: Annotated, words: str, kind: str) -> tuple[str, Mention]:
        return annotated.report.id, Mention(*find(annotated.report.text, words), kind, words, rule="by hand")

    return (
        Entity("e1", "PER", "Irena Kovač", ("Irena Kovač", "Kovac"), ("Familienname, Akzent weggelassen",),
               (mention(a, "Irena Kovač", "PER"), mention(d, "Kovac", "PER"))),
        Entity("e2", "ORG", "Landesamt für Straßenbau", ("Landesamt für Straßenbau",), (),
               (mention(a, "Landesamt für Straßenbau", "ORG"), mention(b, "Landesamt für Straßenbau", "ORG"))),
        Entity("e3", "LOC", "Rabenau", ("Rabenau",), (), (mention(a, "Rabenau", "LOC"), mention(d, "Rabenau", "LOC"))),
    )  # fmt: skip


def make_record(language: str = "de", rejected: tuple[Rejected, ...] | None = None) -> Record:
    """Return a record of the invented story, with one rejected source unless others are given."""
    bad = (Rejected("alt/scan.bin", "not a text: it holds bytes that no text has"),) if rejected is None else rejected
    return build_record([make_bridge_story()], bad, language)


MARKER = "synopse-was-here"
HOSTILE = (
    f"<script>document.title='{MARKER}'</script><img src=x onerror=\"document.title='{MARKER}'\">"
    f"<svg onload=\"document.title='{MARKER}'\"></svg></style></title></textarea><iframe src=javascript:alert(1)>"
    f"</iframe><a href=\"javascript:document.title='{MARKER}'\" onclick=x>x</a><form action=//e.example><input></form>"
    "<meta http-equiv=refresh content='0;url=//e.example'><base href=//e.example>{{7*7}}{% raw %}${7*7}"
    "\x1b]0;owned\x07\x1b[31mred\x9b31m\u202egnp.exe\u2066 ' \" --><!-- ]]> & &lt;b&gt; \u2028"
    "| `x` **x** [x](javascript:x)"
)


def make_hostile_record(language: str = "en") -> Record:
    """Return a record of which every string that a report can shape is hostile."""
    annotated = make_annotated(
        f"Begin. {HOSTILE} took place on 3 May 2026. {HOSTILE} took place on 4 May 2026.",
        language=HOSTILE,
        id=HOSTILE,
        outlet=HOSTILE,
        published="2026-05-05",
        title=HOSTILE,
        url=f"javascript:document.title='{MARKER}'",
        authors=(HOSTILE,),
        credits=(HOSTILE,),
    )
    annotated = add_statement(annotated, f"{HOSTILE} took place on 3 May 2026", (HOSTILE,), time="3 May 2026",
                              when=make_day("2026-05-03"), medium=HOSTILE)  # fmt: skip
    annotated = add_statement(annotated, "took place on 4 May 2026", (HOSTILE,), time="4 May 2026")
    one, two = annotated.statements
    entity = Entity(HOSTILE, "PER", HOSTILE, (HOSTILE, HOSTILE + "2"), (HOSTILE,),
                    ((HOSTILE, Mention(0, 5, "PER", HOSTILE)),))  # fmt: skip
    copy = Copy(HOSTILE, Span(0, 40), HOSTILE, Span(0, 40), 1.0)
    finding = make_finding("contradicted", (HOSTILE, (one,)), ("2026-05-04", (two,)), type="date", concept=HOSTILE,
                           origins=(HOSTILE,), explanation=HOSTILE)  # fmt: skip
    kinds = ("updated", "corroborated", "repeated", "refined", "single")
    more = tuple(make_finding(kind, (HOSTILE, (one, two)), type="name", explanation=HOSTILE) for kind in kinds)
    story = ComparedStory(
        Story(HOSTILE, (annotated,), (copy,), (entity,)), (finding, *more), {one.id: HOSTILE, two.id: HOSTILE}
    )
    return build_record([story], (Rejected(HOSTILE, HOSTILE),), language)
