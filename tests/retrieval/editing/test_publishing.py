"""A draft is looked at, put into the corpus whole, and taken out again."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from library import NOON, Library

from retrieval import editing
from retrieval.errors import CorpusError
from retrieval.types import DateOrigin, Draft, Facts, Published, Statement

OPEN = "The pass is open. It is open to lorries too."


@pytest.fixture
def one(library: Library) -> Library:
    """A corpus of one statement."""
    library.write("grain.txt", "The grain is in.", title="Grain", date="2030-12-12")
    library.reindex()
    return library


def post(library: Library, text: str = OPEN, facts: Facts = Facts()) -> Draft:  # noqa: B008
    return editing.post_draft(text, library.directory, library.settings, facts)


def file(library: Library, path: Path, facts: Facts = Facts()) -> Draft:  # noqa: B008
    return editing.read_draft(path, library.directory, library.settings, facts=facts)


def published(library: Library, draft: Draft, under: str = "") -> Published:
    return editing.publish(
        library.corpus, library.directory, draft, by="terminal", now=NOON, under=under
    )


def on_record(library: Library, statement_id: str) -> Statement:
    library.reindex(sure=True)
    return library.record(statement_id).statement


def files(library: Library) -> list[str]:
    """Every file of the corpus, also hidden ones."""
    return sorted(
        path.relative_to(library.corpus).as_posix()
        for path in library.corpus.rglob("*")
        if path.is_file()
    )


def test_a_post_is_on_record_as_its_draft_said(one: Library) -> None:
    facts = Facts("On the pass", speaker="Ann Roe", source="Roads", posted=date(2031, 4, 2))
    draft = post(one, facts=facts)
    done = published(one, draft)
    assert (done.relative, done.statement_ids) == (
        "2031-04-02-on-the-pass.txt",
        ("2031-04-02-on-the-pass.txt",),
    )
    assert files(one) == ["2031-04-02-on-the-pass.txt", "grain.txt"]
    assert draft.statements == (replace(on_record(one, done.relative), lang=None),)
    assert draft.statements[0] == Statement(
        id="2031-04-02-on-the-pass.txt",
        text=OPEN,
        title="On the pass",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.MESSAGE,
        source="Roads",
        speaker="Ann Roe",
        path="2031-04-02-on-the-pass.txt",
    )


def test_a_file_keeps_its_bytes_and_what_was_said_of_it_is_a_correction(
    one: Library, tmp_path: Path
) -> None:
    sent = tmp_path / "sent" / "pass 2031-04-02.md"
    sent.parent.mkdir()
    sent.write_text("# Wrong\n\nThe pass is open.\n")
    draft = file(one, sent, Facts(title="On the pass", date=date(2031, 4, 3)))
    assert [(s.id, s.title, s.date, s.date_origin) for s in draft.statements] == [
        ("pass 2031-04-02.md", "On the pass", date(2031, 4, 3), DateOrigin.ADMIN)
    ]
    done = published(one, draft)
    assert done.path.read_bytes() == sent.read_bytes()
    assert done.corrections == (1, 2)
    lines = (one.corpus / "corrections.jsonl").read_text().splitlines()
    said = {"by": "terminal", "at": "2026-11-23T12:00:00+00:00"}
    assert [json.loads(line) for line in lines] == [
        {"number": 1, "statement": done.relative, "act": "retitle", "value": "On the pass"} | said,
        {"number": 2, "statement": done.relative, "act": "redate", "value": "2031-04-03"} | said,
    ]


def test_a_name_that_is_taken_or_has_corrections_is_not_used_again(
    one: Library, tmp_path: Path
) -> None:
    sent = tmp_path / "grain.txt"
    sent.write_text("Other grain.")
    draft = file(one, sent, Facts(title="Other"))
    done = published(one, draft)
    assert (done.relative, done.statement_ids) == ("grain-n2.txt", ("grain-n2.txt",))
    editing.unpublish(one.corpus, one.directory, done, by="terminal", now=NOON)
    assert files(one) == ["corrections.jsonl", "grain.txt"]
    assert published(one, draft).relative == "grain-n3.txt"


def test_what_is_taken_back_leaves_neither_file_nor_corrections(
    one: Library, tmp_path: Path
) -> None:
    sent = tmp_path / "pass.txt"
    sent.write_text(OPEN)
    done = published(one, file(one, sent, Facts(title="On the pass")))
    for _ in range(2):  # again where it was killed before it had ended
        editing.unpublish(one.corpus, one.directory, done, by="terminal", now=NOON)
    assert files(one) == ["corrections.jsonl", "grain.txt"]
    lines = (one.corpus / "corrections.jsonl").read_text().splitlines()
    assert [(json.loads(line)["act"], json.loads(line).get("undoes")) for line in lines] == [
        ("retitle", None),
        ("undo", 1),
    ]


def test_a_file_that_was_changed_since_is_not_taken_back(one: Library) -> None:
    done = published(one, post(one))
    done.path.write_text("Better words.")
    with pytest.raises(CorpusError, match="was changed since it was published and stays; look at"):
        editing.unpublish(one.corpus, one.directory, done, by="terminal", now=NOON)
    assert done.path.read_text() == "Better words."


def test_the_same_words_on_record_are_named(one: Library) -> None:
    draft = post(one, "The grain is in.")
    assert draft.repeated == {"the-grain-is-in.txt": ("grain.txt",)}


def test_what_was_said_of_a_post_holds_on_for_its_new_version(one: Library) -> None:
    url, posted = "https://t.me/roads/9", date(2031, 4, 2)
    said = Facts("On the pass", date(2031, 4, 3), "Ann Roe", "Roads", url)
    published(one, post(one, facts=said))
    one.reindex()
    changed = post(one, "The pass is closed.", Facts(url=url, posted=posted))
    (statement,) = changed.statements
    facts = (statement.title, statement.date, statement.date_origin)
    assert facts == ("On the pass", date(2031, 4, 3), DateOrigin.FIELD)
    assert (statement.speaker, statement.source) == ("Ann Roe", "Roads")
    other = Facts("", date(2031, 5, 5), "", source="Bridges", url=url, posted=posted)
    (statement,) = post(one, "The pass is closed.", other).statements
    assert (statement.title, statement.date) == ("", date(2031, 5, 5))
    assert (statement.speaker, statement.source) == (None, "Bridges")


def test_the_day_of_a_message_is_that_of_the_new_one(one: Library) -> None:
    url = "https://t.me/roads/9"
    published(one, post(one, facts=Facts(url=url, posted=date(2031, 4, 2))))
    one.reindex()
    (statement,) = post(
        one, "The pass is closed.", Facts(url=url, posted=date(2031, 4, 4))
    ).statements
    assert (statement.date, statement.date_origin) == (date(2031, 4, 4), DateOrigin.MESSAGE)


def test_a_post_of_an_address_on_record_becomes_a_version_and_back(one: Library) -> None:
    facts = Facts(url="https://t.me/roads/7", posted=date(2031, 4, 2))
    first = published(one, post(one, facts=facts))
    assert on_record(one, "https://t.me/roads/7").text == OPEN
    draft = post(one, "The pass is closed.", facts)
    assert draft.held == {"https://t.me/roads/7": first.relative}
    second = published(one, draft)
    assert (second.relative, second.statement_ids) == (first.relative, ("https://t.me/roads/7",))
    assert on_record(one, "https://t.me/roads/7").text == "The pass is closed."
    assert one.record("https://t.me/roads/7").version == 2
    editing.unpublish(one.corpus, one.directory, second, by="terminal", now=NOON)
    assert on_record(one, "https://t.me/roads/7").text == OPEN


def test_a_statement_of_another_kind_of_file_is_not_replaced(one: Library) -> None:
    line = {"text": "Old words.", "url": "https://t.me/roads/7"}
    (one.corpus / "posts.jsonl").write_text(json.dumps(line))
    one.reindex()
    draft = post(one, facts=Facts(url="https://t.me/roads/7"))
    with pytest.raises(CorpusError, match=r"is on record from posts\.jsonl; change that file, or"):
        published(one, draft)


def test_many_statements_of_one_file_are_named_by_the_name_that_it_gets(
    one: Library, tmp_path: Path
) -> None:
    sent = tmp_path / "corpus.jsonl"
    lines = [{"text": "One."}, {"text": "Two.", "id": "two"}]
    sent.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    draft = file(one, sent, Facts(speaker="Ann Roe"))
    done = published(one, draft, under="sent/2031")
    assert done.statement_ids == ("sent/2031/statements-corpus.jsonl#1", "two")
    assert [done.corrections, files(one)] == [
        (1, 2),
        ["corrections.jsonl", "grain.txt", "sent/2031/statements-corpus.jsonl"],
    ]
    with pytest.raises(CorpusError, match="2 statements; a title or an address belongs to one"):
        file(one, sent, Facts(title="Both"))


@pytest.mark.parametrize("under", ["../outside", "/outside", "./.outside"])
def test_nothing_is_published_outside_or_hidden(one: Library, under: str) -> None:
    assert published(one, post(one), under).relative.startswith("outside/")


def test_what_cannot_be_read_is_told_and_not_published(one: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 no more")
    draft = file(one, bad)
    assert draft.statements == ()
    with pytest.raises(CorpusError, match=r"There is nothing to publish: bad\.pdf: "):
        published(one, draft)
    with pytest.raises(CorpusError, match=r"virus\.exe cannot be read: its name has to end in"):
        editing.read_draft(bad, one.directory, one.settings, name="virus.exe")
    empty = post(one, " … ")
    with pytest.raises(CorpusError, match="there is no text"):
        published(one, empty)


def test_what_would_not_be_read_is_not_published(one: Library) -> None:
    draft = post(one)
    whole = one.corpus / "all" / "corpus.jsonl"
    whole.parent.mkdir()
    whole.write_text("{}")
    with pytest.raises(CorpusError, match=r"the file corpus\.jsonl alone is read"):
        published(one, draft, "all/2031")
    with pytest.raises(CorpusError, match="is the fictional sample"):
        published(one, draft, "sample")
    with pytest.raises(CorpusError, match="is no folder; put its file into a folder of its own"):
        editing.publish(whole, one.directory, draft, by="terminal", now=NOON)


def test_what_a_killed_publication_has_left_is_swept(one: Library) -> None:
    (one.corpus / ".new-statement-7").write_text("half")
    published(one, post(one))
    assert files(one) == ["grain.txt", "the-pass-is-open-it-is-open-to-lorries-too.txt"]


def test_killed_before_the_file_has_its_name_nothing_is_published(
    one: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said of it takes back the next one's name, so that it is said of nothing else."""
    sent = tmp_path / "pass.txt"
    sent.write_text(OPEN)
    draft = file(one, sent, Facts(title="Wrong"))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "link", killed)
        with pytest.raises(KeyboardInterrupt):
            published(one, draft)
    assert files(one) == ["corrections.jsonl", "grain.txt"]
    done = published(one, replace(draft, facts=Facts()))
    assert done.relative == "pass-n2.txt"


