"""An item of a list belongs to the line that leads into it."""

import pytest

from retrieval.analysis.lists import lead_ins

HYPHENS = """The minister met the unions.

The ministry will not do any of the following:

- close village schools;
- raise the fee for the ferry.

The unions were glad."""
LETTERS = """It is final. The court found the following claims untrue.
a. The bridge was built without a permit.
b. The mayor took a bribe.
The judgment was read on Tuesday."""
KYRGYZ = """Төмөнкүлөргө тыюу салынат:
1) көлдө балык уулоо;
2) жээкте от жагуу.
Айып 2000 сом."""
RUSSIAN = """Министерство не будет:
закрывать сельские школы;
повышать плату за паром.
Профсоюзы довольны."""
NESTED = """The council rejected these plans:
- for the river:
  - a dam at Senn;
  - a lock;
- a toll road."""


@pytest.mark.parametrize(
    ("text", "item", "told"),
    [
        (HYPHENS, "close village", ["The ministry will not do any of the following:"]),
        (HYPHENS, "fee for the ferry", ["The ministry will not do any of the following:"]),
        (HYPHENS, "The unions were", []),
        (HYPHENS, "The minister met", []),
        (LETTERS, "The mayor took", ["The court found the following claims untrue."]),
        (LETTERS, "The judgment", []),
        (KYRGYZ, "жээкте от", ["Төмөнкүлөргө тыюу салынат:"]),
        (KYRGYZ, "Айып", []),
        (RUSSIAN, "закрывать", ["Министерство не будет:"]),
        (RUSSIAN, "повышать", ["Министерство не будет:"]),
        (RUSSIAN, "Профсоюзы", []),
        (NESTED, "a lock", ["The council rejected these plans:", "for the river:"]),
        (NESTED, "a toll road", ["The council rejected these plans:"]),
    ],
)
def test_what_leads_into_an_item(text: str, item: str, told: list[str]) -> None:
    assert [text[a:b] for a, b in lead_ins(text, text.index(item))] == told


def test_a_speaker_s_label_leads_into_no_list() -> None:
    text = "Mira Halden:\nWe harvested less.\nThe rain came late."
    assert lead_ins(text, text.index("We harvested")) == ()
