from dataclasses import replace

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.group import find_copies
from synopse.languages import load_language
from synopse.model import Annotated

WIRE = (
    "Der Chemiker Anton Wesselburg hat in Sellheim eine neue Messung vorgestellt, die seit Jahren erwartet worden war. "
    "Die Werte liegen nach seinen Worten deutlich über dem, was die Behörde bisher angenommen hatte."
)
INSERTED = (
    "Wie lange sie noch halten, weiß im ganzen Amt keiner, denn alle sind alt, verbeult und oft nur noch geflickt."
)
QUOTE = "„Wir haben sieben Jahre lang in allen Kellern dieser Stadt gemessen und nirgends einen solchen Wert gefunden“"


def read(name: str, text: str, **fields: str) -> Annotated:
    annotated = Annotated(make_report(text, id=name, **fields))
    return replace(annotated, sentences=find_sentences(annotated, load_language("de")))


def found(*reports: Annotated) -> list[tuple[str, str, str, str]]:
    texts = {annotated.report.id: annotated.report.text for annotated in reports}
    return [
        (copy.report, copy.span.of(texts[copy.report]), copy.other, copy.other_span.of(texts[copy.other]))
        for copy in find_copies(reports)
    ]


def test_a_copied_paragraph_is_found_with_its_exact_span() -> None:
    first = read("a", "Morgens schien die Sonne. " + WIRE)
    second = read("b", WIRE + " Am Abend gab es dazu eine Feier mit vielen Gästen.")
    assert found(first, second) == [("b", WIRE[:-1], "a", WIRE[:-1])]


def test_lightly_edited_words_stay_inside_the_copy() -> None:
    edited = WIRE.replace("vorgestellt", "präsentiert").replace("deutlich", "weit").replace("bisher ", "")
    ((_, text, _, original),) = found(read("a", WIRE), read("b", edited))
    assert (text, original) == (edited[:-1], WIRE[:-1])


def test_a_phrase_told_twice_does_not_hide_the_rest_of_a_copy() -> None:
    phrase = "als die Messgeräte in allen Kellern der Altstadt wieder anschlugen"
    first, rest = f"{WIRE} Das begann, {phrase}.", "Am Sonntag kam es zum Streit, und drei Räte gingen vor der Zeit."
    copies = found(read("a", f"{first} {INSERTED} Niemand schlief, {phrase}. {rest}"), read("b", f"{first} {rest}"))
    assert [text for _, text, *_ in copies] == [first[:-1], rest[:-1]]


def test_the_later_report_copies_from_the_earlier_one() -> None:
    reports = read("a", WIRE, published="2031-05-02"), read("b", WIRE + " Ende.", published="2031-05-01")
    assert [(copy.report, copy.other) for copy in find_copies(reports)] == [("a", "b")]


def test_quoting_the_same_person_is_no_copying() -> None:
    assert not found(read("a", f"{QUOTE}, sagte Wesselburg."), read("b", f"Wesselburg erklärte: {QUOTE}."))


def test_a_few_common_words_are_no_copying() -> None:
    one = read("a", "Das teilte die Polizei am Montag mit. Der Zug fuhr weiter.")
    assert not found(one, read("b", "Ein Baum fiel um, das teilte die Polizei am Montag mit, niemand kam zu Schaden."))


def test_reports_of_two_languages_are_not_compared() -> None:
    english = replace(read("a", WIRE), report=make_report(WIRE, "en", id="a"))
    assert not find_copies([english, read("b", WIRE)])
