"""A real browser looks at the workbench, by mouse, by keyboard, on a narrow screen, in the dark."""

import shutil

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from synopse.model import Report
from web_factory import EXAMPLES, make_store, serve

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")  # named, so that selenium never looks for one on the network
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--force-prefers-reduced-motion",  # else a page still scrolls to its anchor while the reader clicks
    "--disable-component-update", "--disable-sync", "--no-first-run", "--lang=en",
)  # fmt: skip
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and its driver")

# The contrast of every visible text with what lies behind it; those below 4.5 (3 where large), as WCAG's AA asks.
FAINT = """
const rgb = (c) => { const p = c.match(/[\\d.]+/g).map(Number); return p.length < 4 ? [...p, 1] : p; };
const linear = (v) => v <= 10.01 ? v / 3294.6 : ((v / 255 + .055) / 1.055) ** 2.4;
const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
const behind = (e) => {
  for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > .5) return c; }
  return [255, 255, 255, 1];
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
  if (!words || !e.checkVisibility() || e.closest(".away, .skip, svg, script, option")) continue;
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  const [a, b] = [light(rgb(style.color)), light(behind(e))].sort((x, y) => y - x);
  const contrast = (a + .05) / (b + .05), large = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
  if (contrast < (large ? 3 : 4.5)) found.push(`${words.slice(0, 40)} ${contrast.toFixed(2)}`);
}
return found;
"""


@pytest.fixture(scope="module")
def chromium():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in QUIET:
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.implicitly_wait(0)
    yield driver
    driver.quit()


