"""Names of a zip archive's members, which say too seldom in what encoding they are written."""

import re
import struct
import zlib
from collections.abc import Sequence
from zipfile import ZipInfo

_SAID_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_WORD = re.compile(r"[^\W\d_]+")
_DRAWN = re.compile("[\u2500-\u259f]")  # lines of tables: what other letters are in a DOS code page


def member_names(members: Sequence[ZipInfo]) -> list[str]:
    """The names of an archive's members, with slashes.

    A name that is said to be UTF-8, or is, is that. The others are read in one code page for all:
    that of DOS in Russian, as Windows writes them, unless letters of two scripts then stand in one
    word (it is the one of DOS in the West), or lines of tables (it is the one of Windows).
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
    if any(_DRAWN.search(name) for name in russian):
        windows = [name.decode("cp1251", "replace") for name in names]
        plain = not any("\ufffd" in name or _is_mixed(name) for name in windows)
        return "cp1251" if plain else "cp437"
    return "cp437" if any(map(_is_mixed, russian)) else "cp866"


def _is_mixed(name: str) -> bool:
    """Whether letters of two scripts stand in one word."""
    words = _WORD.findall(name)
    return any(any(letter.isascii() for letter in word) and not word.isascii() for word in words)
