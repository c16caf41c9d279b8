import httpx
import pytest

from synopse.faces.web import Settings
from synopse.faces.web.settings import MEGABYTE
from web_factory import browse, make_store, serve

TOKEN = "correct horse battery staple"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with make_store(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture(scope="module")
def guarded(store):
    with serve(store, Settings(token=TOKEN, names=("synopse.example",), most_bytes=MEGABYTE)) as address:
        yield address


@pytest.mark.parametrize("path", ["/", "/search?q=x", "/api/stories", "/nowhere", "/static/keys.js", "/add"])
def test_every_answer_carries_the_safety_headers(client, path):
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'" and policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("max-age=3600" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "[::1", "10.0.0.7"])
def test_another_name_that_leads_here_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "[::1]:1", "127.0.0.1"])
def test_this_machines_own_names_are_served(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_change_that_another_site_asks_for_is_refused(client, headers):
    client.get("/settings")
    assert client.send_form("/settings", {"name": "x"}, "/settings", headers=headers).status_code == 403
    assert client.post("/api/decisions", json={"kind": "dismiss"}, headers=headers).status_code == 403


def test_a_form_without_its_token_or_cookie_is_refused(address, client):
    assert client.post("/settings", data={"name": "x"}).status_code == 403
    assert client.post("/settings", data={"name": "x", "form_token": "0" * 64}).status_code == 403
    with browse(address) as other:
        other.get("/settings")
        other.cookies.clear()
        assert other.send_form("/settings", {"name": "x"}, "/settings").status_code == 200
    with browse(address) as stranger:
        token = client.get("/settings").text.split('form_token" value="')[1][:64]
        assert stranger.post("/settings", data={"name": "x", "form_token": token}).status_code == 403


def test_a_change_through_the_api_needs_json(client):
    form = client.post("/api/decisions", data={"kind": "dismiss", "finding": "x"})
    plain = client.post("/api/decisions", content='{"kind": "dismiss"}', headers={"Content-Type": "text/plain"})
    assert form.status_code == plain.status_code == 415


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(address):
    with browse(address) as client:
        cookies = client.get("/?lang=de").headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie


def test_a_reader_without_the_token_sees_nothing_but_the_page_that_asks_for_it(guarded):
    with httpx.Client(base_url=guarded) as stranger:
        assert stranger.get("/").headers["location"] == "/login"
        assert stranger.get("/login").status_code == 200
        assert stranger.get("/static/workbench.css").status_code == 200
        for path in ("/stories/x", "/search", "/add", "/settings"):
            assert stranger.get(path).status_code == 303
        assert stranger.get("/api/stories").status_code == 401
        assert stranger.get("/api/openapi.json").status_code == 401
        assert stranger.post("/add", data={"text": "x"}).status_code == 401
        for wrong in ("", "Bearer", "Bearer wrong", f"Basic {TOKEN}"):
            assert stranger.get("/api/stories", headers={"Authorization": wrong}).status_code == 401
        assert stranger.get("/", headers={"Cookie": f"synopse-login={TOKEN}"}).status_code == 303


def test_who_has_the_token_is_let_in_by_the_form_or_by_the_header(guarded):
    with browse(guarded) as reader:
        assert reader.get("/api/stories", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert reader.send_form("/login", {"token": "wrong"}, "/login").status_code == 403
        assert reader.get("/api/stories").status_code == 401
        assert reader.send_form("/login", {"token": TOKEN}, "/login").status_code == 200
        assert reader.get("/api/stories").status_code == 200
        assert TOKEN not in str(reader.cookies)


def test_a_further_name_of_the_machine_is_served_where_it_is_named(guarded, client):
    assert httpx.get(f"{guarded}/login", headers={"Host": "synopse.example"}).status_code == 200
    assert client.get("/login", headers={"Host": "synopse.example"}).status_code == 421


def test_on_all_addresses_any_address_of_the_machine_is_its_name_but_no_strange_name(store):
    with serve(store, Settings(host="0.0.0.0", token=TOKEN)) as address:
        assert httpx.get(f"{address}/login", headers={"Host": "192.168.1.7:8765"}).status_code == 200
        assert httpx.get(f"{address}/login", headers={"Host": "evil.example"}).status_code == 421


def test_a_body_above_the_limit_is_refused_whatever_length_it_announces(guarded):
    with httpx.Client(base_url=guarded, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        assert client.post("/add", content=b"x" * (MEGABYTE + 1)).status_code == 413

        def drops():
            for _ in range(40):
                yield b"x" * 50_000

        kind = {"Content-Type": "application/json"}
        assert client.post("/api/reports", content=drops(), headers=kind).status_code == 413


def test_a_page_that_leads_back_leads_to_our_own_pages_only(client):
    for back in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/x//evil",
        "javascript:alert(1)",
        "/%0d%0aX: y",
    ):
        with browse(str(client.base_url), headers={}) as fresh:
            fresh.follow_redirects = False
            answer = fresh.send_form("/settings", {"name": "Eva", "back": back}, "/settings")
            location = answer.headers["location"]
            assert location == "/settings" or (location.startswith("/%0d") and "\n" not in location), back
