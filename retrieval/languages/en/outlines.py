"""English headings that turn what stands below them, and enumerations in running text."""

from retrieval.languages.outlines import OutlineTable, spaced
from retrieval.patterns import lazy_pattern

_WE = r"we|i|you|they|he|she|it|(?:the|our|my|this|your|their) (?:[\w'’-]+ )?[\w'’-]+|[\w-]+ party"
_WHAT = (
    "what|things?|everything|anything|all|promises|pledges|(?:the )?(?:steps|measures|plans|ideas"
    "|proposals|promises|claims|points|changes|policies|bills|taxes)(?: that| which)?"
)
_NOT = (
    "(?:(?:will|would|do|does|did|can|could|shall|should|must|may|is|are|was|were|have|has|had)"
    r" (?:not|never|no longer)|(?:[\w]+n['’]t)|cannot|never|refuse[sd]? to|declined? to)"
)
_TAKE = (
    "do|accept|support|allow|tolerate|agree(?: to| with| on)?|vote for|back|sign"
    "|approve(?: of)?|want"
    "|endorse|permit|stand for|believe(?: in)?|promise|say|plan|need|like"
)
_REFUSE = (
    "rejects?|rejected|oppos(?:es?|ed)|refus(?:es?|ed)|den(?:y|ies|ied)|condemns?|forbids?|bans?"
    "|banned|prohibits?|outlaws?|rul(?:es?|ed) out|veto(?:es|ed)?|says? no to|voted? against"
    "|fights?"
    r"|(?:am|is|are|stands?|was|were) (?:\w+ )?(?:against|opposed to)|turn(?:s|ed)? down|disputes?"
    "|(?:will|would|shall|must) (?:reject|oppose|refuse|forbid|ban|prohibit|outlaw|rule out"
    "|veto|stop"
    "|end|abolish|scrap|fight|vote against|say no to|never accept)|abolish(?:es|ed)?|scrap(?:s"
    "|ped)?"
)
_REFUSED = (
    r"(?:(?:strictly|expressly|always) )?(?:prohibited|forbidden|banned|outlawed|rejected"
    r"|refused|denied"
    "|vetoed|withdrawn|dropped|cancel(?:l?ed)|abandoned|excluded|ruled out|off limits|out of bounds"
    "|disallowed|debunked|disproved|refuted|untrue|false|wrong|incorrect|unacceptable"
    "|out of the question"
    "|abolished|scrapped|repealed|turned down|voted down)"
    "|not (?:allowed|permitted|covered|included|true|so|supported|accepted|planned|agreed"
    "|approved|real"
    "|correct|right|possible|eligible|for us)"
)
_UNTRUTHS = "myths?|rumou?rs?|fakes?|hoax(?:es)?|misconceptions?|falsehoods?|lies|fiction|fables?"
_OTHERS = (
    "opponents?|enem(?:y|ies)|critics?|rivals?|adversar(?:y|ies)|detractors?|opposition|prosecution"
    "|prosecutors?|defen[cs]e|plaintiffs?|accusers?|other side|sceptics|skeptics"
    "|conspiracy theorists"
)
_SAY = "say|says|said|claims?|claimed|wants?|allege[sd]?|believes?|thinks?|tells?|spreads?|writes?"
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|a dozen|several|some|a few|a number of"
    r"|a couple of"
    r"|\d{1,2}|the following|these|such"
)

_TIMES = "reasons|years|weeks|days|months|hours|minutes|times|occasions|questions|countries|people"

OUTLINES = OutlineTable(
    adopted=lazy_pattern(
        r"(?<!\w)(?:adopt\w*|pass(?:ed)?|approv\w*|accept\w*|carried|agreed|force|valid|kept|done|met|fulfil\w*)(?!\w)"
    ),
    outcomes=lazy_pattern("status|verdict|result|outcome|decision|vote|fate"),
    headings=lazy_pattern(
        spaced(
            r"{what} {we} {not}(?: [\w'’-]+){0,3}"
            r"|{what} (?:the )?[\w'’ -]{1,40} {not}(?: \w+){0,2}"
            r"|{we} (?:(?:firmly|strongly|always) )?{not}(?: {take})?"
            r"|(?:{what} )?{we} (?:(?:firmly|strongly|utterly|always|also) )?{refuse}"
            r"|(?:what )?(?:else )?(?:will|do|does|did|can|is|are|would) {we} not(?: \w+){0,3}"
            r"|(?:{what} (?:(?:is|are|was|were|has been|have been) )?)?(?:\w+ )?{refused}"
            r"|(?:it is |it's )?{refused}(?: to(?: \w+)?)?"
            r"|(?:{refused}|dead|failed|broken|forged|invented) (?:and \w+ )?"
            r"(?:[\w-]+ )?(?!to|in|by|for|of|at|on)[\w-]+s"
            r"|(?:the )?(?:(?:common|popular|widespread|old|false|top|\w+) ){0,2}{untruths}"
            r"(?: (?:about|of|on|and) [\w' ’-]{1,40})?|(?:common|popular) (?:errors?|mistakes)"
            r"|(?:our |the |its )?(?:red lines|no-gos|taboos|prohibitions|bans|exclusions"
            r"|exceptions"
            r"|refusals|rejections|don['’]?ts|nots)|against|do not|don['’]t|never do"
            r"|what not to \w+"
            r"|how not to(?: \w+){1,3}|say(?:ing)? no to"
            r"|what (?:our |the |my |their )?{others} {say}(?: \w+)?|{others} {say}"
            r"|(?:(?:the|our|my|their) )?{others}['’]?s?['’]? (?:version|claims?|views?"
            r"|arguments?|story"
            r"|position|words|case|lies)|what (?:people|they|some) (?:say|claim)(?: online)?"
            r"|(?:said|claimed|heard|spread) (?:online|on the (?:net|web|internet)|in the street)"
            r"|(?:online|false|unproven|disputed) claims?|not on the (?:agenda|table|menu|ballot)"
            r"|(?:wrongly|falsely) (?:claimed|said|believed|reported|alleged)(?: \w+){0,2}"
            r"|(?:{untruths}|fake news|lies?) of the (?:week|day|month|year)"
            r"|{what} we promised (?:and|but) (?:did not|didn['’]t|never)(?: \w+){0,2}"
            r"|(?:broken|forgotten|unkept|unfulfilled) (?:promises|pledges)"
            r"|{untruths} (?:that|which) (?:proved|turned out|were|are) [\w ]{3,30}",
            what=_WHAT,
            we=_WE,
            take=_TAKE,
            refused=_REFUSED,
            refuse=_REFUSE,
            untruths=_UNTRUTHS,
            others=_OTHERS,
            say=_SAY,
            **{"not": _NOT},
        )
    ),
    announced=lazy_pattern(
        spaced(
            r"(?<!\w)(?:{number})(?: (?!as|is|was|has)[\w'’-]+){0,2} (?!{times})[\w-]+s(?!\w)",
            number=_NUMBER,
            times=_TIMES,
        )
    ),
    ordinals=lazy_pattern(
        spaced(
            r"\W*(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
            r"|last)(?:ly)?"
            r"|one|another|the other|finally|next|then|number \w+|point \w+|\(?(?:\d{1,2}"
            r"|[a-h])[.)])(?!\w)"
        )
    ),
)
