"""The recipe for Ray Data, run by a local Ray where one is installed."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from library import Library
from paths import ROOT

from retrieval import RetrievalSettings, reindex

RECIPE = ROOT / "benchmarks" / "ray_embedding.py"


def run(library: Library, folder: Path) -> dict[str, int]:
    """By file how many vectors the recipe computed."""
    paths = (ROOT, ROOT / "tests" / "support", os.environ.get("PYTHONPATH", ""))
    done = subprocess.run(
        [
            *(sys.executable, str(RECIPE), str(library.corpus), str(folder)),
            *("--encoder", "fake_encoder:FakeEncoder", "--block", "3"),
        ],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))},
    )
    files: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return files


@pytest.mark.timeout(600)
def test_ray_embeds_what_an_index_then_takes_over(tmp_path: Path) -> None:
    pytest.importorskip(
        "ray", reason="Ray is not installed: it is for its recipe alone (pip install 'ray[data]')"
    )
    library = Library(tmp_path, RetrievalSettings())
    for number in range(8):
        library.write(f"{number}.txt", f"The grain number {number} is in.", date="2020-01-02")
    library.write("again.txt", "The grain number 7 is in.", date="2020-01-02")
    files = run(library, tmp_path / "vectors")
    assert sum(files.values()) == 8
    (lost,) = [file for file, computed in files.items() if computed == 2]
    Path(lost).unlink()
    assert run(library, tmp_path / "vectors") == {**dict.fromkeys(files, 0), lost: 2}
    report = reindex(library.corpus, replace(library.job(), vectors=tuple(map(Path, files))))
    assert (report.passages, report.embedded) == (9, 0)
