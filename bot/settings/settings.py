"""The operator's settings, read from the environment and ``.env``, all faults named at once."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.settings.operation_settings import OperationSettings
from bot.settings.value_types import (
    AccessMode,
    Address,
    ArchiveUrl,
    Channels,
    Chats,
    Hosts,
    Ids,
    IndexUrl,
    Level,
    Times,
    Token,
    Zone,
    did_you_mean,
)

ENV_FILE = Path(".env")
PREFIX = "ONRECORD_"
_SECRETS = frozenset(("TELEGRAM_BOT_TOKEN", "ONRECORD_WEBHOOK_SECRET", "ONRECORD_ARCHIVE_URL"))
"""Variables whose value stands in no message."""


_WHO = re.compile(r"//[^/@]*@")  # user and password of an address


class SettingsError(Exception):
    """Variables that cannot be used.

    Attributes:
        lines: one for each bad variable: its name, what is wrong, what would be right.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class SettingsFault:
    """What is wrong with one variable, or with the whole file.

    Attributes:
        line: its name, what is wrong, what would be right.
        variable: None where it is the file.
        denied: whether this user may not read the file.
    """

    line: str
    variable: str | None = None
    denied: bool = False


class Settings(OperationSettings):
    """What the operator may set: a field's title is what for, its description what is right."""

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
        title="the bot's token; without it the bot runs in the terminal",
        description="a token as @BotFather gives it: digits, a colon, letters",
    )
    telegram_api_url: Address = Field(
        "https://api.telegram.org",
        validation_alias="TELEGRAM_API_URL",
        title="the Bot API server; another one only where you run your own",
        description="the address of a Bot API server, beginning with https:// or http://",
    )
    admin_ids: Ids = Field(
        (),
        title="owners whose role nobody can take; others are made by onrecord admins code",
        description="Telegram user numbers, separated by commas",
        examples=["7,42"],
    )
    access: AccessMode = Field(
        "open",
        title="who may ask: everybody, the chats that are listed, or those too who were invited by"
        " /invite; whoever has a role always may",
        description="open, chats or invitation",
    )
    chats: Chats = Field(
        (),
        title="chats and people who may ask where not everybody may",
        description="Telegram chat numbers, below zero for groups, separated by commas",
    )
    time_zone: Zone = Field(
        "Asia/Bishkek",
        title='where "today" and "last week" are meant',
        description="a time zone of the IANA database",
    )
    reindex_at: Times = Field(
        (),
        title="when the bot takes new statements in by itself, in that time zone; unset: never",
        description="times of the day such as 03:30, separated by commas",
        examples=["03:30,15:00"],
    )
    corpus: Path = Field(
        Path("corpus"),
        title="where the statements lie",
        description="a folder or file of statements",
    )
    index: Path = Field(
        Path("var"),
        title="where the archive, the index and the bot's inbox are kept",
        description="a folder",
    )
    index_url: IndexUrl | None = Field(
        None,
        title="the Milvus that holds the vectors and weights of the index; after a change, index"
        " again; unset: they lie in the folder of the index",
        description="the address of a Milvus server, beginning with http:// or https://, or the"
        " path of a file that ends with .db",
        examples=["http://127.0.0.1:19530"],
    )
    archive_url: ArchiveUrl | None = Field(
        None,
        title="a database of PostgreSQL for the archive; unset: a file in the folder of the index",
        description="an address of the form postgresql://user:password@host/database",
        examples=["postgresql://onrecord@localhost/onrecord"],
    )
    models: Path | None = Field(
        None,
        title="where compiled models are kept; unset: in the folder of the index",
        description="a folder",
    )
    encoder: str = Field(
        "multilingual",
        pattern=r"^\S+$",
        title="the embedding model; after a change, index again",
        description="the name of an embedding model",
    )
    reading_ms: int = Field(
        250,
        ge=0,
        le=60_000,
        title="how long passages are read for one question before it is answered",
        description="milliseconds: a whole number from 0 to 60000; 0 turns the reader off",
    )
    names: bool = Field(
        default=True,
        title="whether speakers are told in Russian and Kyrgyz texts by names recognised in them",
        description="true or false",
    )
    transliteration: bool = Field(
        default=True,
        title="whether names meet across scripts and spellings; after a change, index again",
        description="true or false",
    )
    ocr: bool = Field(
        default=False,
        title="whether scans in PDFs are read by Tesseract; after a change, index again",
        description="true or false",
    )
    max_file_mb: float = Field(
        50,
        gt=0,
        le=4096,
        allow_inf_nan=False,
        title="larger files of the corpus are reported and left out",
        description="megabytes: above 0, up to 4096",
    )
    fetch_hosts: Hosts = Field(
        (),
        title="hosts from which an editor may have a page fetched by a link; with a port, also"
        " feeds of a host inside the network",
        description="names of hosts, separated by commas; a port other than 80 and 443 with it",
        examples=["own.example,intranet.example:8080"],
    )
    feeds_minutes: int = Field(
        60,
        ge=0,
        le=1440,
        title="how often feeds are looked at that have no time of their own; 0 turns looking off",
        description="minutes: a whole number from 0 to 1440",
    )
    threads: int = Field(
        2,
        ge=1,
        le=256,
        title="how many questions are answered at the same time",
        description="a whole number from 1 to 256",
    )
    log_level: Level = Field(
        "INFO",
        title="what is logged; INFO says what the bot does, WARNING only what goes wrong, DEBUG"
        " also what people ask and their numbers",
        description="DEBUG, INFO, WARNING, ERROR or CRITICAL",
    )
    keep_misses: bool = Field(
        default=False,
        title="whether questions without an answer or with a thumb down, and topics asked about,"
        " are kept for 30 days without who asked; /about says so",
        description="true or false",
    )
    max_question_characters: int = Field(
        1000,
        ge=1,
        le=4096,
        title="a longer question is declined with a sentence that says so",
        description="a whole number from 1 to 4096",
    )
    messages_per_second: float = Field(
        30,
        gt=0,
        le=100_000,
        allow_inf_nan=False,
        title="Telegram's limit on what a bot sends to all chats together",
        description="a number above 0",
    )
    chat_messages_per_second: float = Field(
        1,
        gt=0,
        le=100_000,
        allow_inf_nan=False,
        title="Telegram's limit on what a bot sends to one chat",
        description="a number above 0",
    )
    group_messages_per_minute: float = Field(
        20,
        gt=0,
        le=1_000_000,
        allow_inf_nan=False,
        title="Telegram's limit on what a bot sends to one group",
        description="a number above 0",
    )
    channels: Channels = Field(
        (),
        title="channels whose posts the bot, as a member, takes in by itself; edits are versions",
        description="numbers of channels or their @names, separated by commas",
        examples=["@ministry,-1001234567890"],
    )

    @property
    def bot(self) -> int | None:
        """The number of the bot that the token is of; None without a token."""
        token = self.telegram_bot_token
        return int(token.get_secret_value().partition(":")[0]) if token else None

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which "today" is meant."""
        return ZoneInfo(self.time_zone)

    @classmethod
    def variables(cls) -> dict[str, str]:
        """The environment variable of each field, by field name; how it is run comes last."""
        fields = cls.model_fields
        own = [name for name in fields if name not in OperationSettings.model_fields]
        return {
            name: str(fields[name].validation_alias or PREFIX + name.upper())
            for name in (*own, *OperationSettings.model_fields)
        }


class _Bare(Settings):
    """The same, read from its arguments alone."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - as the library calls it
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Neither the environment nor a file."""
        return (init_settings,)


def usable_settings(env_file: Path | None = ENV_FILE) -> tuple[Settings, tuple[SettingsFault, ...]]:
    """The settings, with the default in place of each that is bad, and every fault."""
    settings, faults = _read(env_file)
    if settings is not None:
        return settings, faults
    defaults: dict[str, Any] = {}
    while True:
        try:
            return Settings(**_from(env_file), **defaults), faults
        except ValidationError as error:
            fields = {variable: name for name, variable in Settings.variables().items()}
            bad = {str(fault["loc"][0]) for fault in error.errors(include_input=False)}
            names = {fields.get(place, place) for place in bad}
            if names <= defaults.keys():
                raise
            defaults |= {name: Settings.model_fields[name].default for name in names}
        except (OSError, UnicodeDecodeError):
            env_file = None  # it cannot be read at all


def fault_in(variable: str, value: str) -> str | None:
    """What is wrong with a value, in the words of ``load_settings``; None where it is right."""
    fields = {name: field for field, name in Settings.variables().items()}
    given: dict[str, Any] = {} if value == "" else {fields[variable]: value}
    try:
        _Bare(**given)
    except ValidationError as error:
        (fault,) = _explained(error, {variable: value})
        return fault.line
    return None


def unreadable(path: Path | None, error: OSError | UnicodeDecodeError) -> SettingsFault:
    """Why a file of settings cannot be read, and what to do."""
    if isinstance(error, OSError):
        line = f"{path}: cannot be read ({error.strerror}); let this user read it"
        return SettingsFault(line, denied=True)
    return SettingsFault(f"{path}: is no UTF-8 text ({error}); save it as UTF-8")


def load_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """Read the environment, and below it ``env_file`` where it exists.

    Raises:
        SettingsError: naming every bad variable, never the token's value.
    """
    settings, faults = _read(env_file)
    if settings is None or faults:
        raise SettingsError(tuple(fault.line for fault in faults))
    return settings


def _read(env_file: Path | None) -> tuple[Settings | None, tuple[SettingsFault, ...]]:
    """The settings, None where one cannot be used, and every fault."""
    try:
        written = _written(env_file)
    except (OSError, UnicodeDecodeError) as error:
        return None, (unreadable(env_file, error),)
    given = {name: value for name, value in {**written, **os.environ}.items() if value}
    unknown = _unknown(given)
    try:
        return Settings(**_from(env_file)), unknown
    except ValidationError as error:
        return None, (*_explained(error, given), *unknown)


def _from(env_file: Path | None) -> dict[str, Any]:
    """The keyword by which the settings library takes another file for one reading."""
    return {"_env_file": env_file}


def _written(env_file: Path | None) -> dict[str, str | None]:
    """The variables of the file, names in capitals as the environment's are looked up."""
    source = DotEnvSettingsSource(Settings, env_file=env_file)
    return {name.upper(): value for name, value in source.env_vars.items()}


