"""ZIP archives: every member by the reader of its ending, and nothing that could do harm."""

import io
import stat
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_documents import paragraph, word

from retrieval.ingest.corpus import read_corpus
from retrieval.ingest.formats.archive_names import member_names
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 100_000


def read(folder: Path) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    (folder / "good.txt").write_text("date 2031-04-02 The pass is open.")
    found = read_corpus(folder, max_file_bytes=LIMIT)
    assert found.statements[-1].id == "good.txt" or "good.txt" in {s.id for s in found.statements}
    return tuple(s for s in found.statements if s.id != "good.txt"), found.problems


def packed(**members: str | bytes) -> bytes:
    """An archive; ``__`` in a name is a dot."""
    return zipped({name.replace("__", "."): content for name, content in members.items()})


def zipped(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def named(raw: bytes, content: bytes = b"Open.") -> bytes:
    """An archive as an old program writes it: a name of bytes, with no word on their encoding."""
    plain = "x" * len(raw)
    return packed_plain(plain, content).replace(plain.encode(), raw)


def packed_plain(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


def test_members_are_statements_by_the_readers_of_their_endings(tmp_path: Path) -> None:
    (tmp_path / "April.zip").write_bytes(
        zipped(
            {
                "roads/2031-04-02 pass.txt": "Перевал открыт.",
                "roads/note.docx": word(paragraph("Ашуу ачык.")),
                "list.jsonl": '{"text": "One.", "id": "one", "date": "2031-04-03"}\n',
                "roads/.hidden.txt": "no",
                "__MACOSX/._list.jsonl": "no",
                "photo.jpg": b"\xff\xd8\xff",
                "b.JPG": b"\xff\xd8\xff",
                "README": "no",
            }
        )
    )
    statements, problems = read(tmp_path)

    assert statements == (
        Statement(
            id="one",
            text="One.",
            date=date(2031, 4, 3),
            date_origin=DateOrigin.FIELD,
            path="April.zip!list.jsonl",
        ),
        Statement(
            id="April.zip!roads/2031-04-02 pass.txt",
            text="Перевал открыт.",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FILENAME,
            path="April.zip!roads/2031-04-02 pass.txt",
        ),
        Statement(
            id="April.zip!roads/note.docx", text="Ашуу ачык.", path="April.zip!roads/note.docx"
        ),
    )
    assert problems == (
        Problem(
            "April.zip",
            None,
            "3 files in it are of a kind that cannot be read: 2 .jpg, 1 without an ending",
            warning=True,
        ),
    )


def test_an_archive_in_an_archive_is_read_once_and_no_deeper(tmp_path: Path) -> None:
    third = packed(c__txt="Three.")
    second = zipped({"b.txt": "Two.", "third.zip": third})
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "One.", "second.zip": second}))
    statements, problems = read(tmp_path)

    assert [(s.id, s.text) for s in statements] == [
        ("a.zip!a.txt", "One."),
        ("a.zip!second.zip!b.txt", "Two."),
    ]
    assert problems == (
        Problem(
            "a.zip!second.zip!third.zip",
            None,
            "files in it that lie too deep, or are too many: 1; unpack it",
        ),
    )


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:\\out.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({name: "x", "in.txt": "Open."}))
    statements, problems = read(tmp_path)

    assert [s.text for s in statements] == ["Open."]
    assert problems == (
        Problem(
            f"a.zip!{name.replace(chr(92), '/')}",
            None,
            "its name leads out of the archive; it is not read",
        ),
    )
    assert not list(tmp_path.parent.glob("out.txt"))


