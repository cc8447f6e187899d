"""What a backup says of itself: its format, when it was made, and the digest of each member."""

import json
import re
from dataclasses import asdict, dataclass

from retrieval.archive import database
from retrieval.errors import BackupError

FORMAT = 1
"""Of a backup; a newer one is refused."""
NAME = "manifest.json"
ARCHIVE, BOT = "archive.sqlite", "bot.sqlite"
KEPT_FILES = ("last-run.jsonl", "confidence.json", "expectations.jsonl")
"""Files beside the archive that go with it, where they are there."""

_PLAIN = frozenset({ARCHIVE, BOT, *KEPT_FILES})
_OF_A_BUILD = re.compile(r"index/builds/[0-9A-Za-z][\w-]*(/[0-9A-Za-z][\w.-]*)+", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST = 16 * 2**20
"""Bytes of a manifest that are read."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a backup."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        format: of the backup.
        program: the version of the program that made it.
        made_at: an ISO timestamp.
        archive_format: of the archive's tables.
        records: how many the archive holds.
        build: the name of the build that is in it, or None.
    """

    format: int
    program: str
    made_at: str
    archive_format: int
    records: int
    build: str | None
    members: tuple[Member, ...]

    def text(self) -> str:
        """The manifest as it is written."""
        return json.dumps({"onrecord": "backup"} | asdict(self), ensure_ascii=False, indent=1)


def read_manifest(raw: bytes, file: object) -> Manifest:
    """What a backup says of itself.

    Args:
        raw: the manifest's bytes.
        file: the backup, named in a fault.

    Raises:
        BackupError: it is none, is damaged or was made by a newer program.
    """
    try:
        facts = json.loads(raw)
        if facts.pop("onrecord") != "backup":
            raise damaged(file, "it is another program's")
        _refuse_newer(facts, file)
        members = tuple(Member(**one) for one in facts.pop("members"))
        manifest = Manifest(**facts, members=members)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(file, "its manifest cannot be read") from error
    names = [member.name for member in members]
    sizes = [member.bytes for member in members]
    if (
        not all(map(_allowed, names))
        or len(set(names)) != len(names)
        or ARCHIVE not in names
        or not all(isinstance(size, int) and size >= 0 for size in sizes)
        or not all(_DIGEST.fullmatch(member.sha256) for member in members)
    ):
        raise damaged(file, "its manifest names what no backup holds")
    return manifest


def longest_manifest() -> int:
    """Bytes that no manifest is longer than."""
    return _LONGEST


def damaged(file: object, what: str) -> BackupError:
    """The fault of a backup that is not whole."""
    return BackupError(
        f"The backup {file} is damaged ({what}), and nothing was changed; take another one"
    )


def _refuse_newer(facts: dict[str, object], file: object) -> None:
    for kind, found, known in (
        ("format", facts["format"], FORMAT),
        ("an archive of format", facts["archive_format"], database.FORMAT),
    ):
        if not isinstance(found, int):
            raise TypeError(kind)
        if found > known:
            raise BackupError(
                f"The backup {file} has {kind} {found}, made by version {facts['program']}, and"
                f" this program reads up to {known}; nothing was changed. Install that version or"
                " a newer one, then restore again"
            )


def _allowed(name: object) -> bool:
    return isinstance(name, str) and (name in _PLAIN or bool(_OF_A_BUILD.fullmatch(name)))
