"""A short form of ``make chaos``: kills, faults of calls, a disk that is full, turned bytes."""

from pathlib import Path

import pytest
from asking import FAULTS, Outcome
from damaged_files import damaged
from disk_faults import files_may_not_grow, hindered
from fault_script import CALLS, fault_script
from kills import kills

SHORT = ("cut before", "null, delivered")


def failures(outcomes: list[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if not one.good]


async def test_killed_while_people_ask_nothing_is_lost_doubled_or_wrong(tmp_path: Path) -> None:
    found = await kills(tmp_path, times=2, rate=3, seed=1)
    assert found.asked > 0
    assert found.answered + found.offered == found.asked
    assert failures([found]) == []


async def test_a_fault_at_any_call_costs_nobody_a_word(tmp_path: Path) -> None:
    found = await fault_script(tmp_path, {name: FAULTS[name] for name in SHORT}, seed=1)
    assert [one.asked for one in found] == [len(SHORT)] * len(CALLS)
    assert failures(found) == []


async def test_where_files_may_not_grow_questions_wait(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits on files are Unix's")
    found = await hindered(tmp_path, "files may not grow", files_may_not_grow, seed=1)
    assert (found.asked, found.answered) == (24, 24)
    assert failures([found]) == []


def test_a_turned_byte_leads_to_right_words_or_to_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the run itself puts the tests' model in place of the real one
    monkeypatch.setattr("bot.usecases.library.ModelEncoder", None)
    found = damaged(tmp_path, flips=8, seed=1)
    assert {one.what.partition(":")[0] for one in found} > {"archive.sqlite", "bot.sqlite"}
    assert all(one.answered + one.offered == one.asked for one in found)
    assert failures(found) == []
