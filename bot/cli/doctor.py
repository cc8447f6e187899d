"""What is well and what is not: every check of ``onrecord doctor``, and how it is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot.cli import doctor_disk, doctor_machine, doctor_telegram
from bot.cli.diagnosis import Diagnosis, Known, Verdict
from bot.cli.init import QUESTIONS
from bot.cli.json_models.doctor import DiagnosisJson, DoctorJson
from bot.cli.tables import print_table
from bot.settings.settings import Fault, Settings, usable_settings
from retrieval import (
    Directory,
)

_STYLES = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.WRONG: "bold red"}


@dataclass(frozen=True, slots=True)
class Room:
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


def examine(index: Path | None, room: Room) -> Iterator[Diagnosis]:
    """Check one thing after the other; nothing is changed, no check stops the next.

    Args:
        index: the folder given on the command line, else that of the settings.
        room: the world around it.
    """
    settings, faults = usable_settings(room.env_file)
    directory = Directory(index or settings.index, settings.models)
    for diagnosis in _examined(settings, faults, directory, room):
        yield diagnosis if index is None else diagnosis.at(index)


def _examined(
    settings: Settings, faults: tuple[Fault, ...], directory: Directory, room: Room
) -> Iterator[Diagnosis]:
    known = Known()

    def now() -> datetime:
        return room.now().astimezone(settings.zone)

    yield from _settings(room.env_file, faults)
    yield from doctor_telegram.examine(settings, directory, known, now, room.patience)
    yield from doctor_disk.examine(settings, directory, known)
    yield from doctor_machine.examine(directory, known, now, room.memory, room.disk)


def show(diagnoses: list[Diagnosis], console: Console) -> None:
    """Print a line for each finding: how it is, of what, what is so, and what mends it."""
    print_table(
        [(f.verdict.value, f.subject, f.sentence()) for f in diagnoses],
        console,
        styles=[_STYLES[f.verdict] for f in diagnoses],
    )


def doctor_json(diagnoses: list[Diagnosis]) -> DoctorJson:
    """What ``doctor --json`` prints."""
    return DoctorJson(verdict=worst(diagnoses), findings=tuple(map(DiagnosisJson.of, diagnoses)))


def worst(diagnoses: list[Diagnosis]) -> Verdict:
    """The gravest verdict of all."""
    verdicts = {diagnosis.verdict for diagnosis in diagnoses}
    grave_first = (Verdict.WRONG, Verdict.WARNING)
    return next((verdict for verdict in grave_first if verdict in verdicts), Verdict.OK)


def _settings(env_file: Path, faults: tuple[Fault, ...]) -> Iterator[Diagnosis]:
    for fault in faults:
        remedy = "onrecord init" if fault.variable in QUESTIONS else f"${{EDITOR:-vi}} {env_file}"
        if fault.denied:
            remedy = f"chmod 600 {env_file}"
        yield Diagnosis("settings", Verdict.WRONG, fault.line, remedy)
    if not env_file.is_file():
        if not faults:
            yield Diagnosis(
                "settings",
                Verdict.OK,
                f"there is no {env_file}; the environment and the defaults hold",
            )
        return
    if env_file.stat().st_mode & 0o077:
        says = f"{env_file} can be read by other users of this machine"
        yield Diagnosis("settings", Verdict.WARNING, says, f"chmod 600 {env_file}")
    elif not faults:
        says = f"every variable of {env_file} and of the environment is right"
        yield Diagnosis("settings", Verdict.OK, says)
