"""A thousand hostile files: the run ends, with a report and every good statement."""

import resource
import sys
from pathlib import Path

import hostile

from retrieval.ingest.corpus import read_corpus
from retrieval.ingest.sandbox import Limits

SEED = 20_310_402
COUNT = 1000
GOOD = {
    "good.txt": "date 2031-04-02 The pass is open.",
    "good.html": (
        "<html><head><title>Pass</title><meta property='article:published_time' "
        "content='2031-04-03'></head><body><article><p>The pass is open.</p></article></body>"
    ),
    "zz/good.csv": "id,date,text\ngood,2031-04-04,The pass is open.\n",
}


def test_a_thousand_hostile_files_end_in_a_report_and_the_good_statements(tmp_path: Path) -> None:
    hostile.fill(tmp_path, COUNT, SEED)
    for name, content in GOOD.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    reading = read_corpus(
        tmp_path, max_file_bytes=3_000_000, limits=Limits(seconds=3, hurried_seconds=3)
    )

    good = {s.path: s for s in reading.statements if s.path in GOOD}
    assert {path: (str(s.date), s.text) for path, s in good.items()} == {
        "good.txt": ("2031-04-02", "The pass is open."),
        "good.html": ("2031-04-03", "The pass is open."),
        "zz/good.csv": ("2031-04-04", "The pass is open."),
    }
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < (400 * 2**20 if sys.platform == "darwin" else 400 * 2**10)

    reported = {problem.path for problem in reading.problems}
    told = reported | {statement.path for statement in reading.statements}
    missing = {path.name for path in tmp_path.rglob("*") if not path.is_dir()} - {
        Path(path).name for path in told
    }
    assert all("\n" in name or "\u202e" in name for name in missing)
    assert {"dangling.html", "circle.pdf", "out.txt", "pipe.pdf"} <= reported
    assert not any("passwd" in s.text or "root:" in s.text for s in reading.statements)
