"""What the bot tells of itself: alive, ready, figures; a real server over a real conversation."""

import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import aiohttp
import pytest
import yaml
from conversation import CALM, reply_to, serving
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library
from paths import ROOT
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from bot.settings.listening import Listen
from bot.state.database import StorageError
from bot.telegram.http_server import Server
from bot.telegram.metrics import Metrics
from bot.telegram.readiness import Ready
from bot.telegram.status_pages import DEAF_SECONDS, StatusPages
from bot.telegram.vital_signs import VitalSigns
from bot.telegram.workers import WorkerPool
from bot.usecases.heard import Outcome, Stage

MONITORING = ROOT / "deploy" / "monitoring"
WORDS = "The visa fee is ten crowns. It is paid at the embassy."
OF_SYSTEMS = ("up", "process_")
"""What Prometheus makes itself, and what the process is asked by the system alone."""
BY_AND_BY = {"onrecord_telegram_pending_updates", "onrecord_backup_timestamp_seconds"}
"""What there is once a webhook was looked at and a backup was made."""


async def got(path: Path, page: str) -> tuple[int, str, str]:
    """Status, kind and text of a page at a socket."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.UnixConnector(str(path))) as session,
        session.get(f"http://bot{page}") as answer,
    ):
        return answer.status, answer.content_type, await answer.text()


def samples(text: str) -> list[Sample]:
    """Every figure on the page, read by Prometheus' own parser."""
    return [one for family in text_string_to_metric_families(text) for one in family.samples]


def value(found: list[Sample], name: str, **labels: str) -> float:
    """The one figure of this name with these labels."""
    (one,) = [s for s in found if s.name == name and s.labels == labels]
    return one.value


@asynccontextmanager
async def asked(
    library: Library, gate: Gate, monkeypatch: pytest.MonkeyPatch, at: Path
) -> AsyncIterator[None]:
    """The bot with its pages at a socket."""
    given = {"ONRECORD_STATUS_LISTEN": f"unix:{at}"}
    encoder: Callable[..., FakeEncoder] = lambda *_: FakeEncoder()  # noqa: E731
    async with serving(gate, library.directory.root, monkeypatch, encoder, CALM, **given):
        yield


async def test_after_a_talk_the_pages_tell_of_it_without_a_word_of_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("fee.md", WORDS, id="fee", date="2020-01-01", title="The fee", lang="en")
    library.reindex()
    at = tmp_path / "status.sock"
    async with Gate() as gate, asked(library, gate, monkeypatch, at):
        ann, bob = gate.person(1234567), gate.person(7654321, lang="ru")
        await reply_to(ann, "What is the visa fee?")
        await reply_to(ann, "Who painted the zeppelin?")
        await reply_to(ann, "What was said on 31 February 2020?")
        await reply_to(bob, "What is the visa fee at the embassy?")
        facts = {"inbox_waiting": 1}
        while facts["inbox_waiting"]:  # an update is done a moment after its answer is there
            status, kind, health = await got(at, "/healthz")
            facts = json.loads(health)
        assert (status, kind, facts["alive"]) == (200, "application/json", True)
        status = 503
        while status != 200:  # the model is loaded beside the answers
            status, _, ready = await got(at, "/readyz")
        assert json.loads(ready)["ready"] is True
        status, kind, text = await got(at, "/metrics")
        assert (status, kind) == (200, "text/plain")
        assert (await got(at, "/"))[0] == 404
    found = samples(text)
    told = {
        (one.labels["outcome"], one.labels["lang"]): one.value
        for one in found
        if one.name == "onrecord_questions_total" and one.value
    }
    assert told == {("answered", "en"): 2, ("silent", "en"): 1, ("declined", "en"): 1}
    counted = {
        one.labels["stage"]: one.value
        for one in found
        if one.name == "onrecord_question_stage_seconds_count"
    }
    assert counted == {
        "waiting": 4,
        "understanding": 3,
        "searching": 3,
        "wording": 3,
        "sending": 4,
    }
    assert value(found, "onrecord_ready") == 1
    assert value(found, "onrecord_build_statements") == 1
    assert value(found, "onrecord_inbox_waiting") == 0
    assert watched() <= {one.name for one in found} | BY_AND_BY
    for never in ("visa", "zeppelin", "1234567", "7654321", "Ann"):
        assert never not in text + health + ready


