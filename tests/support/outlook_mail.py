"""Compound files in code: a mail as Outlook saves it, from its properties."""

import struct
from collections.abc import Mapping

Tree = Mapping[str, "bytes | Tree"]
_SECTOR, _CUT = 512, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


def properties(head: int, fixed: Mapping[int, tuple[int, int]]) -> bytes:
    """The stream of properties of a fixed length: name to type and number."""
    rows = (struct.pack("<HHIQ", kind, name, 6, value) for name, (kind, value) in fixed.items())
    return b"\0" * head + b"".join(rows)


def unicode(name: int, text: str) -> dict[str, bytes]:
    """A property that is Unicode."""
    return {f"__substg1.0_{name:04X}001F": text.encode("utf-16-le")}


def string(name: int, text: bytes) -> dict[str, bytes]:
    """A property that is bytes of some code page."""
    return {f"__substg1.0_{name:04X}001E": text}


def binary(name: int, data: bytes) -> dict[str, bytes]:
    """A property that is bytes."""
    return {f"__substg1.0_{name:04X}0102": data}


class _Sectors:
    """Sectors of one size, and the table that chains them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.content: list[bytes] = []
        self.table: list[int] = []

    def put(self, data: bytes) -> int:
        """The first sector of a chain that holds these bytes."""
        if not data:
            return _END
        first = len(self.content)
        parts = [data[at : at + self.size] for at in range(0, len(data), self.size)]
        self.content += (part.ljust(self.size, b"\0") for part in parts)
        self.table += (*range(first + 1, len(self.content)), _END)
        return first


def compound(tree: Tree) -> bytes:
    """A compound file (OLE) of version 3; streams and storages below it by name."""
    entries: list[bytes] = []
    large, small = _Sectors(_SECTOR), _Sectors(64)

    def add(name: str, node: "bytes | Tree", right: int) -> int:
        place = len(entries)
        entries.append(b"")
        if isinstance(node, bytes):
            start = (small if len(node) < _CUT else large).put(node)
            entries[place] = _entry(name, 2, right, _NONE, start, len(node))
        else:
            entries[place] = _entry(name, 1, right, children(node), 0, 0)
        return place

    def children(node: Tree) -> int:
        following = _NONE
        for name in sorted(node, key=lambda one: (len(one), one.upper()), reverse=True):
            following = add(name, node[name], following)
        return following

    entries.append(b"")
    child = children(tree)
    mini = b"".join(small.content)
    entries[0] = _entry("Root Entry", 5, _NONE, child, large.put(mini), len(mini))
    mini_table = struct.pack(f"<{len(small.table)}I", *small.table)
    mini_table = mini_table.ljust(-(-len(mini_table) // _SECTOR) * _SECTOR, b"\xff")
    mini_start = large.put(mini_table)
    directory = large.put(b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0"))
    fats = 1
    while (len(large.content) + fats) * 4 > fats * _SECTOR:
        fats += 1
    table = [*large.table, *[_FAT] * fats]
    table += [_FREE] * (fats * _SECTOR // 4 - len(table))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fats),
        *(directory, 0, _CUT, mini_start, len(mini_table) // _SECTOR, _END, 0),
    )
    places = [len(large.content) + number for number in range(fats)]
    places += [_FREE] * (109 - len(places))
    tables = struct.pack(f"<{len(table)}I", *table)
    return head + struct.pack("<109I", *places) + b"".join(large.content) + tables


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:  # noqa: PLR0917
    title = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        *(title, len(title), kind, 1, _NONE, right, child, b"", 0, 0, 0, start, size),
    )
