"""Who is named in the texts of an archive, and who speaks: told when a text is new, and kept."""

from collections.abc import Callable

from retrieval.analysis.direct_speech import RULES, speeches
from retrieval.analysis.quotation_marks import QUOTED
from retrieval.archive.store import Archive
from retrieval.entities.recognizers import recognizer, recognizers
from retrieval.types import Entity, Progress

_AT_ONCE = 50  # texts after which what was found is kept


def recognise_names(archive: Archive, tell: Callable[[Progress], None] = lambda _: None) -> None:
    """Find the names in texts that are new, so that speakers are told by them.

    What is found is kept by and by: a run that is stopped goes on where it was.

    Args:
        archive: whose texts are read; the names are kept in it.
        tell: told how many texts are done.
    """
    versions = recognizers()
    waiting = archive.unnamed(versions)
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        found: list[tuple[str, str, tuple[Entity, ...]]] = []
        for sha256, lang in some:
            text = archive.text_of(sha256)
            if QUOTED.search(text) is None:
                found.append((sha256, lang, ()))
                continue
            found.append((sha256, lang, recognizer(lang).entities(text)))
        archive.keep_names(found, versions)
        tell(Progress("naming", start + len(some), len(waiting)))


def tell_voices(archive: Archive) -> None:
    """Find whose direct speech is in texts that are new, so that a question finds it by the name.

    Args:
        archive: whose texts are read; the speakers are kept in it.
    """
    rules: dict[str | None, str] = {None: RULES}
    rules |= {lang: f"{RULES}+{version}" for lang, version in recognizers().items()}
    waiting = archive.unheard(rules)
    for start in range(0, len(waiting), _AT_ONCE):
        found = []
        for sha256, lang in waiting[start : start + _AT_ONCE]:
            text, entities = archive.text_of(sha256), archive.entities_of(sha256, lang)
            named = (one.speaker for one in speeches(text, lang, entities))
            found.append((sha256, lang, tuple(dict.fromkeys(filter(None, named)))))
        archive.keep_voices(found, rules)
