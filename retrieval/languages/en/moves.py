"""English words that move the time asked about before: a year later, before that."""

from retrieval.languages.conversation import Move, moves

_COUNT = r"(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_UNIT = r"(?P<unit>days?|weeks?|months?|quarters?|years?)"
_ANYTHING = r"(?:(?:any|some)thing |was anything said |what(?: was said| happened)? )?"

MOVES = {
    Move.LATER: moves(rf"{_COUNT} {_UNIT} (?:later|on|after(?: that)?)"),
    Move.EARLIER: moves(rf"{_COUNT} {_UNIT} (?:earlier|before(?: that)?)"),
    Move.NEXT: moves(
        rf"(?:(?:on|in|for|during) )?the (?:next|following) {_UNIT}",
        rf"(?:(?:on|in|for|during) )?the {_UNIT} after(?: that)?",
    ),
    Move.PREVIOUS: moves(
        rf"(?:(?:on|in|for|during) )?the (?:previous|preceding|prior) {_UNIT}",
        rf"(?:(?:on|in|for|during) )?the {_UNIT} before(?: that)?",
    ),
    Move.BEFORE: moves(
        rf"{_ANYTHING}(?:before(?: (?:that|then|it|this))?|prior to (?:that|then|it|this)"
        r"|earlier|previously|beforehand)",
    ),
    Move.LATER_THEN: moves(
        rf"(?:later|further on) (?:in |on in )?(?:that|this|the)(?: same)? {_UNIT}"
    ),
    Move.EARLIER_THEN: moves(rf"earlier (?:in |on in )?(?:that|this|the)(?: same)? {_UNIT}"),
    Move.SINCE: moves(
        rf"{_ANYTHING}(?:after(?: (?:that|then|it|this))?|afterwards?|later(?: on)?|then)",
        rf"{_ANYTHING}since(?: then)?",
        r"from then on",
    ),
    Move.AGAIN: moves(
        r"when(?: exactly)?(?: (?:was|is|were) (?:that|this|it|they)(?: said)?)?",
        r"when did (?:(?:that|this|it) happen|(?:they|he|she) say (?:that|this|it|so))",
        r"when was (?:that|this|it) (?:announced|reported|stated|written)",
        r"(?:on )?what (?:date|day|year)(?: was (?:that|this|it))?",
    ),
    Move.ANY: moves(
        r"(?:at )?any ?time|ever|in any year|in general|without (?:a |any )?(?:dates?|periods?)",
        r"(?:in )?(?:the )?(?:whole|entire) archive",
        r"(?:(?:for|over|of|in) )?all (?:the )?(?:time|years)",
    ),
}