def test_links_encrypted_and_damaged_members_are_told_and_the_others_read(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", "Secret.")
        archive.writestr("broken.txt", "Broken broken.")
        archive.writestr("tight.txt", "Tight.")
        archive.writestr("open.txt", "Open.")
    data = bytearray(target.getvalue().replace(b"Broken broken.", b"Broken braken."))
    for name, offset, value in (("secret.txt", 8, 1), ("tight.txt", 10, 14)):
        entry = data.rindex(name.encode()) - 46
        data[entry + offset : entry + offset + 2] = struct.pack("<H", value)
    (tmp_path / "a.zip").write_bytes(data)
    statements, problems = read(tmp_path)

    assert [s.text for s in statements] == ["Open."]
    assert {problem.path: problem.problem for problem in problems} == {
        "a.zip!link.txt": "a link, which is not followed",
        "a.zip!secret.txt": "it is encrypted; unpack the archive with its password",
        "a.zip!broken.txt": "it is damaged; get the archive anew",
        "a.zip!tight.txt": "it is packed in a way that is not read; unpack the archive",
    }


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"a large.txt": b"x" * (LIMIT + 1), "good.txt": "Open."}
    (tmp_path / "a.zip").write_bytes(zipped(members))
    many: dict[str, str | bytes] = {f"{n:02}.txt": f"{n:02} " * 30_000 for n in range(12)}
    (tmp_path / "b.zip").write_bytes(zipped(many))
    statements, problems = read(tmp_path)

    assert [s.id for s in statements if s.path[0] == "a"] == ["a.zip!good.txt"]
    assert len([s for s in statements if s.path[0] == "b"]) == 11
    assert [(problem.path, problem.problem) for problem in problems] == [
        ("a.zip!a large.txt", "it is larger than the largest allowed, 100,000 bytes"),
        ("b.zip!11.txt", "with it the files inside are larger than is allowed; unpack it"),
    ]


def test_what_is_packed_too_tightly_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(a__txt=b"x" * 3_000_000))
    (tmp_path / "good.txt").write_text("Open.")
    reading = read_corpus(tmp_path, max_file_bytes=10_000_000)

    assert reading.problems == (Problem("a.zip!a.txt", None, "it unpacks to more than is allowed"),)


def test_too_many_members_cut_off_and_empty_archives_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.txt": "x" for n in range(5001)}))
    (tmp_path / "b.zip").write_bytes(packed(a__txt="x" * 1000)[:40])
    (tmp_path / "c.zip").write_bytes(packed())
    (tmp_path / "d.zip").write_bytes(word(paragraph("A document.")))
    (tmp_path / "e.zip").write_bytes(b"Open.")
    statements, problems = read(tmp_path)

    damaged = "not a ZIP archive, or it is damaged or cut off"
    assert statements == ()
    assert [(problem.path, problem.problem) for problem in problems] == [
        ("a.zip", "there are more than 5,000 files in it; unpack it"),
        ("b.zip", damaged),
        ("c.zip", "there is no file in the archive"),
        ("d.zip", "the ending is wrong: this is a Word document; name it .docx"),
        ("e.zip", damaged),
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Отчёт/перевал.txt".encode("cp866"), "Отчёт/перевал.txt"),
        ("Отчёт\\перевал.txt".encode("cp866"), "Отчёт/перевал.txt"),
        ("Отчёт о дорогах.txt".encode("cp1251"), "Отчёт о дорогах.txt"),
        ("отчет о дорогах.txt".encode("cp1251"), "отчет о дорогах.txt"),
        ("Приказ №7 МинДорRoads.txt".encode("cp866"), "Приказ №7 МинДорRoads.txt"),
        ("résumé.txt".encode("cp437"), "résumé.txt"),
        ("Köln Übersicht.txt".encode("cp437"), "Köln Übersicht.txt"),
        ("Ашуунун ачылышы, Өзгөн.txt".encode(), "Ашуунун ачылышы, Өзгөн.txt"),
    ],
)
def test_names_are_read_in_the_encoding_they_were_written_in(
    tmp_path: Path, raw: bytes, name: str
) -> None:
    (tmp_path / "a.zip").write_bytes(named(raw))
    statements, problems = read(tmp_path)

    assert [(s.id, s.text) for s in statements] == [(f"a.zip!{name}", "Open.")]
    assert problems == ()


def test_beside_a_whole_corpus_nothing_of_an_archive_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped(
            {
                "x/corpus.jsonl": '{"id": "one", "text": "One."}',
                "x/notes.txt": "no",
                "y/notes.txt": "Yes.",
                "z/ChatExport_2031-04-02/result.json": '{"type": "public_channel", "messages": []}',
                "z/ChatExport_2031-04-02/files/a.txt": "no",
            }
        )
    )
    statements, _ = read(tmp_path)

    assert [s.text for s in statements] == ["One.", "Yes."]


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=20),
        st.binary(max_size=20),
        max_size=5,
    )
)
def test_names_of_members_come_back_as_they_were_packed(members: dict[str, bytes]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with zipfile.ZipFile(target) as archive:
        assert member_names(archive.infolist()) == list(members)
