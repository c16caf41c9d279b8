"""A spaCy pipeline in place of the model of the package."""

import importlib
from types import SimpleNamespace
from typing import Any

import pytest

from factory import annotate
from synopse import SettingError
from synopse.annotate.mentions.pipelines import PipelineTagger, chosen_pipeline
from synopse.faces.cli import main
from synopse.languages import load_language


def entity(start: int, end: int, label: str) -> Any:
    return SimpleNamespace(start_char=start, end_char=end, label_=label)


class FixedPipeline:
    """Finds the same spans in every text."""

    def __init__(self, *entities: Any) -> None:
        self.entities = entities

    def pipe(self, texts):
        return (SimpleNamespace(ents=self.entities) for _ in texts)


def found(text: str, *entities: Any) -> list[tuple[str, str, str]]:
    names = PipelineTagger(FixedPipeline(*entities)).find(annotate(text))
    return [(text[name.tokens[0].start : name.tokens[-1].end], name.type, name.rule) for name in names]


def test_labels_of_both_kinds_of_pipelines_are_known_and_others_left_out():
    text = "Karin Tessmer reist am Montag nach Kassel."
    spans = entity(0, 13, "PERSON"), entity(23, 29, "DATE"), entity(35, 41, "GPE")
    assert found(text, *spans) == [("Karin Tessmer", "PER", "spacy"), ("Kassel", "LOC", "spacy")]


def test_a_span_is_widened_to_whole_words_and_none_overlap():
    text = "Karin Tessmer reist."
    assert found(text, entity(2, 8, "PER"), entity(6, 13, "PER")) == [("Karin Tessmer", "PER", "spacy")]
    assert found(text, entity(50, 60, "PER"), entity(5, 6, "PER")) == []


def test_no_setting_means_the_model_of_the_package(monkeypatch):
    monkeypatch.setenv("SYNOPSE_SPACY_DE", " ")
    assert chosen_pipeline(load_language("de")) is None


def test_without_spacy_the_setting_says_what_to_install(monkeypatch, tmp_path, capsys):
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("synopse.annotate.mentions.pipelines.import_module", missing)
    monkeypatch.setenv("SYNOPSE_SPACY_DE", "de_core_none_sm")
    with pytest.raises(SettingError, match="SYNOPSE_SPACY_DE=de_core_none_sm: spaCy is not installed"):
        chosen_pipeline(load_language("de"))
    report = tmp_path / "a.txt"
    report.write_text("Karin Tessmer reist am Montag nach Kassel und bleibt dort eine Woche.", encoding="utf-8")
    assert main(["annotate", str(report)]) == 2
    assert "SYNOPSE_SPACY_DE=de_core_none_sm: spaCy is not installed" in capsys.readouterr().err


@pytest.mark.filterwarnings("default")  # spaCy's own
class TestInstalledSpacy:
    """With spaCy itself, a pipeline of rules saved into a folder."""

    @pytest.fixture
    def folder(self, tmp_path):
        spacy = pytest.importorskip("spacy")
        pipeline = spacy.blank("de")
        ruler = pipeline.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "PER", "pattern": "Quaddel"}, {"label": "LOC", "pattern": "Xanthofeld"}])
        pipeline.to_disk(tmp_path / "rules")
        return tmp_path / "rules"

    def test_its_names_become_mentions_without_endings(self, folder, monkeypatch):
        monkeypatch.setenv("SYNOPSE_SPACY_DE", str(folder))
        text = "Die Ministerin Quaddel kam aus Xanthofeld nach Berlin."
        mentions = annotate(text).mentions
        assert [(m.name, m.type, m.rule) for m in mentions] == [
            ("Quaddel", "PER", "spacy"),
            ("Xanthofeld", "LOC", "spacy"),
        ]
        assert mentions[0].titles == ("Die Ministerin",)

    def test_a_pipeline_of_another_language_or_without_names_is_refused(self, folder, tmp_path, monkeypatch):
        importlib.import_module("spacy").blank("en").to_disk(tmp_path / "bare")
        monkeypatch.setenv("SYNOPSE_SPACY_EN", str(folder))
        with pytest.raises(SettingError, match="is for the language 'de'"):
            chosen_pipeline(load_language("en"))
        monkeypatch.setenv("SYNOPSE_SPACY_EN", str(tmp_path / "bare"))
        with pytest.raises(SettingError, match="finds no names"):
            chosen_pipeline(load_language("en"))

    def test_an_unknown_pipeline_is_named(self, folder, monkeypatch):
        monkeypatch.setenv("SYNOPSE_SPACY_DE", "de_core_none_sm")
        with pytest.raises(SettingError, match="de_core_none_sm: spaCy cannot load it"):
            chosen_pipeline(load_language("de"))