def _unknown(given: dict[str, str]) -> tuple[SettingsFault, ...]:
    known = Settings.variables().values()
    return tuple(
        SettingsFault(f"{name}: there is no such setting{did_you_mean(name.upper(), known)}", name)
        for name in sorted(given)
        if name.upper().startswith(PREFIX) and name.upper() not in known
    )


def _explained(error: ValidationError, given: dict[str, str]) -> tuple[SettingsFault, ...]:
    """One fault for each field at fault, whichever of its checks failed first."""
    fields = {variable: name for name, variable in Settings.variables().items()}
    faults: dict[str, dict[str, Any]] = {}
    for fault in error.errors(include_url=False, include_input=False):
        place = str(fault["loc"][0])
        variable = place if place in fields else Settings.variables().get(place, place.upper())
        faults.setdefault(variable, dict(fault))
    return tuple(
        SettingsFault(
            _line(name, Settings.model_fields[fields[name]], fault, _value(name, given)), name
        )
        for name, fault in faults.items()
    )


def _value(variable: str, given: dict[str, str]) -> str:
    values = {name.upper(): value for name, value in given.items()}
    return values.get(variable, "")


def _line(variable: str, field: Any, fault: dict[str, Any], value: str) -> str:
    if variable in _SECRETS:
        return f"{variable}: this is not {field.description}"
    value = _WHO.sub("//…@", value)
    hint = str(fault.get("ctx", {}).get("error", "")) if fault["type"] == "value_error" else ""
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    example = field.examples[0] if field.examples else default
    return (
        f"{variable}: {value[:80]!r} is not {field.description}{hint};"
        f" right would be {variable}={example}"
    )
