"""What else makes no difference: raised figures, groups of them, a quoter's brackets, pictures."""

from pathlib import Path

import pytest

from retrieval import Archive, verify
from retrieval.types import Check, Statement, Verdict

SAID = (
    "The plant made 10\u2076 hours. CO\u2082 fell over 5 km\u00b2, and H2SO4 was sold in 2030."
    " It drew 1,204 eels \U0001f41f from 45300 traps! Gate \u274c three shut at noon."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(Path(tmp_path_factory.mktemp("archive")) / "archive.sqlite", create=True)
    made.update([Statement(id="plant", text=SAID)], now="2031-02-03T00:00:00+00:00")
    return made


def told(found: Check) -> list[tuple[str, str]]:
    return [(one.claimed, one.actual) for one in found.whole.matches[0].differences]


@pytest.mark.parametrize(
    "claim",
    [
        "The plant made 10\u2076 hours",
        "The plant made 10^6 hours",
        "CO2 fell over 5 km2",
        "CO\u2082 fell over 5 km^2",
        "\u0421\u041e2 fell over 5 km2",
        "and H2SO4 was sold in 2030",
        "and H\u2082SO\u2084 was sold in 2030",
        # thousands grouped otherwise
        "It drew 1204 eels \U0001f41f from 45300 traps",
        "It drew 1 204 eels \U0001f41f from 45,300 traps",
        # pictures
        "It drew 1,204 eels from 45300 traps!",
        "It drew 1,204 eels \U0001f41f from 45300 traps! \U0001f389",
        # brackets of whoever quotes
        "[T]he plant made 10\u2076 hours",
        "[The plant] made 10^6 hours",
        "The plant made 10\u2076 [sic] hours",
    ],
)
def test_the_same_figures_are_exact(archive: Archive, claim: str) -> None:
    found = verify(archive, claim)
    assert (found.verdict, found.whole.text) == (Verdict.EXACT, claim)


@pytest.mark.parametrize(
    ("claim", "differences"),
    [
        ("The plant made 106 hours", [("106", "10\u2076")]),
        ("The plant made 10^7 hours", [("10^7", "10\u2076")]),
        ("CO3 fell over 5 km\u00b2", [("CO3", "CO\u2082")]),
        ("CO2 rose over 5 km2", [("rose", "fell")]),
        ("It drew 1205 eels \U0001f41f from", [("1205", "1,204")]),
        ("Gate three shut at noon", [("", "\u274c")]),
        ("[T]he plant lost 10\u2076 hours", [("lost", "made")]),
        ("and H\u2082SO\u2083 was sold in 2030", [("H\u2082SO\u2083", "H2SO4")]),
    ],
)
def test_other_figures_are_altered(
    archive: Archive, claim: str, differences: list[tuple[str, str]]
) -> None:
    found = verify(archive, claim)
    assert (found.verdict, found.whole.text) == (Verdict.ALTERED, claim)
    assert told(found) == differences
