"""A quotation that a reporter interrupts, and marks that the sentence around one asks for."""

# ruff: noqa: E501 - one case a line
import pytest
from library import Library

from retrieval import Archive, verify
from retrieval.types import Verdict

EXACT = [
    ("«Ткачей никто не звал, — сказал Пётр Лосев, — и не позовёт».", "Ткачей никто не звал, и не позовёт"),
    ("«Ткачей, — сказал Пётр Лосев, — никто не звал».", "Ткачей никто не звал."),
    ("«Мост держит сорок тонн, — пояснила Ида Тихая. — Он надёжен».", "Мост держит сорок тонн. Он надёжен."),
    ("«Неужели мост закрыт? — спросил Пётр Лосев. — Мы ждали год».", "Неужели мост закрыт? Мы ждали год."),
    ('"Nobody paid the weavers," said Tom Lasker, "and nobody will."', "Nobody paid the weavers, and nobody will."),
    ('"The weir holds nine metres," said Ida Marsh. "It is safe."', "The weir holds nine metres. It is safe."),
    ("“The weir,” said Ida Marsh, “holds nine metres of water.”", "The weir holds nine metres of water."),
    ("«Токуучуларды эч ким чакырган жок, — деди Асан Болотов, — чакырбайт да».", "Токуучуларды эч ким чакырган жок, чакырбайт да"),
    ("«Көпүрө кырк тонна көтөрөт, — деди Аида Токоева. — Ал бекем».", "Көпүрө кырк тонна көтөрөт. Ал бекем."),
    ("«Мы не продаём завод, — сказал мэр. — Завод кормит триста семей».", "Завод кормит триста семей"),
    ("«Завод кормит триста семей, — сказал мэр. — Мы его не продаём».", "Завод кормит триста семей"),
    ("«Биз заводду сатпайбыз, — деди мэр. — Завод үч жүз үй-бүлөнү багат».", "Завод үч жүз үй-бүлөнү багат"),
    ('"The frost has cracked five pipes, and we need a month," said Tom Lasker.', "The frost has cracked five pipes, and we need a month."),
    ("«Дороги чисты и открыты», — сказал Пётр Лосев.", "Дороги чисты и открыты."),
]  # fmt: skip

OTHER = [
    # another's words
    ('"The weir holds nine metres," said Ida Marsh. "It is a danger," said Tom Lasker.', "The weir holds nine metres. It is a danger.", Verdict.ALTERED),
    # the speaker's own
    ("«Лес у реки, — так говорят наши враги, — продан за бесценок».", "Лес у реки продан за бесценок", Verdict.ALTERED),
    ("«Ткачей никто не звал, — сказал Пётр Лосев, — и не позовёт».", "Ткачей никто не звал, и позовёт", Verdict.ALTERED),
    ("Неправда, что «мы не продаём завод, — сказал мэр. — Завод кормит триста семей».", "Завод кормит триста семей", Verdict.CUT),
    ('"We will mend the pipes," said Tom Lasker, "if the council pays."', "We will mend the pipes.", Verdict.CUT),
    ("The frost has cracked five pipes, and we need a month.", "The frost has cracked five pipes.", Verdict.ALTERED),
]  # fmt: skip


def _verdict(library: Library, text: str, claim: str) -> Verdict:
    library.write("a.md", f"{text} The council meets again in autumn.", id="a")
    library.reindex()
    return verify(Archive(library.directory.archive), claim).verdict


@pytest.mark.parametrize(("text", "claim"), EXACT)
def test_what_a_reporter_put_in_may_be_left_out(library: Library, text: str, claim: str) -> None:
    assert _verdict(library, text, claim) is Verdict.EXACT


@pytest.mark.parametrize(("text", "claim", "verdict"), OTHER)
def test_nothing_else_may(library: Library, text: str, claim: str, verdict: Verdict) -> None:
    assert _verdict(library, text, claim) is verdict
