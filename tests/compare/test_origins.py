import pytest

import factory
from compare.builders import make_entity, make_mention, make_profile, make_story
from factory import annotate
from synopse.compare.origins import Origins
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles
from synopse.compare.voices import agency_of, credited_agencies
from synopse.model import Copy, Span

WORDINGS = (
    "The warehouse roof burnt at night, and nobody in the yard was hurt by it.",
    "No one came to harm when flames ate up the top of the store in the dark.",
    "After sunset the depot lost its cover to a blaze that spared every worker.",
)


def origins_of(*profiles: Profile, **fields) -> Origins:
    return Origins(make_story(*profiles, **fields), profiles)


def independent(*fields: dict, **story) -> tuple[str, ...]:
    """Return the independent origins of differently worded statements, each of its own report."""
    profiles = [
        make_profile(own.pop("text", text), report=key, **own)
        for key, text, own in zip("abc", WORDINGS, map(dict, fields), strict=False)
    ]
    return origins_of(*profiles, **story).independent(profiles)


def test_without_source_or_agency_the_outlet_is_the_origin():
    assert independent({}, {}) == ("Outlet a", "Outlet b")
    assert independent({"outlet": ""}, {}) == ("Outlet b", "a")


def test_two_reports_of_one_outlet_are_one_origin():
    assert independent({"outlet": "Strandpost"}, {"outlet": "Strandpost"}) == ("Strandpost",)


def test_the_agency_that_a_report_credits_goes_before_its_outlet():
    assert independent({"credits": ("Foto: Nordlicht", "dpa")}) == ("dpa",)


def test_the_named_source_goes_before_the_agency():
    assert independent({"credits": ("dpa",), "chain": ("Tomke Harms",)}) == ("Tomke Harms",)


def test_of_a_chain_the_innermost_source_is_the_origin():
    assert independent({"chain": ("Küstenbote", "Tomke Harms")}) == ("Tomke Harms",)


def test_reports_of_one_agency_are_one_origin():
    assert independent({"credits": ("dpa",)}, {"credits": ("AFP", "Deutsche Presse-Agentur")}) == ("AFP",)
    assert independent({"credits": ("dpa",)}, {"credits": ("AFP",)}) == ("AFP", "dpa")


def test_a_source_named_in_two_reports_is_one_origin():
    assert independent({"chain": ("Tomke Harms",)}, {"chain": ("tomke harms",)}) == ("Tomke Harms",)


def test_a_shorter_name_of_a_source_is_the_same_source():
    assert independent({"chain": ("Tomke Harms",)}, {"chain": ("Harms",)}) == ("Harms",)


def test_a_source_in_the_genitive_is_the_same_source():
    named = [{"chain": (name,), "language": "de"} for name in ("Landesamt für Deiche", "Landesamts für Deiche")]
    assert independent(*named) == ("Landesamt für Deiche",)


def test_two_named_sources_stay_two_though_one_agency_brings_both():
    sources = [{"chain": (name,), "credits": ("dpa",)} for name in ("Tomke Harms", "Ilka Brandvold")]
    assert independent(*sources) == ("Ilka Brandvold", "Tomke Harms")


def test_who_cites_an_agency_and_who_prints_it_are_one_origin():
    assert independent({"chain": ("dpa",)}, {"credits": ("dpa",)}) == ("dpa",)


def test_a_source_is_known_by_its_entity_however_it_is_spelt():
    one = make_profile("Sergej Tarassow said that the roof burnt.", chain=("Sergej Tarassow",))
    other = make_profile("The fire took the roof, Sergei Tarasov said.", report="b", chain=("Sergei Tarasov",))
    mentions = [
        (key, make_mention(name, start=told.text.index(name)))
        for key, name, told in (("a", "Sergej Tarassow", one), ("b", "Sergei Tarasov", other))
    ]
    entity = make_entity("e1", "PER", "Sergej Tarassow", *mentions)
    origins = origins_of(one, other, entities=(entity,))
    assert origins.dependent(one, other)
    assert set(origins.names.values()) == {"Sergej Tarassow"}


def test_who_holds_an_office_alone_is_whom_another_report_names_with_it():
    def origins(named: str, office: str) -> int:
        texts = (
            f"{named} said the bridge would reopen on Friday.",
            f"{office} said traffic could cross it from Friday.",
        )
        story = factory.make_story(
            *(annotate(t, "en", id=key, outlet=key.upper()) for key, t in zip("ab", texts, strict=True))
        )
        profiles = [profile for profile in make_profiles(story) if profile.chain]
        return len(Origins(story, profiles).independent(profiles))

    assert origins("Mayor Ann Hallstead", "The mayor") == 1
    assert origins("Mayor Ann Hallstead", "The governor") == 2
    assert origins("Police spokesman Jon Marwick", "A hospital spokesman") == 2


def test_a_shared_passage_is_one_origin_whatever_the_outlets():
    copy = Copy("a", Span(0, 20), "b", Span(0, 20), 0.95)
    assert independent({}, {}, copies=(copy,)) == ("Outlet a",)
    elsewhere = Copy("a", Span(500, 520), "b", Span(0, 20), 0.95)
    assert independent({}, {}, copies=(elsewhere,)) == ("Outlet a", "Outlet b")


def test_a_long_sentence_in_equal_words_is_one_origin_and_a_short_one_chance():
    long = "The warehouse roof burnt at night, and nobody in the yard was hurt by it, so far."
    assert independent({}, {"text": long}) == ("Outlet a",)
    assert independent({"text": "Nobody was hurt."}, {"text": "Nobody was hurt."}) == ("Outlet a", "Outlet b")


