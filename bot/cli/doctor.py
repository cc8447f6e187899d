"""What is well and what is not: every check of ``onrecord doctor``, and how it is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot.cli import doctor_disk, doctor_machine, doctor_remote, doctor_telegram
from bot.cli.diagnosis import Diagnosis, Known, Severity
from bot.cli.init import QUESTIONS
from bot.cli.json_models.doctor import DiagnosisJson, DoctorJson
from bot.cli.tables import print_table
from bot.settings.settings import Settings, SettingsFault, usable_settings
from bot.usecases.library import directory_in
from retrieval import NAMES_MISSING, Directory, recognizers

_STYLES = {Severity.OK: "green", Severity.WARNING: "yellow", Severity.WRONG: "bold red"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the doctor looks at besides the index folder; everything else follows from it.

    Attributes:
        env_file: where settings are written.
        now: the clock of this machine, with its time zone.
        memory: bytes of memory that a new process may take.
        patience: seconds to listen for another process with the same token.
        disk: bytes of disk that are free at a place.
    """

    env_file: Path
    now: Callable[[], datetime]
    memory: Callable[[], int]
    patience: float
    disk: Callable[[Path], int] = doctor_machine.disk_free


def examine(index: Path | None, surroundings: Surroundings) -> Iterator[Diagnosis]:
    """Check one thing after the other; nothing is changed, no check stops the next.

    Args:
        index: the folder given on the command line, else that of the settings.
        surroundings: the world around it.
    """
    settings, faults = usable_settings(surroundings.env_file)
    directory = directory_in(settings, index or settings.index)
    for diagnosis in _examined(settings, faults, directory, surroundings):
        yield diagnosis if index is None else diagnosis.at(index)


def _examined(
    settings: Settings,
    faults: tuple[SettingsFault, ...],
    directory: Directory,
    surroundings: Surroundings,
) -> Iterator[Diagnosis]:
    known = Known()

    def now() -> datetime:
        return surroundings.now().astimezone(settings.zone)

    yield from _settings(surroundings.env_file, faults)
    yield from doctor_telegram.examine(settings, directory, known, now, surroundings.patience)
    yield from doctor_disk.examine(settings, directory, known, now)
    yield from doctor_remote.examine(directory)
    yield _names(settings)
    yield from doctor_machine.examine(directory, known, now, surroundings.memory, surroundings.disk)


def show(diagnoses: list[Diagnosis], console: Console) -> None:
    """Print a line for each finding: how it is, of what, what is so, and what mends it."""
    print_table(
        [(f.severity.value, f.subject, f.sentence()) for f in diagnoses],
        console,
        styles=[_STYLES[f.severity] for f in diagnoses],
    )


def doctor_json(diagnoses: list[Diagnosis]) -> DoctorJson:
    """What ``doctor --json`` prints."""
    return DoctorJson(verdict=worst(diagnoses), findings=tuple(map(DiagnosisJson.of, diagnoses)))


def worst(diagnoses: list[Diagnosis]) -> Severity:
    """The gravest of all."""
    severities = {diagnosis.severity for diagnosis in diagnoses}
    grave_first = (Severity.WRONG, Severity.WARNING)
    return next((severity for severity in grave_first if severity in severities), Severity.OK)


def _names(settings: Settings) -> Diagnosis:
    """Whether speakers can be told by name in every language that has a recogniser."""
    if not settings.names:
        says = "names are not recognised, and no speaker is named in Russian and Kyrgyz texts"
        return Diagnosis("names", Severity.OK, says)
    if "ru" not in recognizers():
        return Diagnosis("names", Severity.WARNING, NAMES_MISSING)
    return Diagnosis("names", Severity.OK, "recognised in Russian and Kyrgyz texts")


def _settings(env_file: Path, faults: tuple[SettingsFault, ...]) -> Iterator[Diagnosis]:
    for fault in faults:
        remedy = "onrecord init" if fault.variable in QUESTIONS else f"${{EDITOR:-vi}} {env_file}"
        if fault.denied:
            remedy = f"chmod 600 {env_file}"
        yield Diagnosis("settings", Severity.WRONG, fault.line, remedy)
    if not env_file.is_file():
        if not faults:
            yield Diagnosis(
                "settings",
                Severity.OK,
                f"there is no {env_file}; the environment and the defaults hold",
            )
        return
    if env_file.stat().st_mode & 0o077:
        says = f"{env_file} can be read by other users of this machine"
        yield Diagnosis("settings", Severity.WARNING, says, f"chmod 600 {env_file}")
    elif not faults:
        says = f"every variable of {env_file} and of the environment is right"
        yield Diagnosis("settings", Severity.OK, says)
