"""What the bot counts and measures, as Prometheus reads it; the one importer of its client.

Nothing here is of a person: no words, no numbers of theirs. Every label has few values: languages
that the bot speaks, outcomes and stages of its own, and kinds of fault in the program's own words,
of which no more than a hundred are told apart.
"""

from collections.abc import Callable, Iterator
from threading import Lock

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from bot.replies.wording import LANGUAGES
from bot.telegram.vital_signs import VitalSigns
from bot.usecases.heard import Outcome, Stage

OTHER = "other"
KIND = CONTENT_TYPE_LATEST
_MOST_KINDS = 100
_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """Counters and histograms of one process; ``Heard`` by the use cases."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call] # series that nothing reads
        self._registry = CollectorRegistry()
        self._kinds: set[str] = set()
        self._lock = Lock()
        self._questions = Counter(
            "onrecord_questions",
            "Questions, by how they ended and the language they were asked in.",
            ("outcome", "lang"),
            registry=self._registry,
        )
        self._stages = Histogram(
            "onrecord_question_stage_seconds",
            "How long questions take in each stage.",
            ("stage",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._faults = Counter(
            "onrecord_faults",
            "What was logged as a warning or worse, by kind.",
            ("kind",),
            registry=self._registry,
        )
        self._refused = Counter(
            "onrecord_webhook_refused",
            "Calls of the webhook that were refused, by what was wrong.",
            ("reason",),
            registry=self._registry,
        )
        # what is not yet known to have happened is shown as zero, so that a first time is a rise
        for outcome in Outcome:
            for lang in (*LANGUAGES, OTHER):
                self._questions.labels(outcome.value, lang)
        for stage in Stage:
            self._stages.labels(stage.value)
        self._faults.labels(OTHER)
        for reason in ("secret", "address"):
            self._refused.labels(reason)
        ProcessCollector(registry=self._registry)

    def watch(self, signs: Callable[[], VitalSigns]) -> None:
        """Show also how the bot fares at the moment of each look.

        Args:
            signs: tells it; may take as long as a look into a file.
        """
        self._registry.register(_Gauges(signs))

    def question(self, outcome: Outcome, lang: str) -> None:
        """A question has ended."""
        self._questions.labels(outcome.value, lang if lang in LANGUAGES else OTHER).inc()

    def stage(self, stage: Stage, seconds: float) -> None:
        """A stage of one has ended, after so long."""
        self._stages.labels(stage.value).observe(max(0.0, seconds))

    def fault(self, kind: str) -> None:
        """Something was logged as a warning or worse."""
        with self._lock:
            if kind not in self._kinds and len(self._kinds) >= _MOST_KINDS:
                kind = OTHER
            self._kinds.add(kind)
        self._faults.labels(kind).inc()

    def turned_away(self, reason: str) -> None:
        """A call of the webhook was refused."""
        self._refused.labels(reason).inc()

    def page(self) -> str:
        """All of it, as text."""
        return generate_latest(self._registry).decode()


class _Gauges(Collector):
    """How the bot fares, looked at when it is asked for."""

    def __init__(self, signs: Callable[[], VitalSigns]) -> None:
        self._signs = signs

    def describe(self) -> list[Metric]:
        """Nothing, so that nothing is looked at before somebody asks."""
        return []

    def collect(self) -> Iterator[Metric]:
        """A gauge for each sign that is known."""
        signs = self._signs()
        for name, text, value in (
            ("telegram_silence_seconds", "Since Telegram answered last.", signs.silence),
            ("event_loop_still_seconds", "Since the event loop turned last.", signs.still),
            ("ready", "Whether questions can be answered: 1 or 0.", float(signs.ready)),
            ("inbox_waiting", "Updates that are not answered yet.", signs.waiting),
            ("inbox_oldest_seconds", "Age of the oldest one of them.", signs.oldest),
            ("telegram_pending_updates", "That wait with Telegram (webhook).", signs.pending),
            ("reindex_running", "Whether a reindex runs: 1 or 0.", float(signs.reindexing)),
            ("reindex_timestamp_seconds", "When the last reindex ran.", signs.reindexed),
            ("reindex_unreadable_files", "Files that it could not read.", signs.unreadable),
            ("reindex_held_back", "Whether a worse build is held back.", float(signs.held)),
            ("backup_timestamp_seconds", "When the last backup was made.", signs.backup),
        ):
            if value is not None:
                yield GaugeMetricFamily(f"onrecord_{name}", text, value=value)
        dead = GaugeMetricFamily(
            "onrecord_dead_letters", "What did not come to its end, by kind.", labels=["kind"]
        )
        for kind, count in signs.dead.items():
            dead.add_metric([kind], count)
        yield dead
        yield _info("onrecord_info", "The version that runs.", version=signs.version)
        if (build := signs.build) is not None:
            for name, text, number in (
                ("build_timestamp_seconds", "When the live build was made.", build.made),
                ("build_statements", "Statements in the live build.", build.statements),
                ("build_passages", "Passages in the live build.", build.passages),
                ("build_bytes", "Size of the live build on disk.", build.bytes),
            ):
                yield GaugeMetricFamily(f"onrecord_{name}", text, value=number)
            facts = {"encoder": build.encoder, "format": build.format}
            yield _info("onrecord_encoder_info", "The embedding model and how it is run.", **facts)


def _info(name: str, text: str, **labels: str) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=list(labels))
    family.add_metric(list(labels.values()), 1)
    return family
