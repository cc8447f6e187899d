"""Above the quotes: what was searched, whose words, in which order; or that there is no answer."""

from collections.abc import Sequence

from bot.replies.composer import Composer
from bot.replies.reply import Style
from bot.replies.wording import Wording
from retrieval.types import Answer, Order, Period


def scope_lines(composer: Composer, answer: Answer, say: Wording) -> None:
    """What stands above the quotes of an answer, or of silence."""
    corrected_line(composer, answer.corrected, say)
    if answer.date_as_words and answer.query.period is not None:
        days = _period(answer.query.period, say)
        composer.line(say("date-as-words", period=days), Style.ITALIC)
    if answer.searched.unsaid is not None:
        _unsaid(composer, answer, answer.searched.unsaid, say)
    elif answer.answered:
        _answer_scope(composer, answer, say)
    else:
        _silence(composer, answer, say)


def corrected_line(composer: Composer, corrected: Sequence[tuple[str, str]], say: Wording) -> None:
    """What was searched for in place of what was typed, if anything was."""
    if corrected:
        typed, searched = (", ".join(words) for words in zip(*corrected, strict=True))
        composer.line(say("searched-for", searched=searched, typed=typed), Style.ITALIC)


def _answer_scope(composer: Composer, answer: Answer, say: Wording) -> None:
    """Above an answer: the period as it was understood, whose words, and the order."""
    notes = []
    timed = answer.query.period is not None or bool(answer.query.excluded)
    if timed and not answer.date_as_words:
        notes.append(_searched(answer, say))
    notes += _whose(answer, say)
    if answer.searched.people:
        notes.append(say("several-people", names=", ".join(answer.searched.people)))
    if answer.query.order is not None:
        notes.append(say("order-latest" if answer.query.order is Order.LATEST else "order-first"))
    if notes:
        # one sentence, wherever it begins
        text = " · ".join(notes)
        composer.line(text[0].upper() + text[1:], Style.ITALIC)


def _unsaid(composer: Composer, answer: Answer, who: str, say: Wording) -> None:
    """That nothing was said by somebody, and what the quotes are instead."""
    name = "nothing-said-on" if answer.searched.elsewhere else "nothing-said"
    composer.line(say(name, who=who), Style.BOLD)
    composer.line(say.ended(_searched(answer, say)))
    if not answer.quotes:
        return
    if answer.answered:
        composer.gap().line(say("others-of-them", who=who), Style.ITALIC)
    elif answer.query.topic:
        composer.gap().line(say("others-of-it", topic=answer.query.topic), Style.ITALIC)
    else:
        composer.gap().line(say("nearest"), Style.ITALIC)


def _silence(composer: Composer, answer: Answer, say: Wording) -> None:
    composer.line(say("no-answer"), Style.BOLD)
    for name, held in (
        ("no-such-words", answer.missing_phrases),
        ("phrases-apart", answer.phrases_apart),
    ):
        if held:
            composer.line(say(name, phrases=", ".join(say("phrase", words=one) for one in held)))
    for word in answer.absent:
        composer.line(say("not-in-archive", word=word))
    if answer.searched.unknown:
        composer.line(say("unknown-name", who=", ".join(answer.searched.unknown)))
    else:
        composer.line(say.ended(" · ".join((_searched(answer, say), *_whose(answer, say)))))
    if answer.quotes:
        name = "nearest-outside" if answer.outside else "nearest"
        composer.gap().line(say(name), Style.ITALIC)


def _whose(answer: Answer, say: Wording) -> list[str]:
    """Whose words alone were searched."""
    searched = answer.searched
    speaker = searched.speaker and say("scope-speaker", who=searched.speaker)
    source = searched.source and say("scope-source", who=searched.source)
    unheard = searched.unheard and say("scope-without", who=searched.unheard)
    untold = searched.untold and say("scope-besides", topic=searched.untold)
    return [note for note in (speaker, source, unheard, untold) if note]


def _searched(answer: Answer, say: Wording) -> str:
    """How many statements were searched, of which days, and how many have none."""
    searched, period = answer.searched, answer.query.period
    excluded = ", ".join(_period(days, say) for days in answer.query.excluded)
    if period is None and excluded:
        return say("searched-except", excluded=excluded, statements=searched.statements)
    if period is None:
        text = say("searched-all", statements=searched.statements)
        if searched.first and searched.last:
            text += f", {say.days(searched.first, searched.last)}"
        return text
    days = _period(period, say)
    if excluded:
        days = say("period-except", period=days, excluded=excluded)
    text = say("searched-period", period=days, statements=searched.statements)
    if searched.undated:
        text += f" · {say('undated-outside', undated=searched.undated)}"
    return text


def _period(period: Period, say: Wording) -> str:
    if period.first and period.last:
        return say.days(period.first, period.last)
    if period.first:
        return say.since(period.first)
    return say.day(None) if period.last is None else say.until(period.last)
