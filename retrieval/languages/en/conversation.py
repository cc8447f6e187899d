"""What is said in English beside whole questions."""

import re

from retrieval.languages.conversation import ConversationTable, going_on
from retrieval.languages.en.moves import MOVES
from retrieval.languages.en.remarks import ADDRESS, REMARKS
from retrieval.patterns import lazy_pattern

_LEADS = (
    r"(?:(?:and|but|so|ok|okay|now|well|(?:the\s+)?same\s+(?:question|thing)(?:\s+again)?)[\s,]+)"
)
_CAPITALS = r"(?-i:[A-Z])[^\s,]*(?:\s+(?-i:[A-Z])[^\s,]*){0,2}"
_SAID = r"(?:said|stated|reported|announced|declared|written|promised|known)"
_SAY = r"(?:say|said|state|stated|report|announce|announced|declare|promise|promised|write)"
_OF_IT = r"(?:\s+(?:about|on|of)\s+(?:it|this|that|them|these))"
_PASSIVE = rf"what(?:\s+else)?\s+(?:was|were|is|has\s+been|had\s+been)\s+(?:being\s+)?{_SAID}"
_ANYTHING = rf"(?:was|were|is)\s+(?:there\s+)?anything(?:\s+else)?(?:\s+{_SAID})?"
_THEY_SAY = rf"what(?:\s+else)?\s+(?:did|do|does|has|have)\s+(?:they|he|she|it)\s+{_SAY}"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    bare_subjects=going_on(r"(?:and|but|ok|okay)[\s,]+(?P<topic>.+)"),
    that_year=(
        (lazy_pattern(r"\b(?:the|that|this)\s+same\s+year\b|\bthat\s+year\b", re.IGNORECASE), "{}"),
    ),
    that_month=((lazy_pattern(r"\b(?:(?:the|that|this)\s+)?same\s+month\b", re.IGNORECASE), "{}"),),
    asks_again=lazy_pattern(
        rf"\W*(?:{_LEADS}+(?:{_PASSIVE}|{_ANYTHING}){_OF_IT}?|{_LEADS}*(?:{_PASSIVE}|{_ANYTHING}){_OF_IT}"
        rf"|{_LEADS}*{_THEY_SAY}{_OF_IT}?)(?:\s+then)?\W*",
        re.IGNORECASE,
    ),
    picks=lazy_pattern(
        r"\W*(?:the\s+)?(?:very\s+)?(?:latest|newest|most\s+recent|earliest|oldest)\s+ones?(?:\s+of\s+"
        r"(?:them|these|those))?\W*",
        re.IGNORECASE,
    ),
    picks_first=lazy_pattern(
        rf"\W*{_LEADS}*(?:(?:only|just)\s+)?(?:the\s+)?(?:very\s+)?(?:first|earliest|oldest)(?:\s+ones?)?"
        r"(?:\s+of\s+(?:them|these|those))?\W*",
        re.IGNORECASE,
    ),
    picks_latest=lazy_pattern(
        rf"\W*(?:{_LEADS}*(?:(?:only|just)\s+)?(?:the\s+)?(?:very\s+)?last\s+ones?(?:\s+of\s+(?:them|these"
        rf"|those))?|{_LEADS}+(?:the\s+)?(?:very\s+)?last)\W*",
        re.IGNORECASE,
    ),
    leaves_out=lazy_pattern(
        rf"\W*{_LEADS}*(?:(?:but\s+)?not(?:\s+(?:by|from))?|(?:by\s+)?(?:anyone|everyone|anybody|everybody|others)"
        r"\s+(?:but|except|other\s+than)|except(?:ing)?(?:\s+(?:for|by))?|other\s+than|apart\s+from|without"
        r"|excluding)\s+(?P<name>.+)",
        re.IGNORECASE,
    ),
    all_but="everyone except {}",
    subjects=going_on(
        rf"{_LEADS}*(?:only|just)\s+(?P<about>about|on|regarding|concerning)\s+(?P<topic>(?!(?:the\s+)?\d).+)",
        rf"{_LEADS}*(?:what|how)\s+(?:about|of)\s+(?P<topic>.+)",
        rf"{_LEADS}+of\s+(?P<topic>(?!(?:the\s+)?\d).+)",
        r"(?P<topic>(?-i:[a-z])[^\s]*(?:\s+[^\s]+)?)\s+(?:too|as\s+well)",
        rf"{_LEADS}+(?P<about>about|on|regarding|concerning)\s+(?P<topic>(?!(?:the\s+)?\d).+)",
        rf"{_LEADS}*as\s+(?:for|to)\s+(?P<topic>.+)",
    ),
    about=("about", "on", "regarding", "concerning"),
    day=lazy_pattern(r"(?P<day>\d{1,2}(?=st|nd|rd|th)|[a-z]+)(?:st|nd|rd|th)?(?: day)?"),
    asks_subject=lazy_pattern(
        r"\bwhat\b.*\b(?:talk|talked|speak|spoke|spoken)\s+(?:about|of|on)\W*$|\babout\s+what\b",
        re.IGNORECASE,
    ),
    about_bare="about",
    says="what did {} say?",
    people=going_on(
        rf"{_LEADS}*(?:what|how)\s+(?:about|of)\s+(?P<name>.+)",
        rf"{_LEADS}*as\s+for\s+(?P<name>.+)",
        rf"{_LEADS}*(?:only\s+|just\s+)?(?:of|by|from)\s+(?P<name>{_CAPITALS})",
        rf"{_LEADS}*(?:only|just)\s+(?P<name>{_CAPITALS})(?:,?\s+please)?",
        rf"{_LEADS}*(?P<name>{_CAPITALS})\s+(?:only|alone|too)(?:,?\s+please)?",
        rf"{_LEADS}*(?P<name>{_CAPITALS})['’]s?(?:\s+(?:own\s+)?(?:words|view|statements?|remarks))?",
    ),
    others=lazy_pattern(
        rf"\W*{_LEADS}*(?:(?:what|how)\s+(?:about|of)\s+|(?:by|from)\s+)?(?:every(?:one|body)\s+else|any(?:one|body)"
        r"\s+else|(?:the\s+)?others|(?:the\s+)?(?:other\s+people|other\s+speakers|rest)|who\s+else)\W*",
        re.IGNORECASE,
    ),
    places=going_on(rf"{_LEADS}*(?P<place>(?:in|at|near|around)\s+{_CAPITALS})"),
    elsewhere=lazy_pattern(rf"\s+(?:in|at|near|around)\s+{_CAPITALS}$"),
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="aeiouy",
    keyboard=("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
