"""A corpus: which files are read, what is reported, which statements stay."""

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from paths import SHARED

from retrieval.errors import CorpusError
from retrieval.ingest.corpus import CorpusReading, read_corpus
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 2**20


def fill(folder: Path, **files: str | bytes) -> Path:
    """Write ``a__b_txt="..."`` as ``a/b.txt``."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(path: Path) -> CorpusReading:
    return read_corpus(path, max_file_bytes=LIMIT)


def ids(reading: CorpusReading) -> list[str]:
    return [statement.id for statement in reading.statements]


def said(reading: CorpusReading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_a_folder_of_any_depth_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    fill(tmp_path, b_txt="B.", a__z_md="# Z\n\nZ.", a__b__c__d_jsonl=line(id="d", text="D."))

    assert read(tmp_path) == CorpusReading(
        statements=(
            Statement(id="d", text="D.", path="a/b/c/d.jsonl"),
            Statement(id="a/z.md", text="Z.", title="Z", path="a/z.md"),
            Statement(id="b.txt", text="B.", path="b.txt"),
        ),
        problems=(),
        left_out=0,
        failed_paths=frozenset(),
    )


def test_a_single_file_is_a_corpus(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="date 2020-12-12 A.", b_txt="B.")

    assert read(tmp_path / "a.txt").statements == (
        Statement(
            id="a.txt",
            text="A.",
            date=date(2020, 12, 12),
            date_origin=DateOrigin.FIELD,
            path="a.txt",
        ),
    )


def test_very_deep_folders_are_read(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Deep.")

    assert ids(read(tmp_path)) == ["d/" * 400 + "a.txt"]


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_a_folder_with_a_whole_corpus_is_read_from_that_file_alone(
    tmp_path: Path, name: str
) -> None:
    content = line(id="whole", text="Whole.")
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    fill(tmp_path, queries_jsonl=line(id="q", text="Q?"), LICENSE_txt="L.", below__a_txt="A.")

    assert ids(read(tmp_path)) == ["whole"]


def test_a_folder_below_with_a_whole_corpus_is_read_from_it_alone(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.", b__corpus_jsonl=line(id="w", text="W."), b__queries_jsonl="x")

    assert ids(read(tmp_path)) == ["a.txt", "w"]


def test_what_lies_beside_a_whole_corpus_is_told_of_in_one_line(tmp_path: Path) -> None:
    fill(tmp_path, corpus_jsonl=line(id="w", text="W."), a_pdf="x", below__b_docx="x")
    fill(tmp_path, _hidden_txt="H.", _git__c_txt="C.", c_tsv="x", Thumbs_db="x", d_png="x")
    fill(tmp_path, corpus_jsonl_gz=b"x", z_txt="Z.")
    reading = read(tmp_path)

    assert ids(reading) == ["w"]
    assert reading.problems == (
        Problem(
            "corpus.jsonl",
            None,
            "6 files beside or below it were not read: "
            "a.pdf, below/b.docx, c.tsv, corpus.jsonl.gz, d.png and 1 more",
            warning=True,
        ),
    )
    assert reading.failed_paths == frozenset()


def test_a_whole_corpus_by_itself_is_no_matter_to_tell_of(tmp_path: Path) -> None:
    fill(tmp_path, _store__x_jsonl=line(id="w", text="W."))
    (tmp_path / "corpus.jsonl").symlink_to(".store/x.jsonl")

    assert read(tmp_path).problems == ()


def test_a_whole_corpus_behind_a_link_is_read_and_not_called_left(tmp_path: Path) -> None:
    fill(tmp_path, x_jsonl=line(id="w", text="W."), y_txt="Y.")
    (tmp_path / "corpus.jsonl").symlink_to("x.jsonl")
    reading = read(tmp_path)

    assert ids(reading) == ["w"]
    assert said(reading) == ["corpus.jsonl: 1 file beside or below it was not read: y.txt"]


def test_a_folder_called_corpus_jsonl_is_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.")
    (tmp_path / "corpus.jsonl").mkdir()
    (tmp_path / "corpus.jsonl" / "b.txt").write_text("B.")
    reading = read(tmp_path)

    assert ids(reading) == ["a.txt", "corpus.jsonl/b.txt"]
    assert reading.problems == ()


def test_what_lies_beside_an_export_is_told_of_but_not_the_media_of_posts(tmp_path: Path) -> None:
    posts = {"name": "N", "type": "public_channel", "id": 7}
    message = {"id": 1, "type": "message", "date": "2031-04-02T10:00:00", "text": "Said."}
    fill(
        tmp_path / "ChatExport_2031-04-02",
        result_json=line(**posts, messages=[message]),
        messages_html="<p>Said.",
        messages2_html="<p>Said.",
        css__style_css="x",
        photos__photo_jpg="x",
        files__decree_docx="x",
        notes_txt="N.",
    )
    reading = read(tmp_path)

    assert ids(reading) == ["telegram:7/1"]
    assert "".join(said(reading)) == (
        "ChatExport_2031-04-02/result.json: "
        "2 files beside or below it were not read: files/decree.docx, notes.txt"
    )


def test_a_link_to_a_folder_that_is_not_read_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.", _store__b_txt="B.")
    (tmp_path / "more").symlink_to(".store")
    reading = read(tmp_path)

    assert ids(reading) == ["a.txt"]
    assert said(reading) == ["more: a link to a folder of which the files are not read"]


def test_hidden_names_are_passed_over_and_unknown_endings_named(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.", _hidden_txt="H.", _git__b_txt="B.", c_ods=b"x", Makefile="m")
    reading = read(tmp_path)

    assert ids(reading) == ["a.txt"]
    assert reading.problems == (
        Problem("Makefile", None, "a file without an ending", warning=True),
        Problem(
            "c.ods", None, "files ending in .ods cannot be read; save it as .xlsx", warning=True
        ),
    )
    assert reading.failed_paths == frozenset()


def test_bad_files_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    fill(
        tmp_path,
        a_txt="A.",
        b_txt=b"ok\n\xff",
        c_txt="---\ndate: 2021-02-30\n---\nC.",
        d_txt="",
        e_txt=b"x" * (LIMIT + 1),
        f_jsonl=line(id="f", text="F.") + b"[]\n",
    )
    reading = read(tmp_path)

    assert ids(reading) == ["a.txt", "f"]
    assert said(reading) == [
        "b.txt, line 2: not UTF-8 (byte 0xFF); save the file as UTF-8",
        "c.txt, line 2: '2021-02-30' is not a day of the calendar",
        "d.txt, line 1: there is no text",
        "e.txt: the file is 1,048,577 bytes long; the largest allowed is 1,048,576",
        "f.jsonl, line 2: not a JSON object with fields such as 'text'",
    ]
    assert reading.failed_paths == {"b.txt", "c.txt", "d.txt", "e.txt", "f.jsonl"}


def test_strict_stops_at_the_first_problem_but_not_at_a_warning(tmp_path: Path) -> None:
    fill(tmp_path, a_key="x", b_txt="B.", c_txt="", d_txt="")
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path, max_file_bytes=LIMIT, strict=True)
    assert str(caught.value) == (
        "c.txt, line 1: there is no text. Mend it, or index without --strict."
    )

    (tmp_path / "c.txt").unlink()
    (tmp_path / "d.txt").unlink()
    assert ids(read_corpus(tmp_path, max_file_bytes=LIMIT, strict=True)) == ["b.txt"]


def test_a_link_out_of_the_corpus_is_reported_and_not_followed(tmp_path: Path) -> None:
    corpus = fill(tmp_path / "corpus", a_txt="A.")
    fill(tmp_path / "outside", b_txt="B.")
    (corpus / "b.txt").symlink_to(tmp_path / "outside" / "b.txt")
    (corpus / "folder").symlink_to(tmp_path / "outside")
    reading = read(corpus)

    assert ids(reading) == ["a.txt"]
    assert said(reading) == [
        "b.txt: a link that leads out of the corpus",
        "folder: a link that leads out of the corpus",
    ]


def test_links_inside_the_corpus_read_nothing_twice(tmp_path: Path) -> None:
    """A loop of folders is harmless; a file behind a hidden name is reached by its link."""
    fill(tmp_path, a__a_txt="A.", _store__b_txt="B.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "again.txt").symlink_to(tmp_path / "a" / "a.txt")
    (tmp_path / "b.txt").symlink_to(".store/b.txt")
    reading = read(tmp_path)

    assert ids(reading) == ["a/a.txt", "b.txt"]
    assert reading.problems == ()


def test_links_that_lead_nowhere_or_in_a_circle_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.")
    (tmp_path / "b.txt").symlink_to("gone.txt")
    (tmp_path / "c.txt").symlink_to("c.txt")
    reading = read(tmp_path)

    assert ids(reading) == ["a.txt"]
    assert said(reading) == [
        "b.txt: a link that leads nowhere",
        "c.txt: a link that leads in a circle",
    ]


def test_the_corpus_itself_may_be_a_link(tmp_path: Path) -> None:
    fill(tmp_path / "real", a_txt="A.")
    (tmp_path / "corpus").symlink_to("real")

    assert ids(read(tmp_path / "corpus")) == ["a.txt"]


def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.")
    os.mkfifo(tmp_path / "b.txt")

    assert said(read(tmp_path)) == ["b.txt: not a regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_files_and_folders_that_may_not_be_read_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A.", b_txt="B.", c__d_txt="D.")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    reading = read(tmp_path)
    (tmp_path / "c").chmod(0o700)

    assert said(reading) == [
        "b.txt: cannot be read: Permission denied",
        "c: cannot be read: Permission denied",
    ]
    assert reading.failed_paths == {"b.txt", "c"}


def test_a_name_that_is_not_unicode_can_be_shown(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("A.")
    except OSError:
        pytest.skip("this file system takes Unicode names only")

    assert ids(read(tmp_path)) == ["caf\ufffd.txt"]


def test_the_same_name_composed_in_two_ways_is_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "cafe\u0301.txt").write_text("A.")

    assert ids(read(tmp_path)) == ["café.txt"]


def test_the_first_of_an_id_stays_and_the_second_is_reported_with_both_places(
    tmp_path: Path,
) -> None:
    fill(tmp_path, a_jsonl=line(id="x", text="One.") + line(id="x", text="Two."))
    fill(tmp_path, b_txt="---\nid: x\n---\nThree.")
    reading = read(tmp_path)

    assert [statement.text for statement in reading.statements] == ["One."]
    taken = "the id 'x' is already that of another statement (a.jsonl, line 1), which is kept"
    assert reading.problems == (Problem("a.jsonl", 2, taken), Problem("b.txt", 4, taken))


def test_the_very_same_statement_twice_is_one_and_no_problem(tmp_path: Path) -> None:
    fill(tmp_path, a_jsonl=line(id="x", text="One.") * 2, b_txt="---\nid: x\n---\nOne.")

    assert read(tmp_path) == CorpusReading(
        statements=(Statement(id="x", text="One.", path="a.jsonl"),),
        problems=(),
        left_out=0,
        failed_paths=frozenset(),
    )


def test_the_same_text_under_another_id_is_kept(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="One.", b_txt="One.")

    assert ids(read(tmp_path)) == ["a.txt", "b.txt"]


def test_samples_stand_alone_until_there_is_a_real_statement(tmp_path: Path) -> None:
    fill(tmp_path, sample__a_txt="A.", sample__deep__b_txt="B.", c_md="---\nsample: true\n---\nC.")
    alone = read(tmp_path)
    fill(tmp_path, real__sample__d_txt="D.")
    together = read(tmp_path)

    assert ids(alone) == ["c.md", "sample/a.txt", "sample/deep/b.txt"]
    assert all(statement.sample for statement in alone.statements)
    assert alone.left_out == 0
    assert ids(together) == ["real/sample/d.txt"]
    assert together.left_out == 3


@pytest.mark.parametrize("path", ["sample", "sample/a.txt"])
def test_the_sample_folder_named_by_itself_is_still_a_sample(tmp_path: Path, path: str) -> None:
    fill(tmp_path, sample__a_txt="A.")

    assert [statement.sample for statement in read(tmp_path / path).statements] == [True]


def test_a_sample_never_takes_the_id_of_a_real_statement(tmp_path: Path) -> None:
    fill(tmp_path, sample__a_txt="---\nid: x\n---\nSample.", z_txt="---\nid: x\n---\nReal.")
    reading = read(tmp_path)

    assert [statement.text for statement in reading.statements] == ["Real."]
    assert reading.problems == ()


def test_progress_counts_files_or_the_statements_of_the_only_one(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    fill(tmp_path / "many", a_txt="A.", b_txt="B.", c_txt="")
    read_corpus(tmp_path / "many", max_file_bytes=LIMIT, progress=lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3)]

    told.clear()
    fill(tmp_path / "one", a_jsonl=line(id=1, text="A.") + line(id=2, text="B."))
    read_corpus(tmp_path / "one", max_file_bytes=LIMIT, progress=lambda *step: told.append(step))
    assert told == [(1, 0), (2, 0)]


def test_a_corpus_that_does_not_exist_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path / "gone")

    assert str(caught.value) == (
        f"There is no corpus at {tmp_path / 'gone'}; make the folder and put statements there, "
        "or name another place with --corpus."
    )


def test_a_corpus_without_statements_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path)
    assert str(caught.value) == (
        f"There is no statement in {tmp_path}; put files there (.txt, .text, .md, .markdown, "
        ".jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .csv, .tsv, .html, .htm, .xhtml, .mhtml, .mht, "
        ".pdf, .docx, .odt, .fodt, .rtf, .epub, .pptx, .xlsx, .xml, .rss, .atom, .srt, .vtt, "
        ".eml, .msg, .zip, .json) or name another place with --corpus."
    )

    fill(tmp_path, a_txt="", b_txt="")
    with pytest.raises(CorpusError) as caught:
        read(tmp_path)
    assert str(caught.value) == (
        f"No statement in {tmp_path} can be read. "
        "The first of 2 problems: a.txt, line 1: there is no text."
    )


def test_a_single_file_of_an_unknown_ending_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, a_key="x")
    with pytest.raises(CorpusError) as caught:
        read(tmp_path / "a.key")

    assert str(caught.value) == (
        f"{tmp_path / 'a.key'} cannot be read: files ending in .key cannot be read yet."
    )


def test_the_shared_archive_is_read_whole() -> None:
    """6,384 real releases, where they are at hand beside the repository."""
    folder = SHARED / "data" / "auspm"
    if not (folder / "corpus.jsonl.gz").is_file():
        pytest.skip("the shared archive of releases is not beside this checkout")
    reading = read_corpus(folder, max_file_bytes=50 * 2**20)

    assert len(reading.statements) == 6384
    assert all(statement.date_origin == DateOrigin.FIELD for statement in reading.statements)
    assert all(problem.warning for problem in reading.problems)