class Reader:
    """Someone who sits before the workbench."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address

    def open(self, path):
        self.driver.get(self.address + path)
        return self

    def one(self, css, within=None):
        return (within or self.driver).find_element(By.CSS_SELECTOR, css)

    def all(self, css, within=None):
        return (within or self.driver).find_elements(By.CSS_SELECTOR, css)

    def click(self, css, within=None):
        element = self.one(css, within)
        page = self.one("html")
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()
        return page

    def follow(self, css, within=None):
        """Click what leads to another page, and wait for that."""
        before = self.driver.execute_script("return performance.timeOrigin")
        self.click(css, within)
        self.until(lambda: self.driver.execute_script("return performance.timeOrigin") != before)
        self.until(lambda: self.driver.execute_script("return document.readyState") == "complete")

    def until(self, met, seconds=40):
        passing = (NoSuchElementException, StaleElementReferenceException)  # while one page gives way to the next
        WebDriverWait(self.driver, seconds, 0.1, ignored_exceptions=passing).until(lambda _: met())

    def press(self, *keys):
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()
        return self.driver.switch_to.active_element

    @property
    def heading(self):
        return self.one("h1").text

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.address)

    def resize(self, width, height=900, *, dark=False):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


@pytest.fixture
def reader(chromium, address):
    """A reader of the example stories who has just come in."""
    chromium.delete_all_cookies()
    reader = Reader(chromium, address)
    reader.resize(1280)
    yield reader
    faults = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    assert faults == []


def all_paths(store):
    story = store.story(store.stories(order="contradicted").items[0].key)
    side = story.findings[0].finding.statements[0]
    keys = {a.report.id: line.key for a, line in zip(story.record.story.reports, story.reports, strict=True)}
    report = f"/reports/{keys[side.report]}"
    entity = store.entities().items[0].id
    return ("/", f"/stories/{story.line.key}", f"/stories/{story.line.key}/history", report,
            f"{report}?at={side.start}-{side.end}", "/entities", f"/entities/{entity}", "/search?q=ship", "/add",
            "/decisions", "/settings", "/api")  # fmt: skip


def test_a_day_at_the_desk(chromium, tmp_path):
    with make_store(tmp_path) as store, serve(store) as address:
        reader = Reader(chromium, address)
        reader.resize(1280)
        reader.open("/?lang=en")
        # Add the example stories.
        reader.follow(".nothing .button")
        folders = [EXAMPLES / name for name in ("brueckensperrung", "gipfel-summit")]
        files = sorted(str(path) for folder in folders for path in folder.iterdir())
        reader.one("#files").send_keys("\n".join(files))
        reader.follow("button.main")
        reader.until(lambda: reader.heading == "Done")
        assert "8 reports added" in reader.one(".job").text
        # Find the contradiction, and open both of its sources.
        reader.follow("p > .button")
        Select(reader.one("#by-order")).select_by_value("contradicted")
        reader.follow(".filters .send button")
        assert "1 contradiction" in reader.one(".line .tally").text
        reader.follow(".line h2 a")
        story = reader.path
        values = [value.text for value in reader.all(".card.contradicted .value")]
        assert len(set(values)) == 2
        opened = []
        for side in range(2):
            reader.follow("blockquote a", reader.all(".card.contradicted .side")[side])
            assert reader.one(".body .chosen").is_displayed() and reader.one("#chosen").is_displayed()
            opened.append(reader.one(".facts b").text)
            reader.open(story)
        assert len(set(opened)) == 2
        # Dismiss it, see it dismissed, undo that.
        reader.follow(".card.contradicted button[value=dismiss]")
        assert not reader.all("section.contradicted .card") and "No contradictions" in reader.one(".findings.none").text
        assert reader.one("#dismissed details").get_attribute("open")
        assert "Dismissed" in reader.one("#dismissed .notes").text
        reader.follow("#dismissed .notes button")
        assert reader.all("section.contradicted .card") and not reader.all("#dismissed")
        # Join two entities.
        reader.open("/entities")
        picked = [box.get_attribute("value") for box in reader.all("input[name=names]")[-2:]]
        for box in reader.all("input[name=names]")[-2:]:
            chromium.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", box)
            box.click()
        reader.follow("button[value=same]")
        assert store.entities(picked[0]).items == store.entities(picked[1]).items
        reader.open("/decisions")
        assert "Joined" in reader.one(".log").text and picked[0] in reader.one(".log").text
        # Search, and switch the language.
        reader.one("#find").send_keys("Brücke")
        reader.one("#find").send_keys(Keys.ENTER)
        reader.until(lambda: reader.path.startswith("/search"))
        reader.until(lambda: reader.all(".hits mark"))
        reader.follow(".reader a[hreflang=de]")
        assert reader.heading == "Suche" and reader.one("html").get_attribute("lang") == "de"
        reader.follow(".hits h3 a")
        assert reader.one("html").get_attribute("lang") == "de"


def test_by_keyboard_alone(reader):
    reader.open("/?lang=en&order=contradicted")
    assert reader.press(Keys.TAB).get_attribute("class") == "skip"
    assert reader.driver.switch_to.active_element.is_displayed()
    reader.press(Keys.ENTER)
    assert reader.path.endswith("#main")
    link = reader.press("j")
    assert link == reader.one(".line h2 a")
    reader.press("j", "k")
    assert reader.driver.switch_to.active_element == link
    outline = link.value_of_css_property("outline-style")
    assert outline == "solid"
    reader.press(Keys.ENTER)
    reader.until(lambda: reader.path.startswith("/stories/"))
    reader.until(lambda: reader.all(".card"))
    assert reader.press("j") == reader.one(".card")
    wording = reader.press(Keys.TAB)
    assert "?at=" in wording.get_attribute("href")
    reader.press(Keys.ENTER)
    reader.until(lambda: reader.path.startswith("/reports/"))
    assert reader.one("#chosen").is_displayed()
    reader.press("/")
    assert reader.driver.switch_to.active_element.get_attribute("id") == "find"
    reader.press("f", "i", "r", "e", Keys.ENTER)
    reader.until(lambda: reader.path == "/search?q=fire")
    assert reader.all(".hits li")


def test_every_control_is_reached_by_the_keyboard_and_shows_that_it_is(reader):
    reader.open("/add?lang=en")
    seen = []
    for _ in range(40):
        here = reader.press(Keys.TAB)
        if here.tag_name == "body":
            break
        assert here.value_of_css_property("outline-style") != "none", here.get_attribute("outerHTML")
        seen.append(here.get_attribute("id") or here.text)
    wanted = {"find", "files", "text", "outlet", "published", "title", "url", "Add reports"}
    assert wanted <= set(seen)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_runs_over_the_edge_of_a_narrow_screen(reader, examples, width):
    reader.resize(width)
    for path in all_paths(examples):
        reader.open(f"{path}{'&' if '?' in path else '?'}lang=de")
        wide = reader.driver.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, path
        small = [box.size for box in reader.all("button") if box.is_displayed() and 0 < box.size["height"] < 20]
        assert small == [], path


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_stands_out_from_what_is_behind_it(reader, examples, dark):
    reader.resize(1280, dark=dark)
    for path in all_paths(examples):
        reader.open(path)
        assert reader.driver.execute_script(FAINT) == [], path


def test_a_hostile_report_is_shown_as_text_and_does_nothing(chromium, tmp_path):
    acting = "<script>document.title='gone'</script><img src=x onerror=\"document.title='gone'\"><svg/onload=alert(1)>"
    text = f"Rabenau. {acting} Der Brand \u202everkehrt\u202c dauerte laut Polizei drei Tage. {acting}"
    title = f"{acting}\u202e" + "Titel " * 350_000
    reports = [
        Report(f"r{n}", f"{text} {n}", title, f"{acting}{n}", "2026-03-18", "de", "javascript:alert(1)", (acting,))
        for n in range(2)
    ]
    with make_store(tmp_path, reports) as store, serve(store) as address:
        reader = Reader(chromium, address)
        chromium.get_log("browser")
        for path in all_paths(store):
            reader.open(path)
            assert reader.heading
            assert chromium.title != "gone" and chromium.execute_script("return document.images.length") == 0
            assert chromium.execute_script("return document.scripts.length") == 1
            assert not [a for a in reader.all("a") if (a.get_attribute("href") or "").startswith("javascript")]
            assert chromium.execute_script("return document.documentElement.scrollWidth <= innerWidth"), path
        report = next(path for path in all_paths(store) if path.startswith("/reports"))
        reader.open(report)
        shown = reader.one(".body").text
        assert "<script>document.title='gone'</script>" in shown and "\N{REPLACEMENT CHARACTER}verkehrt" in shown
        assert "javascript:alert(1)" in reader.one(".address").text
        assert [entry for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_printed_it_is_the_text_without_the_controls(reader, examples):
    reader.open(all_paths(examples)[1])
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = [e for e in reader.all(".bar nav, .find, .verdict form, button, .pick") if e.is_displayed()]
    assert shown == []
    assert reader.one(".card .value").is_displayed()
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
