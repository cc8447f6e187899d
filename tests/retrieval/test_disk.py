"""Sizes of files that another process may remove while they are looked at."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.archive.schema import file_bytes
from retrieval.disk import folder_bytes, total_bytes
from retrieval.index import builds


def test_bytes_are_those_of_files_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "three").write_bytes(b"abc")
    (tmp_path / "folder" / "four").write_bytes(b"abcd")
    assert total_bytes([tmp_path / "three", tmp_path / "folder", tmp_path / "none"]) == 3
    assert folder_bytes(tmp_path) == builds.size(tmp_path) == 7
    assert folder_bytes(tmp_path / "none") == 0


def test_an_archive_whose_log_goes_while_it_is_looked_at_has_the_bytes_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, log = tmp_path / "archive.sqlite", tmp_path / "archive.sqlite-wal"
    archive.write_bytes(b"abc")
    log.write_bytes(b"abcd")
    assert file_bytes(archive) == 7
    stat = Path.stat

    def going(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        """Whoever asks about the log is told of it once, then it has gone."""
        facts = stat(path, follow_symlinks=follow_symlinks)
        if path == log:
            log.unlink()
        return facts

    monkeypatch.setattr(Path, "stat", going)
    assert file_bytes(archive) == 7
    assert file_bytes(archive) == 3


def test_a_build_that_goes_while_it_is_looked_at_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lexical").mkdir()
    (tmp_path / "vectors").write_bytes(b"abc")
    (tmp_path / "lexical" / "rows").write_bytes(b"abcd")
    walk = os.walk

    def going(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        for place, folders, names in walk(folder):
            shutil.rmtree(tmp_path / "lexical", ignore_errors=True)
            yield place, folders, names

    monkeypatch.setattr(os, "walk", going)
    assert folder_bytes(tmp_path) == 3
