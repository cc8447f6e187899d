"""What ``onrecord statement corrections --json`` prints."""

from bot.cli.json_models.base import JsonModel, key
from bot.cli.json_models.reports import ProblemJson
from retrieval.types import Act


class CorrectionJson(JsonModel):
    """One thing that was said of a statement on record."""

    number: int = key("by which it is taken back")
    statement_id: str = key("of the statement")
    act: Act = key("what was said")
    value: str | None = key("the day or the words; of a withdrawal the day, a comma, the reason")
    undoes: int | None = key("of an undo: the correction that it takes back")
    undone: bool = key("whether it was taken back")
    by: str = key("who said it")
    at: str = key("when")


class CorrectionsJson(JsonModel):
    """The corrections of a corpus, the oldest first."""

    corrections: tuple[CorrectionJson, ...] = key("all of them, also those taken back")
    problems: tuple[ProblemJson, ...] = key("lines that could not be read")
