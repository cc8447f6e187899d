"""What is said in English beside whole questions."""

import re

from retrieval.languages.conversation import ConversationTable, going_on
from retrieval.languages.en.moves import MOVES
from retrieval.languages.en.remarks import ADDRESS, REMARKS
from retrieval.patterns import lazy_pattern

_LEADS = r"(?:(?:and|but|so|ok|okay|now|well)[\s,]+)"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    subjects=going_on(
        rf"{_LEADS}*(?:what|how)\s+about\s+(?P<topic>.+)",
        rf"{_LEADS}+(?P<about>about|on|regarding|concerning)\s+(?P<topic>(?!(?:the\s+)?\d).+)",
        rf"{_LEADS}*as\s+(?:for|to)\s+(?P<topic>.+)",
    ),
    about=("about", "on", "regarding", "concerning"),
    day=lazy_pattern(r"(?P<day>\d{1,2}(?=st|nd|rd|th)|[a-z]+)(?:st|nd|rd|th)?(?: day)?"),
    asks_subject=lazy_pattern(
        r"\bwhat\b.*\b(?:talk|talked|speak|spoke|spoken)\s+(?:about|of|on)\W*$|\babout\s+what\b",
        re.IGNORECASE,
    ),
    says="what did {} say?",
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="aeiouy",
    keyboard=("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
