"""Kyrgyz: what a question asks for, and what holds an answer."""

from retrieval.languages.answer_kinds import AnswerKind, AnswerTable
from retrieval.languages.combining import any_of
from retrieval.languages.ky.months import STEMS

ANSWERS = AnswerTable(
    asks={
        AnswerKind.MONEY: r"\bканча (?:сом|акча|доллар)|\bбаа(?:сы|нын)\b|\bакча|\bсумма|\bтөлө"
        r"|\bканча турат",
        AnswerKind.NUMBER: r"\bканча|\bнече|\bсан[ыи]|\bпайыз|\bүлүш",
        AnswerKind.TIME: r"\bкачан|\bкайсы (?:күн|жыл|ай)|\bнечен?чи (?:күн|жыл|ай)",
        AnswerKind.NAME: r"\bким\b|\bкимдин|\bкимге|\bкимди|\bкайда|\bкайдан|\bкаякта"
        r"|\bкайсы (?:өлкө|шаар|айыл|жер)",
    },
    holds={
        AnswerKind.MONEY: r"\d[\d.,  ]*\s*(?:миң|млн|млрд|миллион|миллиард|сом|доллар|евро|рубл)",
        AnswerKind.NUMBER: r"\b(?:эки|үч|төрт|беш|алты|жети|сегиз|тогуз|жыйырма|отуз|кырк|элүү"
        r"|жүз|миң|миллион|миллиард|жарым|чейрек)",
        AnswerKind.TIME: rf"\b{any_of(STEMS)}"
        r"|\b(?:дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби)"
        r"|\b(?:бүгүн|кечээ|эртең)|\b(?:күн|апта|жума|ай|жыл)",
    },
)
