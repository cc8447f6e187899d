"""The recogniser of each language, opened when a text of that language is to be read."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol

from retrieval.entities import russian
from retrieval.entities.kyrgyz import KyrgyzRecognizer
from retrieval.types import Entity

NAMES_MISSING = (
    "names are not recognised in Russian texts, and no speaker is named in them: slovnet, pymorphy3"
    " or natasha's data are not installed; run: pip install 'natasha==1.6.0' 'pymorphy3>=2,<3'"
)

_KYRGYZ, _RUSSIAN = "rules-6", "slovnet-news-1+rules-7"


class EntityRecognizer(Protocol):
    """Finds the names in texts of one language."""

    def entities(self, text: str) -> tuple[Entity, ...]:
        """The persons and bodies of a text, in order, without overlap, each of whole words."""
        ...


def recognizers() -> Mapping[str, str]:
    """The version of the recogniser of each language for which there is one on this machine.

    Names that another version found are looked for anew.
    """
    found = {"ky": _KYRGYZ}
    if russian.is_installed():
        found["ru"] = _RUSSIAN
    return MappingProxyType(found)


@cache
def recognizer(lang: str) -> EntityRecognizer:
    """The recogniser of a language that ``recognizers`` names; opened once.

    Raises:
        KeyError: there is none.
    """
    made: dict[str, type[EntityRecognizer]] = {
        "ky": KyrgyzRecognizer,
        "ru": russian.RussianRecognizer,
    }
    return made[lang]()
