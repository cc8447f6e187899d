"""The few questions of ``onrecord init``, and the file of settings that comes of the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings import env_file
from bot.settings.settings import Settings, SettingsError, fault_in

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of a variable
EMPTY = "-"
"""What is answered to have nothing where there is something."""

QUESTIONS: Mapping[str, str] = {
    TOKEN: "The bot's token, which @BotFather gives for /newbot (empty: terminal only)",
    "ONRECORD_TIME_ZONE": "Time zone in which dates are meant",
    "ONRECORD_CORPUS": "Folder of the statements",
    "ONRECORD_ENCODER": (
        "Embedding model: multilingual (English, Russian and Kyrgyz), fast (the same in half the"
        " time, a little less exact), english, or one of the model hub, such as BAAI/bge-m3 (large)"
    ),
}


@dataclass(frozen=True, slots=True)
class Talk:
    """How the operator is asked and told.

    Attributes:
        ask: shows a prompt, gives the answer; a secret one need not be shown while it is typed.
            It raises ``EOFError`` where nobody answers.
        tell: prints a line.
    """

    ask: Callable[[str, bool], str]
    tell: Callable[[str], None]


def init(
    path: Path,
    talk: Talk | None,
    environment: Mapping[str, str],
    *,
    index: Path | None = None,
) -> tuple[str, ...]:
    """Ask, check each answer, and write the file; what is there stays unless asked and confirmed.

    Args:
        path: of the file.
        talk: None to take what is there, else the environment's values, else the defaults.
        environment: whose values are offered where the file has none.
        index: a folder for the archive and the index, where one was named.

    Returns:
        The variables that were written anew or changed; none where nothing was written.

    Raises:
        SettingsError: nobody answers, or a value that is kept is not right; nothing is written.
        OSError: the file cannot be written.
    """
    text = env_file.read(path)
    held = env_file.values(text)
    offered = {name: _offered(name, held, environment) for name in QUESTIONS}
    if talk is None:
        faults = [fault for name, value in offered.items() if (fault := fault_in(name, value))]
        if faults:
            raise SettingsError(tuple(faults))
        wanted = offered
    else:
        wanted = {name: _asked(talk, name, value) for name, value in offered.items()}
    if index is not None:
        wanted["ONRECORD_INDEX"] = str(index)
    made = env_file.changed(text, wanted, _comments())
    differing = tuple(name for name, value in wanted.items() if held.get(name) != value)
    overwritten = [name for name in differing if held.get(name)]
    if overwritten and not _confirmed(talk, path, overwritten, held, wanted):
        return ()
    if differing:
        env_file.replace(path, made)
    elif path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return differing


def _offered(name: str, held: Mapping[str, str], environment: Mapping[str, str]) -> str:
    default = {variable: field for field, variable in Settings.variables().items()}[name]
    value = Settings.model_fields[default].default
    shipped = "" if value in (None, ()) else str(value)
    return held.get(name) or environment.get(name) or shipped


def _asked(talk: Talk, name: str, offered: str) -> str:
    shown = offered
    if name == TOKEN:
        shown = "the one there is" if offered else ""
    keep = f"; {EMPTY} for none" if offered and name == TOKEN else ""
    prompt = f"{QUESTIONS[name]} [{shown}{keep}]: "
    while True:
        try:
            answer = talk.ask(prompt, name == TOKEN).strip()
        except EOFError:
            sentence = "There were fewer answers than questions, so nothing was written"
            raise SettingsError(
                (f"{sentence}; for the defaults, run: onrecord init --yes",)
            ) from None
        value = "" if answer == EMPTY else answer or offered
        fault = fault_in(name, value)
        if fault is None:
            return value
        talk.tell(fault)


def _confirmed(
    talk: Talk | None,
    path: Path,
    names: list[str],
    held: Mapping[str, str],
    wanted: Mapping[str, str],
) -> bool:
    """Whether what is in the file may be overwritten; without anybody to ask, it may not."""
    if talk is None:
        listed = ", ".join(names)
        raise SettingsError(
            (f"{path} has another value for {listed}; without --yes you are asked",)
        )
    for name in names:
        change = "another token" if name == TOKEN else f"{held[name]!r} becomes {wanted[name]!r}"
        talk.tell(f"{name}: {change}")
    try:
        answer = talk.ask(f"Change this in {path}? [y/N]: ", False)
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}


def _comments() -> dict[str, str]:
    return {
        variable: f"{(title := Settings.model_fields[name].title or '')[:1].upper()}{title[1:]}."
        for name, variable in Settings.variables().items()
    }
