"""A ZIP archive: its members are files of the corpus, each with the reader of its ending."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from retrieval.ingest.formats.archive_names import member_names
from retrieval.ingest.formats.content import check_size
from retrieval.ingest.formats.kinds import check_kind, wrong_ending, zip_kind
from retrieval.ingest.formats.output import Item, UnreadableError
from retrieval.ingest.formats.unpacking import SUM_TIMES, Unpacker, is_hidden, is_known
from retrieval.types import Fault, Problem, fault

_MOST_MEMBERS = 5000
_MAX_RATIO = 300
_FREE = 2**20  # what may be packed as tightly as it likes
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile("[A-Za-z]:")
_OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
_WHOLE = re.compile(
    r"(?P<folder>(?:.*/)?)corpus\.jsonl(?:\.gz)?"
    r"|(?P<export>(?:.*/)?(?:Chat|Data)Export_[^/]*/)result\.json",
    re.IGNORECASE,
)

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, OSError, struct.error)


def read_archive(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Unpack what can be read of an archive.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size of a member; the archive, and all its members, may have ten
            times as much.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is no archive, is damaged, or too large.
    """
    check_size(path.stat().st_size, SUM_TIMES * max_bytes)
    with path.open("rb") as file:
        check_kind(file.read(4096), (".zip",))
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _Archive(archive, relative, max_bytes).items()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error):
        raise UnreadableError(None, fault("not-zip")) from None


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, relative: str, max_bytes: int) -> None:
        self._archive = archive
        self._relative = relative
        self._unpacker = Unpacker(relative, max_bytes)

    def items(self) -> Iterator[Item]:
        members = [one for one in self._archive.infolist() if not one.orig_filename.endswith("/")]
        if len(members) > _MOST_MEMBERS:
            raise UnreadableError(None, fault("zip-too-many", most=_MOST_MEMBERS))
        names = member_names(members)
        if not names:
            yield Problem(self._relative, None, fault("zip-empty"))
        elif _OFFICE & set(names):
            raise UnreadableError(None, wrong_ending(*zip_kind(self._archive)))
        for member, name in sorted(_wanted(members, names), key=lambda one: one[1].split("/")):
            yield from self._member(member, name)
        yield from self._unpacker.told()

    def _member(self, member: zipfile.ZipInfo, name: str) -> Iterator[Item]:
        if is_hidden(name) and not _is_outside(name):
            return
        wrong = _fault(member, name)
        if wrong is not None:
            yield Problem(self._unpacker.place(name), None, wrong)
            return
        if not is_known(name):
            self._unpacker.leave_out(name)
            return
        try:
            yield from self._unpacker.put(name, self._pieces(member))
        except UnreadableError as error:
            yield Problem(self._unpacker.place(name), None, error.problem)
        except (RuntimeError, NotImplementedError, *_FAULTS) as error:
            # the disk's own fault has a number, that of packed bytes has none
            system = error.strerror if isinstance(error, OSError) and error.errno else None
            said = fault("unreadable", reason=system) if system else fault("zip-damaged")
            yield Problem(self._unpacker.place(name), None, said)

    def _pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._archive.open(member) as file:
            while piece := file.read(2**16):
                size += len(piece)
                if size > _FREE and size > _MAX_RATIO * max(member.compress_size, 1):
                    raise UnreadableError(None, fault("zip-unpacks"))
                yield piece


def _wanted(
    members: Sequence[zipfile.ZipInfo], names: Sequence[str]
) -> list[tuple[zipfile.ZipInfo, str]]:
    """The members with their names; beside a whole corpus or an export nothing but that."""
    whole: dict[str, str] = {}
    for name in sorted(names):
        if found := _WHOLE.fullmatch(name):
            whole.setdefault(found["folder"] or found["export"] or "", name)

    def is_wanted(name: str) -> bool:
        return all(name == one or not name.startswith(above) for above, one in whole.items())

    return [pair for pair in zip(members, names, strict=True) if is_wanted(pair[1])]


def _is_outside(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) is not None


def _fault(member: zipfile.ZipInfo, name: str) -> Fault | None:
    """Why a member is not unpacked; None where it may be."""
    if _is_outside(name):
        return fault("zip-leads-out")
    if stat.S_ISLNK(member.external_attr >> 16):
        return fault("zip-link")
    if member.flag_bits & 1:
        return fault("zip-encrypted")
    if member.compress_type not in _READ:
        return fault("zip-way")
    return None
