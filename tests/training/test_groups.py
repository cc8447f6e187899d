"""Mined questions to what the reader is trained on."""

import random

from groups import Group, groups, swapped
from mining import Mined

RIGHT = "Bridges | 2020-03-01\nThe bridge at Tarn was opened by the mayor in 1931."
SPAN = (RIGHT.index("1931"), RIGHT.index("1931") + 4)
WRONG = [f"Bridges | 2020-03-0{n}\nThe bridge number {n} has no date." for n in range(1, 7)]


def mined(number: int, *, answered: bool = True) -> Mined:
    return Mined(
        id=f"q{number}",
        lang="en",
        kind="when",
        apart=False,
        question=f"In which year was the bridge at Tarn opened, number {number}?",
        right=[RIGHT] if answered else [],
        spans=[SPAN] if answered else [],
        wrong=WRONG,
        own=1,
    )


def all_groups(count: int = 200, *, answered: bool = True) -> list[Group]:
    return list(groups([mined(n, answered=answered) for n in range(count)], seed=1))


def words_of(group: Group, place: int) -> str:
    start, end = group.spans[place]
    return group.windows[place][start:end]


def test_the_same_seed_makes_the_same_groups() -> None:
    assert all_groups() == all_groups()


def test_a_right_window_has_its_answer_marked_with_a_header_or_without() -> None:
    right = [one for one in all_groups() if any(one.labels)]
    assert {words_of(one, 0) for one in right} == {"1931"}
    assert {one.windows[0].startswith("Bridges") for one in right} == {True, False}
    assert {tuple(one.labels) for one in right} == {(1, 0, 0, 0)}


def test_where_nothing_answers_no_window_is_right() -> None:
    silent = all_groups(answered=False)
    assert {sum(one.labels) for one in silent} == {0}
    assert {span for one in silent for span in one.spans} == {(-1, -1)}
    # what is of the statement itself comes first
    assert all(one.windows[0].endswith("The bridge number 1 has no date.") for one in silent)


def test_questions_are_put_as_people_type_them() -> None:
    bare = [one for one in all_groups() if one.question == one.question.lower()]
    assert 0.2 < len(bare) / len(all_groups()) < 0.4
    assert not any(one.question.endswith("?") for one in bare)


def test_a_swap_changes_one_thing_and_the_right_window_is_wrong_then() -> None:
    silent = [one for one in all_groups() if not any(one.labels) and RIGHT in one.windows]
    assert silent
    assert all(sum(one.labels) == 0 for one in silent)


def test_what_may_be_swapped() -> None:
    chance = random.Random(2)
    others = ["Who signed it in 1950?", "Where does Orlan live?"]
    swaps = {swapped("Who met Farrow in 1931?", others, chance) for _ in range(40)}
    assert swaps == {"Who met Orlan in 1931?", "Who met Farrow in 1950?"}
    assert swapped("Which is largest?", others, chance) == "Which is smallest?"
    assert swapped("what is it?", others, chance) is None
