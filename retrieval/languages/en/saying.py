"""English words of saying."""

from retrieval.languages.saying import Saying, asked

_SAY = (
    r"(?:say|said|saying|tell|told|think|announce|promise|claim|declare|state|state[ds]|argue|report"
    r"|speak|spoken|talk|talked|comment|mention|write|written|answer|reply)"
)
_ABOUT = r"(?:about|on|regarding|concerning|of)"
_ARTICLE = r"(?:the\s+)?"
_OPINION = (
    r"(?:words|views?|opinions?|positions?|stance|polic(?:y|ies)|plans?|approach|statements?"
    r"|speech(?:es)?|remarks|comments|quotes?|quotations?|sayings)"
)
_GIVE = r"\b(?:find|show|give|list|get|send)(?:\s+(?:me|us|all))*"

_TITLES = """
mr mrs ms miss mx dr prof professor sir dame lord lady hon honourable the senator president
prime minister ministers pm premier chancellor chairman chairwoman secretary general
spokesman spokeswoman spokesperson captain colonel major lieutenant academician ombudsman
ambassador governor treasurer deputy foreign former
"""

_OFFICES = """
he she it they we you i one anyone anybody someone somebody people everyone this that the
ministry ministries minister government officials authorities spokesman spokeswoman spokesperson
press service department statement statements word official prime president pm leader leaders state
country side parties
"""

_DOTTED = (
    "us usa uk un eu he hm hmas dc ny act nsw uae ussr prc drc dprk am pm mp ngo wto who po ad bc"
)

SAYING = Saying(
    asked=asked(
        # "What did Howard say about guns?", "what has Rudd ever said on coal"
        rf"^what\s+(?:else\s+)?(?:did|does|do|has|have|had)\s+{_ARTICLE}(?P<who>NAME)\s+(?:ever\s+)?"
        rf"(?:publicly\s+)?{_SAY}(?:\s+{_ABOUT}\s+(?P<topic>.+?))?\s*[?.!]*$",
        rf"^what\s+(?:did|does|do)\s+{_ARTICLE}(?P<who>NAME)\s+make\s+of\s+(?P<topic>.+?)\s*[?.!]*$",
        r",\s*(?:says|said|claims|claimed)\s+(?P<who>NAME)\s*(?:,|[?.!]*$)",
        # "When did Howard say Qantas …?": what is asked stays
        rf"\b(?:did|does|has|had)\s+{_ARTICLE}(?P<who>NAME)\s+(?:ever\s+)?{_SAY}"
        r"\s+(?:that\s+)?(?=\w)",
        # "what Howard said about guns"
        rf"^(?:what|everything|anything|all)\s+(?:that\s+)?{_ARTICLE}(?P<who>NAME)\s+(?:has\s+|had\s+)?(?:said|says|told|thinks|thought)"
        rf"(?:\s+{_ABOUT}\s+(?P<topic>.+?))?\s*[?.!]*$",
        rf"\b(?:according\s+to|as\s+told\s+by|in\s+the\s+words\s+of)\s+{_ARTICLE}(?P<who>NAME)"
        r"\s*(?=[,?.!;:]*(?:$|\s(?:what|who|when|where|why|how|which|is|are|was|were|did|does|has)\b)"
        r"|,)",
        rf"\b(?:according\s+to|as\s+reported\s+by|reported\s+by|published\s+by|on\s+the\s+site\s+of)"
        rf"\s+{_ARTICLE}(?P<where>NAME)\s*(?=[,?!;:]|\.?$)",
        rf"\bin\s+(?P<who>NAME)['’]s\s+{_OPINION}\b,?",
        rf"(?:\bwhat(?:['’]s|\s+(?:is|was|were|are))\s+|{_GIVE}\s+|^(?!what\b))"
        rf"{_ARTICLE}(?P<who>NAME)['’]s?\s+{_OPINION}\s+{_ABOUT}\s+"
        r"(?P<topic>.+?)\s*[?.!]*$",
        rf"^(?:{_GIVE}\s+)?(?:all\s+)?{_OPINION}\s+(?:by|of|from)\s+{_ARTICLE}(?P<who>NAME)\s+{_ABOUT}\s+(?P<topic>.+?)\s*[?.!]*$",
        # "latest from Rudd", of which the order is read and cut before
        r"(?:^|\b(?:statements?|speech(?:es)?|releases?|words|quotes?|news|anything)\s+)"
        rf"(?:from|by|of)\s+{_ARTICLE}(?P<who>NAME)\s*[?.!]*$",
        # "Abbott on the carbon tax"
        r"^(?P<who>NAME)\s+(?:on|about|re)\s+(?P<topic>.+?)\s*[?.!]*$",
    ),
    titles=frozenset(_TITLES.split()),
    offices=frozenset(_OFFICES.split()),
    dotted=frozenset(_DOTTED.split()),
    speaker_operators=("speaker",),
    source_operators=("source",),
)
