"""Russian: what a question asks for, and what holds an answer."""

from retrieval.languages.answer_kinds import AnswerKind, AnswerTable
from retrieval.languages.combining import any_of
from retrieval.languages.ru.months import STEMS

_OF_MAY = r"[йяе]\b"  # other words begin with its stem
_MONTHS = rf"\b{any_of(stem + _OF_MAY * (stem == 'ма') for stem in STEMS)}"

ANSWERS = AnswerTable(
    asks={
        AnswerKind.MONEY: r"\bсколько стоит|\bстоимост|\bцен[аыуе]\b|\bденег|\bденьги|\bсумм"
        r"|\bбюджет|\bплат(?:а|ят|ить)|\bпошлин|\bсбор",
        AnswerKind.NUMBER: r"\bсколько|\bсколькими|\bчисл[оау]|\bколичеств|\bпроцент|\bдол[яюие]\b"
        r"|\bкак (?:часто|долго|далеко|высоко)|\bвозраст",
        AnswerKind.TIME: r"\bкогда|\bв как(?:ой день|ом году|ом месяце)|\bкакого числа|\bсрок",
        AnswerKind.NAME: r"\bкто\b|\bкого\b|\bкому\b|\bкем\b|\bгде\b|\bкуда|\bоткуда|\bназыва"
        r"|\bкак(?:ая|ой|ую|ие|ом) (?:стран|город|сел|лиц|министр)",
    },
    holds={
        AnswerKind.MONEY: r"\d[\d.,  ]*\s*(?:тыс|млн|млрд|миллион|миллиард|долл|евро|руб|сом|крон)"
        r"|\bбесплатн|\bбезвозмездн|\bдаром\b",
        AnswerKind.NUMBER: r"\b(?:дв[аеу]|три|тр[её]х|четыр|пят[ьи]|шест[ьи]|сем[ьи]|восем|девят"
        r"|десят|сто\b|сотн|тысяч|миллион|миллиард|половин|четверт|трет[ьи]|дважды|трижды)",
        AnswerKind.TIME: _MONTHS
        + r"|\b(?:понедельник|вторник|сред[уы]\b|четверг|пятниц|суббот|воскресень)"
        r"|\b(?:сегодня|вчера|завтра)|\b(?:дн[яейи]|недел|месяц|год[ау]?\b|лет\b)",
    },
)
