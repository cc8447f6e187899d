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

RULES = """Bathers may

1. rent a hut by the day.

It is forbidden to

1. feed the herons;
2. light fires.

The huts are open."""
DENIED = """Староста сказал, это не значит, что
– колодец засыплют,
– мельницу снесут.
Сход одобрил план."""
HEADINGS = """Бюджетте жок нерселер

– жаңы стадион
– эски көпүрө

Бюджетте бар нерселер

– айылдык китепкана"""
DASHED = """Мы не станем –
1) рубить липы;
2) сушить болото."""
DOTTED = """The parish will not…
…drain the fen
…fell the oaks"""
SEMICOLON = """The mill does not grind:
1. oats;
2. barley;

The mill is open on Sundays."""

PICTURES = """Не верьте слухам:
❌ баню закроют
❌ мельницу снесут
✅ паром ходит"""
OPEN = """The parish will not
👉 drain the fen
👉 fell the oaks"""
NEWS = """The ferry will not sail before May
📌 The repair takes a month
📌 A bus runs every hour"""
PARTED = """Не говорите никому:
🔹 код от замка
🔹 имя сторожа

✅ Баня открыта до восьми"""
SECTIONS = """❗ Тыюу салынат
🔸 көлдө сүзүү
🔸 от жагуу
✅ Болот
🔸 балык уулоо
🔸 кайык айдоо"""
NUMBERED = """1. We will not:
- drain the fen
- fell the oaks
2. We will:
- mend the weir"""
INITIAL = """A. Lund:
– The weir holds.
– The mill is dry."""


@pytest.mark.parametrize(
    ("text", "item", "told"),
    [
        (PICTURES, "баню", ["Не верьте слухам:"]),
        (PICTURES, "мельницу", ["Не верьте слухам:"]),
        (PICTURES, "паром", ["Не верьте слухам:"]),
        (OPEN, "fell", ["The parish will not"]),
        (NEWS, "A bus", []),
        (PARTED, "имя", ["Не говорите никому:"]),
        (PARTED, "Баня", []),
        (SECTIONS, "от жагуу", ["Тыюу салынат"]),
        (SECTIONS, "балык", []),
        (SECTIONS, "кайык", []),
        (NUMBERED, "fell", ["We will not:"]),
        (NUMBERED, "mend", ["We will:"]),
        (INITIAL, "The mill", []),
        (RULES, "light fires", ["It is forbidden to"]),
        (RULES, "rent a hut", []),
        (RULES, "The huts", []),
        (DENIED, "мельницу", ["Староста сказал, это не значит, что"]),
        (DENIED, "Сход", []),
        (HEADINGS, "эски", ["Бюджетте жок нерселер"]),
        (HEADINGS, "айылдык", []),
        (DASHED, "сушить", ["Мы не станем –"]),
        (DOTTED, "fell", ["The parish will not…"]),
        (SEMICOLON, "barley", ["The mill does not grind:"]),
        (SEMICOLON, "The mill is open", []),
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
