"""One line of the doctor: how something is, and the command that mends it."""

import re
import shlex
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from retrieval.types import ModelFacts, Status

_COMMAND = re.compile(r"(?:run|with): (onrecord .+|pip .+)$")


class Severity(StrEnum):
    """How something is: well, worth a look, or in the way of the bot."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How one thing is.

    Attributes:
        subject: of what, one word.
        says: what is so, without a full stop.
        remedy: the command that mends it; None where nothing is amiss or no command would.
    """

    subject: str
    severity: Severity
    says: str
    remedy: str | None = None

    def sentence(self) -> str:
        """What is so and what mends it, on one line."""
        says = " ".join(self.says.split())
        if self.remedy is None or says.endswith(self.remedy):
            return says
        return f"{says}; run: {self.remedy}"

    def at(self, index: Path) -> "Diagnosis":
        """The same, its command for the index folder that was named on the command line."""
        if self.remedy is None or not self.remedy.startswith("onrecord "):
            return self
        remedy = f"{self.remedy} --index {index}"
        return replace(self, says=self.says.replace(self.remedy, remedy), remedy=remedy)


@dataclass(slots=True)
class Known:
    """What the checks find out on the way, for those that come after.

    Attributes:
        model: that of the settings, where it is whole.
        status: of the live build, where there is one.
        clock_off: this machine's clock minus Telegram's, where Telegram answered.
    """

    model: ModelFacts | None = None
    status: Status | None = None
    clock_off: timedelta | None = None


def for_index(sentence: str, index: str | None) -> str:
    """A sentence whose command at its end, if any, is for the folder that ``--index`` named."""
    command = _COMMAND.search(sentence)
    if index is None or command is None or not command[1].startswith("onrecord "):
        return sentence
    return f"{sentence} --index {shlex.quote(index)}"


def of_error(subject: str, error: Exception, remedy: str = "onrecord index") -> Diagnosis:
    """Something is wrong, in the words of the error.

    Args:
        subject: of what.
        error: its sentence may end with the command to run.
        remedy: the command where the sentence names none.
    """
    says = str(error).rstrip(".")
    command = _COMMAND.search(says)
    if command is None and says.endswith("--index DIR"):
        return Diagnosis(subject, Severity.WRONG, says)
    return Diagnosis(subject, Severity.WRONG, says, command[1] if command else remedy)
