"""Kyrgyz without ө, ү and ң, which a Russian keyboard lacks."""

from retrieval.languages.own_letters import OwnLetters

TYPED_PLAINLY = dict(zip(map(ord, "өүң"), "оун", strict=True))

OWN_LETTERS = OwnLetters(
    plain=TYPED_PLAINLY,
    # буйунча, буюнча
    alike=str.maketrans({"ю": "йу", "о": "у"}),
    in_step=dict(zip(map(ord, "оу"), "өү", strict=True)),
    # a yard is no "than"
    others=frozenset(("коро",)),
)
