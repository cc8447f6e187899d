"""Checking on real releases: all spans exact, every change named, another field's text not found.

A slice of what ``make bench-checking`` measures in full; skipped where the releases are missing.
"""

import gzip
import json
import random

import pytest
from paths import SHARED
from quotations import disguised, edits, is_named, is_of_its_kind, simply_folded, span

from retrieval import Archive, verify
from retrieval.text import normalise
from retrieval.types import Statement, Verdict

DATA = SHARED / "data"
STATEMENTS = 700

pytestmark = pytest.mark.skipif(not (DATA / "auspm").is_dir(), reason="the releases are not here")


def texts_of(name: str, count: int) -> list[str]:
    with gzip.open(DATA / name / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [normalise(json.loads(line)["text"]) for line in file]
    return random.Random(1).sample(texts, count)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return texts_of("auspm", STATEMENTS)


@pytest.fixture(scope="module")
def archive(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("releases") / "archive.sqlite", create=True)
    statements = [Statement(str(at), text, lang="en") for at, text in enumerate(texts)]
    made.update(statements, now="2026-01-01T00:00:00+00:00")
    return made


def test_every_span_is_on_record_however_it_is_written(archive: Archive, texts: list[str]) -> None:
    rng = random.Random(2)
    claims = [disguised(rng, span(rng, texts)) for _ in range(300)]
    found = [(claim, verify(archive, claim)) for claim in claims]
    on_record = {Verdict.EXACT, Verdict.CUT}
    assert [claim for claim, one in found if one.verdict not in on_record] == []
    # of a random stretch a fifth has lost a negation, a condition or whose words it is
    exact = sum(one.verdict is Verdict.EXACT for _, one in found)
    assert exact >= 0.7 * len(found)
    assert all(archive.holds(match.context) for _, one in found for match in one.matches)


def test_one_change_is_never_exact_and_is_named(archive: Archive, texts: list[str]) -> None:
    everything = "\n".join(map(simply_folded, texts))
    rng = random.Random(3)
    made = [*edits(rng, texts, 120, lambda text: simply_folded(text) in everything)]
    found = [(edit, verify(archive, edit.text)) for edit in made]
    assert [edit for edit, one in found if one.verdict in {Verdict.EXACT, Verdict.CUT}] == []
    right = [is_named(one, edit) and is_of_its_kind(one, edit) for edit, one in found]
    assert sum(right) >= 0.97 * len(right)
    altered = sum(one.verdict is Verdict.ALTERED for _, one in found)
    assert altered >= 0.98 * len(found)


def test_text_of_another_field_is_not_found(archive: Archive) -> None:
    claims = [claim for text in texts_of("scifact", 12) for claim in text.split(". ")]
    verdicts = [verify(archive, claim).verdict for claim in claims if any(map(str.isalnum, claim))]
    assert Verdict.EXACT not in verdicts
    assert verdicts.count(Verdict.ALTERED) <= 0.02 * len(verdicts)
