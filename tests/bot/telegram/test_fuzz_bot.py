"""A short form of ``make fuzz``: odd updates, buttons, links, questions, quotations, settings."""

import pytest
from fuzz_bot import TARGETS, run


async def test_nothing_odd_raises_or_leaves_anybody_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    tallies = await run(list(TARGETS), range(120), seed=7)
    assert [(one.target, one.tried, one.raised, one.unanswered) for one in tallies] == [
        (target, 120, [], []) for target in TARGETS
    ]
