from dataclasses import replace

from record_factory import make_bridge_story
from store_factory import article
from synopse.record.store.keys import finding_key, plain_report, report_key


def test_a_key_depends_on_content_and_not_on_the_id():
    report = article("Text", "a", outlet="Bote", title="T", published="2026-01-01")
    assert report_key(report) == report_key(replace(report, id="b"))
    changed = ({"text": "Text."}, {"outlet": "Kurier"}, {"title": ""}, {"published": ""}, {"url": "x"})
    assert len({report_key(report), *(report_key(replace(report, **change)) for change in changed)}) == 6
    assert report_key(article("ab", title="c")) != report_key(article("a", title="bc"))


def test_a_findings_key_depends_on_its_statements_and_not_on_the_order_of_its_sides():
    findings = make_bridge_story().findings
    keys = [finding_key(finding, str.upper) for finding in findings]
    assert len(set(keys)) == len(findings)
    turned = replace(findings[4], sides=findings[4].sides[::-1], explanation="other", confidence=0.1)
    assert finding_key(turned, str.upper) == keys[4]
    assert finding_key(findings[4], str.lower) != keys[4]


def test_lone_surrogates_become_question_marks():
    plain = plain_report(replace(article("a\ud800b", "\udfff"), authors=("\ud800",)))
    assert (plain.text, plain.id, plain.authors) == ("a?b", "?", ("?",))
