import json
from dataclasses import asdict

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from synopse.faces.web import Settings
from synopse.faces.web.api.description import describe
from synopse.record import record_schema, record_to_json
from synopse.run import compare_paths
from web_factory import EXAMPLES, browse, make_store, serve, wait_for

DESCRIPTION = json.loads(describe())
API = schemathesis.openapi.from_dict(DESCRIPTION)
TEXT = "Rabenau (epo). Bei einem Brand in Rabenau sind am Montag {} Menschen verletzt worden, sagte die Polizei."


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The address of a workbench with one story, on which tests may change what they like."""
    limits = Settings(user="Eva", comparing_reports=5, comparing_bytes=200_000, comparing_seconds=60)
    folder = tmp_path_factory.mktemp("store")
    with make_store(folder, paths=[EXAMPLES / "harbour-fire"]) as store, serve(store, limits) as address:
        yield address


def shape(path, method="get", status="200"):
    schema = DESCRIPTION["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
    return {**schema, "components": DESCRIPTION["components"]}


def get(client, path, route, **query):
    answer = client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    content = answer.json()
    jsonschema.validate(content, shape(route))
    return content


def test_every_reading_answers_in_the_shape_that_is_described(client):
    counts = get(client, "/api/counts", "/api/counts")
    stories = get(client, "/api/stories", "/api/stories", order="contradicted", limit=2)
    assert stories["total"] == counts["stories"] == 3 and len(stories["items"]) == 2
    key = stories["items"][0]["key"]
    story = get(client, f"/api/stories/{key}", "/api/stories/{key}", lang="de")
    jsonschema.validate(story["record"], record_schema())
    kinds = [finding["kind"] for finding in story["record"]["stories"][0]["findings"]]
    places = [finding["place"] for finding in story["findings"]]
    assert places == [place for place, kind in enumerate(kinds) if kind != "single"]
    assert get(client, f"/api/stories/{key}/history", "/api/stories/{key}/history", limit=3)["total"] > 3
    report = get(client, f"/api/reports/{story['reports'][0]['key']}", "/api/reports/{key}")
    assert report["annotations"]["statements"] and report["text"]
    entity = get(client, "/api/entities", "/api/entities", name="Tif")["items"][0]
    found = get(client, f"/api/entities/{entity['id']}", "/api/entities/{key}", limit=1)
    assert found["statements"]["total"] > len(found["statements"]["items"]) == 1
    assert get(client, "/api/search", "/api/search", q="fire", limit=1)["items"]
    get(client, "/api/decisions", "/api/decisions")


def test_pages_of_a_list_hold_each_item_once(client):
    whole = client.get("/api/entities", params={"limit": 200}).json()
    parts = [client.get("/api/entities", params={"limit": 7, "offset": n}).json()["items"] for n in range(0, 70, 7)]
    assert [entity["id"] for part in parts for entity in part] == [entity["id"] for entity in whole["items"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/stories/nothing", 404), ("/api/stories/nothing/history", 404), ("/api/reports/nothing", 404),
        ("/api/entities/nothing", 404), ("/api/additions/nothing", 404), ("/api/nothing", 404),
        ("/api/stories?limit=0", 400), ("/api/stories?limit=1000", 400), ("/api/stories?offset=-1", 400),
        ("/api/stories?order=worst", 400), ("/api/stories?since=yesterday", 400), ("/api/search?kind=x", 400),
    ],
)  # fmt: skip
def test_what_is_not_there_or_makes_no_sense_is_a_sentence(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"} and answer.json()["error"]


def test_reports_are_added_and_their_finding_is_decided_about(small):
    with browse(small) as client:
        told = (("drei", "A"), ("vier", "B"))
        reports = [{"text": TEXT.format(n), "outlet": name, "published": "2026-03-18"} for n, name in told]
        answer = client.post("/api/reports", json={"reports": reports}, params={"who": "Ada"})
        assert answer.status_code == 202
        jsonschema.validate(answer.json(), shape("/api/reports", "post", "202"))
        job = wait_for(client, f"/api/additions/{answer.json()['id']}")
        assert len(job["added"]) == 2
        report = client.get(f"/api/reports/{job['added'][0]}").json()
        assert report["report"]["added"]["who"] == "Ada"
        finding = report["findings"][0]
        decided = client.post("/api/decisions", json={"kind": "dismiss", "finding": finding}, params={"who": "Ada"})
        assert decided.status_code == 201 and decided.json()["act"]["who"] == "Ada"
        jsonschema.validate(decided.json(), shape("/api/decisions", "post", "201"))
        story = client.get(f"/api/stories/{report['report']['story']}").json()
        assert {f["status"] for f in story["findings"] if f["key"] == finding} == {"dismissed"}
        undone = client.post(f"/api/decisions/{decided.json()['number']}/undo", json={})
        assert undone.json()["undoes"] == decided.json()["number"] and undone.json()["act"]["who"] == "Eva"
        assert client.post(f"/api/decisions/{decided.json()['number']}/undo", json={}).status_code == 400


def test_comparing_gives_the_record_that_the_command_line_gives_and_keeps_nothing(small):
    folder = EXAMPLES / "harbour-fire" / "reports.jsonl"
    known = ("id", "text", "outlet", "published", "title", "language", "url", "authors")
    lines = [json.loads(line) for line in folder.read_text(encoding="utf-8").splitlines()]
    reports = [{name: line[name] for name in known if name in line} for line in lines]
    with browse(small) as client:
        before = client.get("/api/counts").json()
        answer = client.post("/api/compare", json={"reports": reports, "language": "de"})
        assert client.get("/api/counts").json() == before
    assert answer.content == record_to_json(compare_paths([folder], "de"))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"reports": []}, 400), ({"reports": [{"text": "x"}] * 6}, 400), ({"reports": [{"text": "x" * 300_000}]}, 413),
        ({"reports": [{"text": "x"}], "language": "xx"}, 400), ({"reports": [{}]}, 400), ([], 400),
        ({"reports": [{"text": "a\0b"}]}, 200), ({"reports": [{"text": ""}]}, 200),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(small, body, status):
    with browse(small) as client:
        answer = client.post("/api/compare", json=body)
    assert answer.status_code == status
    assert status != 200 or answer.json()["rejected"]


def test_a_comparison_that_takes_too_long_is_given_up(tmp_path):
    with make_store(tmp_path) as store, serve(store, Settings(comparing_seconds=-1)) as address:
        answer = httpx.post(f"{address}/api/compare", json={"reports": [{"text": TEXT}]})
    assert answer.status_code == 413 and "too long" in answer.json()["error"]


def test_the_store_views_that_the_api_gives_out_are_described(examples):
    described = DESCRIPTION["components"]["schemas"]
    assert set(described["StoryLine"]["properties"]) == set(asdict(examples.stories().items[0]))


@API.parametrize()
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
def test_nothing_that_the_description_allows_or_forbids_makes_it_fail(case, small):
    answer = case.call(base_url=small)
    case.validate_response(
        answer,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
            schemathesis.checks.CHECKS.get_one("status_code_conformance"),
        ],
    )
