"""English attribution: "…," the Minister said; according to the Ministry, "…"."""

import re

from retrieval.languages.en.months import NAMES
from retrieval.languages.voice import Voice, patterns

_SAID = (
    r"(?:said|says|told|tells|stated|states|noted|notes|added|adds|explained|explains|announced"
    r"|stressed|stresses|emphasi[sz]ed|concluded|wrote|writes|declared|commented|remarked|recalled"
    r"|insisted|warned|warns|confirmed|continued|observed|asked|replied|argued|argues|claimed"
    r"|acknowledged|reiterated|affirmed|promised|reads|read|quipped|pointed out|went on|put it"
    r"|responded|answered|admitted|reported|reports|informed|underlined|outlined|reminded"
    r"|tweeted|testified|cautioned|countered|joked|vowed|complained|conceded|asserted|maintained"
    r"|lamented|(?:held|ruled)(?= that))"
)
_CALLED = r"(?:called|described|branded|dubbed|characteri[sz]ed|hailed|denounced)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Hon|Sen|Rev|St|Gen|Lt|Col|Maj|Capt|Jr|Sr|[A-Z])\.)"
_WORD = rf"(?:{_TITLE}|[^\W\d_][\w’'‑-]*(?:\.[^\W_]+)*|\d+\.\w+)"
_NO_NAME = (
    r"(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Yy]ou|that|which|what|when|where|why|how|as|is|was|were"
    r"|are|be|been|has|have|had|do|does|did|to|but|not|if|this|these|those|there|then|will|would)"
)
_NAME = rf"(?:(?!{_NO_NAME}\b){_WORD}(?:,? (?!{_NO_NAME}\b){_WORD}){{0,13}}?|{_NO_NAME})"
# before the verb there is more prose: a name begins with a capital, an article or an office
_CAPITAL = r"(?:(?:Mrs?|Ms|Dr|Prof|Sen|Gen)\.|[A-Z]\.|[A-Z][\w’'‑-]*(?:\.[A-Z])*)"
_INSIDE = "".join(
    rf"(?<!\b{word} )(?<!\b{word} the )" for word in ("from", "in", "of", "at", "to", "by", "on")
)
_SUBJECT = (
    rf"{_INSIDE}\b(?:(?:[Tt]he|[Aa]n?) )?"
    rf"(?:{_CAPITAL}|he|she|they|it|statement|ministry|spokes\w+|minister|president)"
    r"(?:,? (?:of|for|the|and|former|then|acting|deputy|chief|head|on(?= [A-Z])"
    r"|CAPITAL|[a-z]+(?= of)))*"
).replace("CAPITAL", _CAPITAL)
_ENDS = (
    r"(?= (?:in|at|on|to|from|with|by|for|today|yesterday|tonight|earlier|later|that|who|which|when"
    r"|where|while|after|before|during|following|as|about|of|this|last|upon|via|and|but|then|here"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[,.;:!?)—–]|\s*$)"
)
_STEP = r"^,?\s*(?:[-—–]\s*)?(?:and\s+)?"
_HELPER = (
    r"(?<!was )(?<!were )(?<!been )"
    r"(?:(?:has|have|had|also|then|later|further|once|who|[a-z]+ly) ){0,3}"
)

_LEADERS = (
    "leader|chief|minister|premier|mayor|secretary|chair(?:man|woman|person)?|spokes(?:man|woman)"
    "|director|president|head|captain|coach|general|professor|prosecutor|senator|treasurer"
)
_SOMEONE = "he she they it his her their this statement message document report letter"

VOICE = Voice(
    after=patterns(
        # said Foreign Minister Aisel Merdan, who took office
        rf"{_STEP}SAID (?P<who>(?:(?:the|a|an|our) )?NAME)ENDS",
        # the head of the archive, Edda Marrin, said
        rf"{_STEP}(?P<who>NAME),? HELPERSAID\b(?:[,.;:—–]|ENDS| \w+)",
        # a line under the quotation: — Mira Halden, director
        r"^[.,]?\n[—–-] ?(?P<who>[^\n.!?:]{2,80})$",
        SAID=_SAID,
        NAME=_NAME,
        ENDS=_ENDS,
        HELPER=_HELPER,
    ),
    before=patterns(
        r"\bSaid (?P<who>[A-Z][^.!?;:“”«»\"]{2,80}):$",
        r"\bIn (?P<who>his|her|their) (?:own )?(?:view|opinion|words),?$",
        r"(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Qq]uot(?:e|es|ed|ing))"
        r" (?P<who>[^.!?;:“”«»\"]{2,80}?)"
        r"[,:]?(?: that)?$",
        r"(?P<who>NAME),? HELPERSAID(?: [^.!?;:“”«»\"]{0,90}?)?[,:]?(?: that)?$",
        r"(?P<who>NAME) HELPERCALLED [^.!?;:“”«»\"]{0,60}?(?: as)?$",
        SAID=_SAID,
        CALLED=_CALLED,
        NAME=_SUBJECT,
        HELPER=_HELPER,
    ),
    sayer=re.compile(rf"(?P<who>{_SUBJECT}),? {_HELPER}{_SAID}\b"),
    subject=re.compile(
        rf"(?:[Tt]he |[Aa]n? )?"
        rf"(?P<who>(?:(?:{_CAPITAL} )*(?:{_LEADERS}) )?{_CAPITAL}(?: {_CAPITAL})+)"
        r"(?:, [^,.!?;:]{3,80},)? (?!and\b|or\b|of\b)[a-z]"
    ),
    tells=re.compile(rf"\b(?:{_SAID[3:-1]})\b"),
    someone=frozenset(_SOMEONE.split()),
    oneself=frozenset({"i", "we"}),
    terms=re.compile(
        r"(?:\bcalled|so-called|entitled|titled|\bnamed|known as|nicknamed|the (?:word|term|phrase"
        r"|film|movie|book|song|slogan|motto|theme|play|novel|label|expression|concept|notion)s?"
        r"|register|headline[ds]?|labelled|dubbed|heading|branded|website|campaign"
        r"|also read|read (?:also|more)|see also)\s*[:,]?\s*$",
        re.IGNORECASE,
    ),
    articles=re.compile(r"^(?:the|a|an|our|and|but|as|when|while)\s+", re.IGNORECASE),
    offices=re.compile(
        r"\b(?:ministry|minister|president|department|embassy|committee|agency|government|office"
        r"|commission|council|secretary|ambassador|director|spokes\w+|service|parliament|bank)\b",
        re.IGNORECASE,
    ),
    short_titles=("Mr", "Mrs", "Ms", "Dr", "Hon", "St"),
    openings=(
        *("So", "But", "And", "Then", "However", "Well", "Now", "Today", "Yesterday", "Later"),
        *("Also", "Again", "Indeed", "Recently", "Only", "Once", "To"),
        *NAMES,
        "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    ),
    leads=("that", "what"),
)
