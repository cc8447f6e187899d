"""Whose own words a quotation is, in one line under it."""

from bot.replies.composer import Composer
from bot.replies.reply import Style
from bot.replies.wording import Wording
from retrieval.types import Quote, Speech

_WHOLE = 0.75  # share of a quotation beside which "the Minister said" does not count
_MOST_SPEAKERS = 3
_SHORT_LABEL = 4
_QUESTIONS = frozenset(("question", "q", "вопрос", "суроо"))
_ANSWERS = frozenset(("answer", "a", "ответ", "жооп"))


def attribution_line(composer: Composer, quote: Quote, say: Wording) -> None:
    """Whose own words the quotation is, or who reports; nothing where nothing is known."""
    if quote.direct_speech:
        spoken = sum(speech.end - speech.start for speech in quote.direct_speech)
        whole = spoken >= _WHOLE * (quote.end - quote.start)
        named = (_with_office(speech, quote, say) for speech in quote.direct_speech)
        speakers = list(dict.fromkeys(filter(None, named)))[:_MOST_SPEAKERS]
        name = f"speech-{'direct' if whole else 'partly'}"
        if speakers:
            composer.line(say(name, speaker=", ".join(speakers)), Style.ITALIC)
        else:
            composer.line(say(f"{name}-unnamed"), Style.ITALIC)
    elif quote.reported and quote.source:
        composer.line(say("speech-reported", source=quote.source), Style.ITALIC)


def names_of(quote: Quote, say: Wording) -> list[str]:
    """Who said a quotation, as its statement names them; none where that is not told."""
    spoken = [
        _as_name(named, quote, say)
        for one in quote.direct_speech
        if (named := one.speaker or one.office)
    ]
    if spoken or quote.direct_speech:
        return list(dict.fromkeys(filter(None, spoken)))
    return [quote.speaker] if quote.speaker else []


def _with_office(speech: Speech, quote: Quote, say: Wording) -> str | None:
    """A speaker with the office that the text gives them; the office where it has no name."""
    if speech.speaker is None:
        return _as_name(speech.office, quote, say) if speech.office else None
    name = _as_name(speech.speaker, quote, say)
    return f"{name}, {speech.office}" if speech.office else name


def _as_name(speaker: str, quote: Quote, say: Wording) -> str:
    """A transcript's label as it is read: PRIME MINISTER becomes Prime Minister; PM stays.

    What answers a question is named by the statement; who asks has no name.
    """
    label = speaker.casefold()
    if label in _ANSWERS:
        return quote.speaker or quote.source or say("speech-answer")
    if label in _QUESTIONS:
        return say("speech-question")
    return speaker.title() if speaker.isupper() and len(speaker) > _SHORT_LABEL else speaker
