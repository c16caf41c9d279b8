from datetime import datetime

from record_factory import add_statement, make_annotated, make_bridge_story, make_day, make_finding
from synopse.model import Interval, Precision, Rejected, Story
from synopse.record import ComparedStory, build_record
from synopse.record.build import find_timeline, find_title


def make_story(*reports, **fields):
    return Story("s", tuple(reports), **fields)


def test_contradictions_go_first_whatever_the_order_of_the_findings():
    story = make_bridge_story()
    turned = ComparedStory(story.story, story.findings[::-1], story.origins)
    record, other = build_record([story], (), "de"), build_record([turned], (), "de")
    assert [f.kind for f in record.stories[0].findings][:3] == ["contradicted", "contradicted", "updated"]
    assert record == other


def test_larger_stories_go_first_and_rejected_sources_are_sorted():
    small = ComparedStory(Story("a", (make_annotated("Eins."),)), (), {})
    large = ComparedStory(Story("b", (make_annotated("Eins."), make_annotated("Zwei.", id="b"))), (), {})
    record = build_record([small, large], [Rejected("z", "x"), Rejected("a", "x")], "de")
    assert [story.story.id for story in record.stories] == ["b", "a"]
    assert [entry.id for entry in record.rejected] == ["a", "z"]


def test_a_given_title_goes_before_a_headline_in_the_text_and_that_before_a_first_sentence():
    titled = make_annotated("Die Brücke ist zu.", id="z", title="Brücke zu")
    headed = make_annotated("Oderbrücke gesperrt\nSie ist zu.", id="b", kinds=["headline"])
    bare = make_annotated("Die Brücke ist seit Mittwoch zu.", id="a")
    assert find_title(make_story(bare, headed, titled), "de") == "Brücke zu"
    assert find_title(make_story(bare, headed), "de") == "Oderbrücke gesperrt"
    assert find_title(make_story(bare), "de") == "Die Brücke ist seit Mittwoch zu."


def test_a_headline_further_down_is_not_the_title():
    text = make_annotated("Die Brücke ist zu.\nWer nun hilft\nDie Fähre.", kinds=["body", "headline", "body"])
    assert find_title(make_story(text), "de") == "Die Brücke ist zu."


def test_the_title_that_the_other_reports_bear_out_wins():
    odd = make_annotated("Die Brücke ist gesperrt.", id="a", title="Ein schwarzer Mittwoch")
    plain = make_annotated("Zu ist sie, die Brücke.", id="b", title="Brücke gesperrt")
    assert find_title(make_story(odd, plain), "de") == "Brücke gesperrt"


def test_a_title_in_the_language_of_the_record_wins():
    english = make_annotated("The bridge is closed. Brücke gesperrt.", id="a", title="Bridge closed", language="en")
    german = make_annotated("Zu ist sie.", id="b", title="Brücke gesperrt")
    assert find_title(make_story(english, german), "de") == "Brücke gesperrt"
    assert find_title(make_story(english, german), "en") == "Bridge closed"


def test_a_long_first_sentence_is_cut_between_words():
    title = find_title(make_story(make_annotated("Wort " * 60)), "de")
    assert title.endswith("Wort …") and len(title) < 115


def test_a_title_is_one_line_and_never_missing():
    assert find_title(make_story(make_annotated("x", title="Zwei\n  Zeilen")), "de") == "Zwei Zeilen"
    assert find_title(make_story(make_annotated("", id="leer")), "de") == "leer"


def test_the_timeline_is_sorted_and_holds_equal_times_once():
    one = make_annotated("Am 3. kam er. Am 2. ging sie. Am 2. blieb er.")
    one = add_statement(one, "Am 3. kam er", when=make_day("2026-03-03"))
    one = add_statement(one, "Am 2. ging sie", when=make_day("2026-03-02"))
    one = add_statement(one, "Am 2. blieb er", when=make_day("2026-03-02"))
    entries = find_timeline(one.statements)
    assert [(entry.when, entry.precision, len(entry.statements)) for entry in entries] == [
        ("2026-03-02", "day", 2),
        ("2026-03-03", "day", 1),
    ]


def test_open_intervals_find_a_place_and_unbounded_ones_none():
    def interval(start, end):
        return Interval(start, end, Precision.DAY)

    text = make_annotated("a b c d")
    day = datetime(2026, 3, 2)
    for words, when in (
        ("a", interval(day, None)),
        ("b", interval(None, day)),
        ("c", interval(None, None)),
        ("d", None),
    ):
        text = add_statement(text, words, when=when)
    assert [entry.when for entry in find_timeline(text.statements)] == ["../2026-03-01", "2026-03-02/.."]


def test_findings_of_one_kind_follow_the_order_of_the_reports():
    text = make_annotated("Eins. Zwei.")
    text = add_statement(text, "Eins")
    text = add_statement(text, "Zwei")
    late, early = (make_finding("single", ("", (text.statements[n],))) for n in (1, 0))
    record = build_record([ComparedStory(make_story(text), (late, early), {})], (), "de")
    assert record.stories[0].findings == (early, late)
