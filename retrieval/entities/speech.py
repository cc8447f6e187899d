"""The direct speech of a text that is in no archive."""

from retrieval.analysis.detection import detect
from retrieval.analysis.direct_speech import speeches
from retrieval.entities.recognizers import recognizer, recognizers
from retrieval.types import Speech


def speech_of(text: str, lang: str | None = None) -> tuple[Speech, ...]:
    """Who says what in a text, as it would be told once the text is indexed.

    Args:
        text: whole.
        lang: its language; None for that which it seems to be in.

    Returns:
        Passages in order, offsets in code points of the text.
    """
    lang = lang or detect(text)
    if lang not in recognizers():
        return speeches(text, lang, ())
    return speeches(text, lang, recognizer(lang).entities(text))
