"""What every test starts from: one compiled model, a calm clock, an English terminal."""

import os
from pathlib import Path

import hypothesis
import pytest
from archive_places import archive, place, server  # noqa: F401 - fixtures
from fake_reader import NoReader, prepared
from library import Library
from scheduler import SharedFixtureScheduling

# however busy the machine is: no test is about time
hypothesis.settings.register_profile("calm", deadline=None)
hypothesis.settings.load_profile("calm")


def pytest_configure(config: pytest.Config) -> None:
    """One compiled model for every index that a test makes, in this process or in another."""
    os.environ["ONRECORD_MODELS"] = str(config.cache.mkdir("models"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> SharedFixtureScheduling:
    """Workers do not make the same thing twice."""
    return SharedFixtureScheduling(config, log)


@pytest.fixture(autouse=True)
def _english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever language the machine of whoever runs the tests is set to."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot reads nothing, as where there is no reader; tests of the reader make their own.

    Whether one is compiled in the tests' own folder of models is told to nobody.
    """
    for module in ("bot.cli.indexing", "bot.cli.measuring", "bot.usecases.library"):
        monkeypatch.setattr(f"{module}.ModelReader", NoReader)
    for module in ("bot.cli.indexing", "retrieval.index.status"):
        monkeypatch.setattr(f"{module}.reader_facts", prepared)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty corpus and no index yet."""
    (tmp_path / "corpus").mkdir()
    return Library(tmp_path)
