"""What people could not find, and figures of what they ask, as JSON."""

from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``

from bot.cli.json_models.base import JsonModel, key


class MissJson(JsonModel):
    """Questions that ask the same and found no answer, or a bad one."""

    count: int = key("how often they were asked")
    bad: int = key("how often of these the answer got a thumb down; the others found none")
    by_lang: dict[str, int] = key("how often in each language")
    last: Date = key("the day on which one was asked last")
    answered: bool = key("whether the live build answers the first of them, which found none")
    questions: tuple[str, ...] = key("as they were typed, the most frequent first")


class MissesJson(JsonModel):
    """What people could not find in the last thirty days."""

    kept: bool = key("whether such questions are kept")
    misses: tuple[MissJson, ...] = key("the most frequent first")


class QuestionsJson(JsonModel):
    """The questions of some days."""

    questions: int = key("how many")
    answered: int = key("how many were answered")
    silent: int = key("to how many the archive had no answer")
    by_lang: dict[str, int] = key("how many in each language")
    median: float | None = key("seconds in which half of the answers were made")
    p95: float | None = key("seconds in which 95 of 100 were made")


class DayJson(JsonModel):
    """The questions of one day."""

    day: Date = key("which")
    asked: QuestionsJson = key("that day")


class TopicJson(JsonModel):
    """A topic that was asked about, with those like it."""

    topic: str = key("as it was asked about most")
    count: int = key("how often")


class StatsJson(JsonModel):
    """Figures of what is asked."""

    week: QuestionsJson = key("the last seven days")
    month: QuestionsJson = key("the last thirty days")
    days: tuple[DayJson, ...] = key("the last thirty, the oldest first")
    people: int = key("who asked in the last seven days")
    followed: int = key("questions that are followed")
    followers: int = key("people who follow one")
    up: int = key("thumbs that point up")
    down: int = key("thumbs that point down")
    reasons: dict[str, int] = key("what was wrong, by how often that was said")
    topics: tuple[TopicJson, ...] = key("asked about most; only where misses are kept")
