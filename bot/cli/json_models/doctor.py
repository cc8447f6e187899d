"""What the doctor found as JSON."""

from bot.cli.diagnosis import Severity
from bot.cli.json_models.base import JsonModel, key


class DiagnosisJson(JsonModel):
    """One thing that was looked at."""

    subject: str = key("what, in one word")
    verdict: Severity = key("how it is", "severity")
    found: str = key("what is so", "says")
    mend: str | None = key("the command that mends it; null where no command would help", "remedy")


class DoctorJson(JsonModel):
    """What is well and what is not."""

    verdict: Severity = key("the gravest")
    findings: tuple[DiagnosisJson, ...] = key("one for each thing that was looked at")