def test_six_words_are_one_origin_only_word_for_word():
    assert independent({"text": "In his arms was a towel."}, {"text": "In his arms was a towel"}) == ("Outlet a",)
    assert independent({"text": "In his arms was a towel"}, {"text": "In her arms was a towel"}) == (
        "Outlet a",
        "Outlet b",
    )


def test_a_short_quotation_in_equal_words_is_one_origin():
    quotes = [
        annotate(text, "en", id=key, outlet=key.upper())
        for key, text in (
            ("a", "“I never touched the sluice gate,” said the lock keeper."),
            ("b", "Tomke Harms said: “I never touched the sluice gate.”"),
        )
    ]
    profiles = [p for p in make_profiles(factory.make_story(*quotes)) if "sluice" in p.text]
    assert len(Origins(factory.make_story(*quotes), profiles).independent(profiles)) == 1


def test_a_quotation_is_one_origin_though_one_report_has_lost_its_marks():
    quoted = annotate("“I slipped on the ice,” said Tomke Harms.", "en", id="a", outlet="A")
    bare = annotate("I slipped on the ice. Then the lock keeper fell.", "en", id="b", outlet="B")
    profiles = [p for p in make_profiles(factory.make_story(quoted, bare)) if "slipped" in p.text]
    assert len(profiles) == 2
    assert len(Origins(factory.make_story(quoted, bare), profiles).independent(profiles)) == 1


def test_what_two_share_with_a_third_is_one_origin_of_all():
    chain = [Copy("a", Span(0, 20), "b", Span(0, 20), 0.95), Copy("c", Span(0, 20), "b", Span(30, 50), 0.95)]
    assert independent({}, {}, {}, copies=tuple(chain)) == ("Outlet a",)


def test_the_number_of_origins_does_not_hang_on_the_order():
    profiles = [
        make_profile(WORDINGS[0], credits=("dpa",)),
        make_profile(WORDINGS[1], report="b", chain=("dpa",)),
        make_profile(WORDINGS[2], report="c", chain=("Tomke Harms",)),
    ]
    origins = origins_of(*profiles)
    assert origins.independent(profiles) == origins.independent(profiles[::-1]) == ("Tomke Harms", "dpa")


@pytest.mark.parametrize("name", ["dpa", "DPA", "Deutsche Presse-Agentur"])
def test_an_agency_has_one_name_however_it_is_written(name: str):
    assert agency_of(name) == "dpa"


def test_of_a_reports_credits_only_agencies_count_and_each_once():
    report = make_profile(credits=("Nordlicht", "dpa", "Deutsche Presse-Agentur", "AFP")).report.report
    assert credited_agencies(report) == ("dpa", "AFP")


def test_a_capital_that_speaks_is_one_source_in_both_languages():
    german = annotate("Moskau erklärte, die Brücke über den Fluss sei gesperrt.", "de", id="a", outlet="A")
    english = annotate("Moscow said that the bridge over the river was closed.", "en", id="b", outlet="B")
    story = factory.make_story(german, english)
    profiles = make_profiles(story)
    assert len(Origins(story, profiles).independent(profiles)) == 1


def test_a_source_without_a_name_is_one_in_two_languages():
    german = annotate("Elf Menschen wurden verletzt, teilte die Feuerwehr mit.", "de", id="a", outlet="A")
    english = annotate("Eleven people were hurt, the fire brigade said.", "en", id="b", outlet="B")
    hospital = annotate("Eleven people were hurt, the hospital said.", "en", id="c", outlet="C")
    for other, origins in ((english, 1), (hospital, 2)):
        story = factory.make_story(german, other)
        profiles = make_profiles(story)
        assert len(Origins(story, profiles).independent(profiles)) == origins


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("National Harbour Agency", "en"), ("NHA", "en")),
        (("Rettungsdienste", "de"), ("Rettungsdiensten", "de")),
        (("company", "en"), ("Deichwerke", "de")),
        (("Unternehmen", "de"), ("Deichwerke", "de")),
    ],
)
def test_a_source_is_known_by_initials_in_another_case_and_by_a_noun_that_points_back(one, other):
    sources = [{"chain": (name,), "language": language} for name, language in (one, other)]
    assert len(independent(*sources)) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Ministerium", "de"), ("Sozialministerium", "de"), 1),
        (("Innenministerium", "de"), ("Sozialministerium", "de"), 2),
        (("American prosecutors", "en"), ("Federal prosecutors", "en"), 1),
        (("American prosecutors", "en"), ("Italian prosecutors", "en"), 2),
    ],
)
def test_a_bare_noun_may_mean_a_longer_one_and_a_nation_may_be_left_out(one, other, count):
    assert len(independent(*[{"chain": (name,), "language": language} for name, language in (one, other)])) == count


def test_what_two_named_sources_say_in_the_same_words_is_said_twice():
    told = "The old tower by the river mouth has stood empty for years."
    assert len(independent({"text": told, "chain": ("Nora Quist",)}, {"text": told, "chain": ("Ivo Lund",)})) == 2
    assert len(independent({"text": told, "chain": ("Nora Quist",)}, {"text": told})) == 1


def test_a_noun_that_points_back_to_a_company_means_no_office():
    sources = [{"chain": (name,), "language": "en"} for name in ("company", "harbour police")]
    assert len(independent(*sources)) == 2


def test_who_is_not_known_may_be_whom_another_report_names():
    assert len(independent({"chain": ("",)}, {"chain": ("Tomke Harms",)})) == 1
    assert len(independent({"chain": ("",)}, {})) == 2