async def test_without_an_index_it_is_alive_and_not_ready_and_says_why(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = tmp_path / "status.sock"
    async with Gate() as gate, asked(library, gate, monkeypatch, at):
        ann = gate.person(7)
        await reply_to(ann, "What is the visa fee?")
        assert (await got(at, "/healthz"))[0] == 200
        ready = "the model is being loaded"
        while "being loaded" in ready:
            status, _, ready = await got(at, "/readyz")
        assert (status, json.loads(ready)["ready"]) == (503, False)
        assert "onrecord index" in json.loads(ready)["why"]
        _, _, text = await got(at, "/metrics")
    found = samples(text)
    assert value(found, "onrecord_questions_total", outcome="unavailable", lang="en") == 1
    assert value(found, "onrecord_ready") == 0
    assert "onrecord_build_bytes" not in {one.name for one in found}


# -- each state by itself ----------------------------------------------------------------------


class Pages:
    """The pages over signs that a test makes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before: Callable[[], object] = lambda: None
        self.signs: VitalSigns | Exception = VitalSigns(0.5, 0.1, 0, 0.0)
        self.metrics = Metrics()
        self.metrics.watch(self._signs)

    def _signs(self) -> VitalSigns:
        self.before()
        if isinstance(self.signs, Exception):
            raise self.signs
        return self.signs

    async def _ready(self) -> Ready:
        return Ready("build")

    @asynccontextmanager
    async def shown(self, patience: float = 10) -> AsyncIterator[None]:
        """The pages while the block runs."""
        pool = WorkerPool(1, "test")
        pages = StatusPages(self._signs, self._ready, self.metrics, pool, patience)
        async with Server(Listen(socket=self.path), pages.routes()):
            yield
        pool.close()


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path / "status.sock")


@pytest.mark.parametrize(
    ("signs", "status", "facts"),
    [
        (VitalSigns(599, 0.1, 3, 7.26), 200, {"alive": True, "inbox_oldest_seconds": 7.3}),
        (
            VitalSigns(DEAF_SECONDS, 0.1, 0, 0),
            503,
            {"alive": False, "why": "Telegram does not answer"},
        ),
    ],
)
async def test_alive_is_what_a_new_start_would_not_mend(
    pages: Pages, signs: VitalSigns, status: int, facts: dict[str, Any]
) -> None:
    pages.signs = signs
    async with pages.shown():
        answered, _, text = await got(pages.path, "/healthz")
    assert answered == status
    assert json.loads(text).items() >= facts.items()


async def test_an_inbox_that_cannot_be_read_is_not_alive(pages: Pages) -> None:
    pages.signs = StorageError(OSError("disk I/O error"))  # type: ignore[arg-type]
    async with pages.shown():
        status, _, text = await got(pages.path, "/healthz")
        assert (await got(pages.path, "/metrics"))[0] == 503
    assert (status, json.loads(text)["why"]) == (503, "the inbox cannot be read (disk I/O error)")


async def test_threads_that_do_not_answer_are_not_alive(pages: Pages) -> None:
    stuck = Event()
    pages.before = stuck.wait
    async with pages.shown(patience=0.05):
        status, _, text = await got(pages.path, "/healthz")
        assert (await got(pages.path, "/metrics"))[0] == 503
        stuck.set()
    assert (status, json.loads(text)["why"]) == (503, "threads do not answer")


def test_kinds_and_languages_are_few_whatever_comes() -> None:
    metrics = Metrics()
    for number in range(1000):
        metrics.fault(f"kind {number}")
        metrics.question(Outcome.ANSWERED, f"x{number}")
    metrics.stage(Stage.SENDING, -1)
    found = samples(metrics.page())
    faults = [one for one in found if one.name == "onrecord_faults_total"]
    assert len(faults) == 101
    assert value(found, "onrecord_faults_total", kind="other") == 900
    assert value(found, "onrecord_questions_total", outcome="answered", lang="other") == 1000
    assert {one.labels["lang"] for one in found if "lang" in one.labels} == {
        "en",
        "ru",
        "ky",
        "other",
    }


# -- what is watched ---------------------------------------------------------------------------

_NAME = re.compile(r"\b(?:onrecord|process|up)(?:_[a-z0-9_]+)?\b(?=\s*[\[{)\s<>=]|$)")


def named_in(expression: str) -> set[str]:
    """The figures that an expression is about."""
    return set(_NAME.findall(re.sub(r'"[^"]*"', '""', expression)))


def named_in_rules() -> set[str]:
    """The figures that the alerts are about."""
    rules = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))
    return {name for rule in rules["groups"][0]["rules"] for name in named_in(rule["expr"])}


def named_in_dashboard() -> set[str]:
    """The figures that the dashboard shows."""
    board = json.loads((MONITORING / "grafana-dashboard.json").read_text(encoding="utf-8"))
    targets = [one for panel in board["panels"] for one in panel.get("targets", ())]
    return {name for one in targets for name in named_in(one["expr"])}


def watched() -> set[str]:
    """The figures of the alerts and the dashboard that are the bot's to make, on every system."""
    return {
        one for one in named_in_rules() | named_in_dashboard() if not one.startswith(OF_SYSTEMS)
    }


def test_what_there_is_by_and_by_has_the_names_that_are_watched(pages: Pages) -> None:
    pages.signs = VitalSigns(1, 1, 1, 1, pending=3, backup=1.0, reindexed=2.0)
    assert {one.name for one in samples(pages.metrics.page())} > BY_AND_BY
    assert watched() > BY_AND_BY


def test_every_alert_says_what_is_and_what_to_do_and_every_panel_shows_something() -> None:
    rules = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))
    for rule in rules["groups"][0]["rules"]:
        assert set(rule["annotations"]) == {"summary", "action"}, rule["alert"]
        assert rule["labels"]["severity"] in {"page", "warn"}, rule["alert"]
        assert named_in(rule["expr"]), rule["alert"]
    board = json.loads((MONITORING / "grafana-dashboard.json").read_text(encoding="utf-8"))
    numbers = [panel["id"] for panel in board["panels"]]
    assert len(set(numbers)) == len(numbers)
    for panel in board["panels"]:
        assert panel["type"] == "row" or all(named_in(t["expr"]) for t in panel["targets"])


PROMTOOL = shutil.which("promtool")


@pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed")
def test_the_rules_are_what_promtool_takes() -> None:
    for command in (
        ("check", "rules", "alerts.yml"),
        ("check", "config", "prometheus.yml"),
        ("test", "rules", "alerts.test.yml"),
    ):
        ran = subprocess.run(
            [str(PROMTOOL), *command], cwd=MONITORING, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