def test_a_name_that_somebody_takes_meanwhile_is_left_to_them(
    one: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = tmp_path / "pass.txt"
    sent.write_text(OPEN)
    link = os.link

    def taken(new: Path, path: Path) -> None:
        if path.name == "pass.txt":
            path.write_text("Theirs.")
        link(new, path)

    monkeypatch.setattr(os, "link", taken)
    done = published(one, file(one, sent, Facts(title="Ours")))
    assert (done.relative, done.corrections) == ("pass-n2.txt", (3,))
    assert (one.corpus / "pass.txt").read_text() == "Theirs."


def test_on_a_disk_without_links_files_are_renamed(
    one: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    published(one, post(one))
    assert files(one) == ["grain.txt", "the-pass-is-open-it-is-open-to-lorries-too.txt"]


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
@pytest.mark.parametrize(("folder", "rights"), [(0o755, 0o644), (0o775, 0o664), (0o700, 0o600)])
def test_what_lies_in_the_corpus_is_read_by_whoever_reads_there(
    one: Library, tmp_path: Path, folder: int, rights: int
) -> None:
    """Whatever the program keeps to itself."""
    one.corpus.chmod(folder)
    sent = tmp_path / "pass.txt"
    sent.write_text(OPEN)
    before = os.umask(0o077)
    try:
        done = published(one, file(one, sent, Facts(title="On the pass")))
    finally:
        os.umask(before)
    made = (done.path, one.corpus / "corrections.jsonl")
    assert [path.stat().st_mode & 0o777 for path in made] == [rights] * 2
