"""English deeds that are done by words, up to the colon before them: she thanked them: "…"."""

_VERBS = """
apologi[sz]e agree concur praise thank greet congratulate welcome critici[sz]e condemn slam blast
attack defend accuse rebuke scold mock taunt tease dismiss reject urge implore plead beg appeal
demand encourage reassure console comfort challenge interrupt correct boast brag sigh smile shrug
grin chuckle snap back blame ridicule berate lecture chide salute hail threaten insult swear confess
dispute rejoice sympathi[sz]e gush rage fume thunder enthuse marvel
"""
_PHRASES = """
hits? back,fire[ds]? back,shoots? back,shot back,chime[ds]? in,butt(?:ed|s) in
weigh(?:ed|s) in,summ?(?:ed|s) (?:it )?up,pa(?:id|ys) tribute,lash(?:ed|es) out
call(?:ed|s) (?:for|on),spoke up,swore
offer(?:ed|s) (?:an? |his |her |their )?(?:apology|apologies|condolences|thanks|advice|sympathy)
"""
_MOODS = """
blunt brief clear defiant scathing adamant unrepentant emphatic firm frank furious delighted
sceptical skeptical cautious optimistic pessimistic categorical succinct direct philosophical
dismissive upbeat gloomy proud unmoved unapologetic effusive ecstatic angry jubilant candid terse
contrite sarcastic wry unimpressed unequivocal modest gracious generous humble bitter harsh
hopeful confident apologetic curt laconic realistic grateful thrilled relieved honest insistent
unfazed sanguine matter-of-fact
"""
_TALKS = (
    r"(?:speech|address|remarks|talk|statement|sermon|lecture|session|meeting|debate|testimony"
    r"|(?:press|news) conference|interview|eulogy|evidence|briefing|toast)"
)
_WORDS = (
    r"(?:joke|quip|plea|apology|prayer|warning|promise|pledge|appeal|request|message|question|answer"
    r"|explanation|proposal|suggestion|word|words|advice|call|thanks|piece of advice|wish)"
)
# what is not one's own: "criticised the claim", "accused him of saying", "praised X, who answered"
_ANOTHERS = """
who which that while when after before as but because whose where if words? messages? slogans?
claims? remarks? tweets? posts? headlines? lines? letters? statements? comments? phrases? texts?
signs? banners? chants? questions? posters? captions? mottos? suggestions? warnings? accusations?
allegations? repl(?:y|ies) answers? quot(?:e|ation)s? notes? speech(?:es)? songs? articles? views?
ideas? arguments? excuses? reports? passages? clauses? motions? promises? pledges? rumou?rs? lyrics
verses? poems? e-?mails? placards? graffiti titles? plaques? inscriptions? sentences? wording
"""
_SAYING = (
    "saying|telling|writing|claiming|shouting|chanting|tweeting|posting|calling|asking|quoting"
)


_ALTERNATIVES = str.maketrans(",\n", "||")


def _any(words: str) -> str:
    return "|".join(words.split())


def _verb(stem: str) -> str:
    """A verb in the past and in the present, of a person that is not "I"."""
    doubled = rf"{stem}{stem[-1]}ed|" if stem in {"slam", "beg", "brag", "grin", "snap"} else ""
    ended = f"{stem}d" if stem.endswith("e") else f"{stem}ed"
    return f"{doubled}{ended}|{stem}e?s"


VERBS = "|".join(map(_verb, _VERBS.split()))
"""Single verbs of such deeds."""

_OBJECT = (
    rf"(?: (?!(?:{_any(_ANOTHERS)})\b|(?:of|for|about|by) (?:[a-z]+ly )?(?:{_SAYING})\b"
    r"|and (?:he|she|they|it|was|were|is|are|had|has|his|her|its|their)\b)"
    r"[^\s.!?;:“”«»\"]+){0,12}"
)
_FOR = r"(?: (?:for|to) (?:[^\s.!?;:,“”«»\"]+ ?){1,6})?"
_ACTS = rf"(?:{VERBS}|{_PHRASES.strip().translate(_ALTERNATIVES)}){_OBJECT}"
_MOOD = (
    r"(?:was|is|were|are|remained|remains|sounded|seemed|looked) (?:[a-z]+ ){0,2}"
    rf"(?:{_any(_MOODS)})"
    rf"(?: (?:about|on|in|with|at){_OBJECT})?"
)
_HAD = rf"(?:had|has) (?:an?|one|two|some|only|this|these|just) (?:[a-z]+ ){{0,2}}{_WORDS}{_FOR}"
_BEGAN = (
    r"(?:(?:end|open|clos|conclud|start|finish)(?:ed|e?s)|began|begins|sign(?:ed|s) off)"
    rf"(?: (?:his|her|their|the|a) (?:[a-z]+ ){{0,2}}{_TALKS})?"
    rf"(?: (?:with|on|by) (?:an?|one|some|this) (?:[a-z]+ ){{0,2}}{_WORDS}{_FOR})?"
)
_POSTED = (
    r"post(?:ed|s)(?: (?:online|later|back|again|today|yesterday|this|the following"
    r"|an? (?:[a-z]+ )?(?:message|note|comment|reply|statement|apology|response)"
    r"|(?:on|to|in) [^\s.!?;:“”«»\"]+(?: [^\s.!?;:“”«»\"]+){0,2}))*"
)

ACTED = f"(?:{_ACTS}|{_MOOD}|{_HAD}|{_BEGAN}|{_POSTED})"
"""From the verb up to the colon, whoever is its subject."""

AGREEING = (
    rf"(?:{VERBS}|respond(?:ed|s)|react(?:ed|s)|interven(?:ed|es)"
    r"|repl(?:ied|ies)|answer(?:ed|s)|disagree[ds]|refus(?:ed|es)|declin(?:ed|es)|resign(?:ed|s)"
    r"|object(?:ed|s)|protest(?:ed|s)|laugh(?:ed|s)|wept|nodd(?:ed|s))"
)
"""Verbs whose subject is whoever goes on "saying", behind a comma."""
