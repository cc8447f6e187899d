"""Names of a zip archive's members, which say too seldom in what encoding they are written."""

import re
import struct
import zlib
from collections.abc import Sequence
from zipfile import ZipInfo

from retrieval.languages.scripts import (
    CP866_BESIDE_RUSSIAN,
    CYRILLIC_CAPITALS,
    CYRILLIC_SMALL,
    DOTTED,
)

_SAID_UTF8 = 0x800
_UNICODE_PATH = 0x7075
# what the letters of other code pages become in that of DOS: lines of tables, signs
_FOREIGN = re.compile(f"[\u2500-\u259f{CP866_BESIDE_RUSSIAN}\u00b0\u2219\u00b7\u221a\u00a4]")
_LETTER = f"[{CYRILLIC_CAPITALS}{CYRILLIC_SMALL}]"
_RUSSIAN = re.compile(f"(?:{_LETTER}|[{DOTTED}{DOTTED.upper()}]){{3}}")
_MIXED = re.compile(f"[A-Za-z]{_LETTER}|{_LETTER}[A-Za-z]")


def member_names(members: Sequence[ZipInfo]) -> list[str]:
    """The names of an archive's members, with slashes.

    A name that is said to be UTF-8, or is, is that. The others are read in one code page for all:
    that of DOS in Russian, as Windows writes them, unless signs and lines of tables then stand in
    them (it is the one of Windows), or single letters within Latin words (of DOS in the West).
    """
    raw = [_raw(member) for member in members]
    page = _code_page([name for name in raw if isinstance(name, bytes)])
    names = [name if isinstance(name, str) else name.decode(page, "replace") for name in raw]
    return [name.replace("\\", "/") for name in names]


def _raw(member: ZipInfo) -> str | bytes:
    """A name where it is known, else its bytes."""
    name = member.orig_filename
    if member.flag_bits & _SAID_UTF8 or name.isascii():
        return name
    data = name.encode("cp437", "replace")
    said = _beside(member.extra, data)
    if said is not None:
        return said
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def _beside(extra: bytes, name: bytes) -> str | None:
    """The name in UTF-8 as some programs write it into the further fields of a member."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5:
            (checked,) = struct.unpack_from("<I", field, 1)
            if checked == zlib.crc32(name):
                return field[5:].decode("utf-8", "replace")
    return None


def _code_page(names: Sequence[bytes]) -> str:
    russian = [name.decode("cp866", "replace") for name in names]
    if any(_FOREIGN.search(name) for name in russian):
        windows = [name.decode("cp1251", "replace") for name in names]
        return "cp1251" if any(map(_RUSSIAN.search, windows)) else "cp437"
    if any(map(_RUSSIAN.search, russian)):
        return "cp866"
    return "cp437" if any(map(_MIXED.search, russian)) else "cp866"
