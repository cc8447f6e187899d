"""Kyrgyz attribution: «…», — деди министр; министр «…» деп белгиледи."""

import re

from retrieval.languages.ky.narration import NARRATION
from retrieval.languages.ky.persons import PERSON
from retrieval.languages.voice import Voice, patterns
from retrieval.patterns import lazy_pattern

_SAID = (
    r"(?:де(?:п\s+)?(?:айтты|билдирди|белгиледи|кошумчалады|түшүндүрдү|эскертти|жазды|жооп берди"
    r"|баса белгиледи|айтат|билдирет)|деди|дейт|деп айтылат"
    r"|айтты|билдирди|белгиледи)"
)
_WORD = r"[^\W\d_][\w’'‑-]*"
_CAPITAL = r"(?:(?:аль|эль|ас|аш|ад|ан|ар)-)?[А-ЯЁӨҮҢA-Z][\w’'‑-]*"
_NAME = rf"(?:[а-яёөүң-]+ ){{0,6}}{_CAPITAL}(?: (?:[а-яёөүң-]+ ){{0,3}}{_CAPITAL})*"
_STEP = r"^[,.]?\s*(?:[-—–]\s*)?"

_SOMEONE = "ал алар бул билдирүүдө министр министрлик президент элчи"

_WHOSE = r"[Аа]нын|[Аа]лардын"
_OFFICE = NARRATION.roles.pattern

VOICE = Voice(
    after=patterns(
        rf"{_STEP}SAID (?P<who>NAME)",
        rf"{_STEP}(?P<who>NAME) SAID",
        rf"{_STEP}SAID (?P<who>(?:ал|министр|президент|министрлик|элчи|билдирүүдө))\b",
        rf"{_STEP}SAID(?P<head>\b)",
        r"^[.,]?\n[—–-] ?(?P<who>[^\n.!?:]{2,80})$",
        SAID=_SAID,
        NAME=_NAME,
    ),
    before=patterns(
        r"(?P<who>NAME)(?:н[ыиуү]н|д[ыиуү]н|т[ыиуү]н) (?:айтымында|пикиринде|сөзүнө караганда),?$",
        r"(?P<who>NAME) (?:мындай|төмөнкүдөй)? ?(?:деп )?(?:деди|айтты|билдирди|белгиледи):$",
        # X scolded Y: «…»
        r"(?P<who>NAME) (?:[а-яёөүң]+ ){0,4}?(?:актады|сындады|сынга алды|мактады|айыптады|колдоду"
        r"|куттуктады|(?:кечирим|суранып) сурады|ыраазычылык билдирди|кыска айтты|күнөөлөдү"
        r"|жемеледи|чакырды|өтүндү|тынчтандырды|жооп берди|каршы чыкты):$",
        NAME=_NAME,
    ),
    sayer=lazy_pattern(rf"(?P<who>{_NAME}) [^.!?\n]{{0,120}}\b{_SAID}"),
    tells=lazy_pattern(rf"\b{_SAID}\b"),
    someone=frozenset(_SOMEONE.split()),
    oneself=frozenset({"мен", "биз"}),
    terms=lazy_pattern(
        r"(?:аттуу|деген|деп аталган|аталышындагы|сөзү|термини|фильми|китеби|ыры|урааны|гезити"
        r"|партиясы|долбоору|агенттиги|окуңуз|тектеш)\s*[:,]?\s*$",
        re.IGNORECASE,
    ),
    joins=lazy_pattern(r"(?:жана|бирок|ал эми|болгон|болот|эле)\b"),
    articles=lazy_pattern(r"^(?:ошол)\s+", re.IGNORECASE),
    offices=lazy_pattern(
        r"\b(?:министрлиг?\w*|министри?|президенти?|департаменти?|элчилиг?\w*|комитети?|агенттиги?"
        r"|өкмөт\w*|кызматы|комиссиясы|элчиси|директору|парламент\w*)\b",
        re.IGNORECASE,
    ),
    he=lazy_pattern(r"^(?:[Аа]л)$"),
    persons=lazy_pattern(
        rf"{PERSON.pattern}|^(?:{_OFFICE})(?! [А-ЯЁӨҮҢ])|(?<![\w-])(?:{_WHOSE}) (?:{_OFFICE})"
    ),
    whose=lazy_pattern(rf"(?:{_WHOSE})(?![\w-])"),
)
