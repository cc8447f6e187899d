"""Saved JSON Feeds: each item a statement, as an entry of RSS is."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from one_file import items_of

from retrieval.types import DateOrigin, Problem, Statement

VERSION = "https://jsonfeed.org/version/1.1"


def read(folder: Path, *items: Any, **more: Any) -> list[Statement | Problem]:
    feed = {"version": VERSION, "title": "Ministry of Roads", "items": list(items), **more}
    return items_of(folder, json.dumps(feed), "a.json")


def test_the_items_are_statements(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "id": "https://roads.example/7",
            "url": "https://roads.example/7",
            "title": "On & off <the> pass",
            "content_html": "<p>The pass <b>is</b></p><ul><li>open.</li></ul><script>x</script>",
            "summary": "Short.",
            "date_published": "2031-04-02T00:30:00+06:00",
            "date_modified": "2031-05-05T00:00:00Z",
        },
        {"id": 8, "content_text": "Shut <again>.", "language": "ru-RU"},
        language="en-GB",
    )
    assert found == [
        Statement(
            id="https://roads.example/7",
            text="The pass is\n\n- open.",
            title="On & off <the> pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            url="https://roads.example/7",
            lang="en",
            path="a.json",
        ),
        Statement(
            id="8", text="Shut <again>.", source="Ministry of Roads", lang="ru", path="a.json"
        ),
    ]


def test_items_that_share_an_address_have_their_own_names(tmp_path: Path) -> None:
    url = "https://roads.example/"
    found = read(tmp_path, *({"id": n, "url": url, "content_text": f"Said {n}."} for n in "ab"))
    assert [one.id for one in found if isinstance(one, Statement)] == ["a", "b"]


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"id": "7"}, "entry 1 (7): there is no text"),
        ({"title": "Open", "content_text": 7}, "entry 1 (Open): there is no text"),
        ("words", "items that are no JSON objects are left out: 1"),
    ],
)
def test_an_item_that_says_nothing_costs_no_other(
    tmp_path: Path, item: object, problem: str
) -> None:
    found = read(tmp_path, item, {"id": "8", "content_text": "Open."})
    assert [str(one.problem) for one in found if isinstance(one, Problem)] == [problem]
    assert [one.text for one in found if isinstance(one, Statement)] == ["Open."]


def test_a_feed_without_items_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path) == [Problem("a.json", None, "there is no entry in the feed")]
    assert read(tmp_path, items={"a": 1}) == [
        Problem("a.json", None, "a JSON Feed without a list of items")
    ]
