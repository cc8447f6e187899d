"""English words that turn what stands beside them."""

from retrieval.languages.scope import ScopeTable, whole_words
from retrieval.patterns import lazy_pattern

_SOMEBODY = r"(?<!\bi\s)(?<!\bwe\s)(?<!\bi've\s)(?<!\bwe've\s)(?<!\bto\s)(?<!\bmust\s)"

_BE = r"(?:was|were|is|are|be|been|being|gets?|got)"
_TAKEN_BACK = (
    "dropped|ditched|axed|blocked|halted|stopped|suspended|postponed|delayed|reversed|defeated"
    "|frozen|cut|removed|withheld|struck (?:from|off|out)|withdrawn|rejected|abandoned|put on hold"
)
_REVOKE = (
    "dismiss(?:es|ed|ing|al)|overturn(?:s|ed|ing)?|overrul(?:e|es|ed|ing)|scrapp(?:ed|ing)"
    "|vot(?:e|es|ed|ing) (?:down|against)|(?:gives?|given|giving|gave) up|shelv(?:ed|ing)"
    "|(?:turn(?:s|ed|ing)?|str(?:ikes?|uck)) down|thr(?:ew|own?|ows) out|quash(?:es|ed|ing)?"
    "|veto(?:es|ed|ing)?|annul(?:s|led)?|revok(?:e|es|ed|ing)|repeal(?:s|ed|ing)?"
    "|rescind(?:s|ed|ing)?|disallow(?:s|ed)?|cancel(?:s|l?ed|l?ing|lations?)?|call(?:s|ed|ing)? off"
)
_NO_PASSIVE = r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)"
_PLAN = (
    "plans?|ideas?|proposals?|pledges?|promises?|projects?|schemes?|bids?|bills?|orders?|motions?"
    "|decisions?|decrees?|attempts?|efforts?|calls?|demands?|requests?|claims?|permits?|sale|moves?"
    "|charges?|accusations?|allegations?|(?:law)?suits?|offers?"
)
_ITS = r"(?:(?:the|its|his|her|their|our|my|an?|all|any|such|these|those|every) )?(?:\w+ )?"
_ENEMY = (
    "enem(?:y|ies)|ill-wishers|slanderers?|gossips?|gossipers|liars?|trolls?|haters"
    "|propagandists?|scandalmongers"
)
_OTHERS = (
    rf"{_ENEMY}|opponents?|adversaries|rivals?|detractors?|critics?|they|some|people|others"
    "|(?:news)?papers?|tabloids?|press"
)
_SAY = (
    "sa(?:y|ys|id)|writ(?:e|es|ing)|wrote|claim(?:s|ed)?|tell|tells|told|repeat(?:s|ed)?"
    "|whisper(?:s|ed)?|insist(?:s|ed)?|shout(?:s|ed)?|print(?:s|ed)?|spread|believe[sd]?|think"
    "|call(?:s|ed)?"
)
_REPEAT = "(?:say|tell|repeat|claim|write|call|insist|argue|think|pretend|boast|shout|chant)"
_LIKE_TO_SAY = (
    "(?:likes|liked|loves|loved|prefers|preferred|enjoys|enjoyed|delights in|is fond of"
    "|are fond of)"
    rf" (?:to {_REPEAT}|(?:saying|telling|repeating|claiming|writing|calling|insisting|arguing))"
    rf"|(?:{_OTHERS}|who|(?!always|this|is|was)\w+s) (?:(?:always|still|often) )?"
    rf"(?:like|love|prefer) to {_REPEAT}"
)
_REFUSE = r"refus(?:es|ed|ing|al|e(?! (?:collect|dispos|bin|sack|lorr|truck|tip|dump|site|fee)\w*))"
_FORBID = (
    "forb(?:id|ids|idding|ade?|idden)|prohibit(?:s|ed|ing|ions?)?|outlaw(?:s|ed|ing)?|banned"
    "|banning"
    r"|bans?(?= (?:on|all|any|every\w*|\w+ing)\b|\s*[:(]|\s+\d)|bans(?= (?:the|an?)\b)"
    r"|bans(?= (?!was|is|has)\w+s\b)"
    r"|(?:to|will|would|must|shall|should|may|can|could|we|they|and|or) (?:ban|boycott)(?= \w)"
    r"|debar(?:s|red|ring)?"
    r"|barred|bars?(?= (?:all|any\w*|every\w*|\w+ing|the \w+ing)\b|\s*:|\s*\(?\d+\)|\s*\(\w\))"
    r"|(?:bars?|barring|blocks?|blocked|stops?|stopped|keeps?"
    r"|kept) (?:[\w'’]+ ){1,3}from(?= \w+ing\b)"
    "|preclud(?:es?|ed|ing)|proscrib(?:es?|ed|ing)|criminali[sz](?:es?|ed|ing)|interdict(?:s|ed"
    "|ing)?"
    "|embargo(?:es|ed)?|boycott(?:s|ed|ing)|blacklist(?:s|ed|ing)?|deter(?:s|red|ring)?"
    "|prevent(?:s|ed|ing)?|thwart(?:s|ed|ing)?|renounc(?:es?|ed|ing)|repudiat(?:es?|ed|ing)"
    "|forsw(?:ears?|ore|orn)|forgo(?:es|ne|ing)?|forwent|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?"
)
"""Verbs of forbidding, of ruling out and of doing without."""

_SHUN = (
    "(?:back(?:s|ed|ing)?|pull(?:s|ed|ing)?|walk(?:s|ed|ing)?) out of"
    "|(?:sh(?:y|ies|ied|ying)|back(?:s|ed|ing)?|pull(?:s|ed|ing)?|walk(?:s|ed|ing)?"
    "|turn(?:s|ed|ing)?|r[ua]n(?:s|ning)?|dr[ae]w(?:s|n|ing)?) (?:away|back) from"
    "|(?:recoil(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|abstain(?:s|ed|ing)?|desist(?:s|ed|ing)?"
    "|refrain(?:s|ed|ing)?|h[oe]ld(?:s|ing)? (?:back|off)) from|h[oe]ld(?:s"
    "|ing)? off(?= \\w+ing\\b)"
    "|st(?:eer|ay|ood|and|eep|ep)(?:s|ed|ing|ped|ping)? (?:well |back )?(?:clear of|away from)"
    "|(?:keeps?|kept|keeping) (?:well )?(?:clear of|away from)"
    "|stop(?:s|ped|ping)? short of|bau?lk(?:s|ed|ing)? at|shun(?:s|ned|ning)?|eschew(?:s|ed|ing)?"
    "|(?:thinks?|thought|thinking) better of|(?:declin|disdain|scorn)(?:es|ed|ing|s)? to"
)
"""How somebody does not do what follows."""

_RUBBISH = (
    "nonsense|balderdash|poppycock|hogwash|claptrap|balone?y|bunkum|humbug|drivel|twaddle|gibberish"
    "|piffle|hokum|codswallop|malarkey|tosh|hooey|tommyrot|eyewash|flapdoodle|mumbo[- ]jumbo"
)
_WORTHLESS = (
    "rubbish|garbage|trash|rot|tripe|bilge|bunk|crap|bull|a joke|a fantasy|fiction|a fable"
    "|an invention"
    "|a fairy tale|propaganda|a smear|a provocation|a stunt|ridiculous|ludicrous|laughable|foolish"
    "|preposterous|risible|farcical|outlandish|fanciful|madness|folly|silly|stupid|idiotic|crazy"
)
"""What says of a report that it is untrue where the report is called so."""

_VERB = (
    "(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should"
    "|do|does"
    r"|did|to|not|agrees?|wants?|knows?|\w+n['’]t|\w+ed)\b"
)
_EACH = rf"(?:all|every\w*|any\w*|each|none|nobody|nothing|no) (?:(?!{_VERB})\w[\w'’]* ){{0,4}}?"
_OTHER_THING = (
    r"(?!(?:it|he|she|they|we|i|you|there|also|now|only|then|still|never|nobody|that|this)\b)"
    rf"(?:(?!{_VERB})\w[\w'’-]* ){{0,3}}(?!{_VERB})\w[\w'’-]*"
)
_ALL_BUT = (
    rf"{_EACH}(?:(?!{_VERB})\w[\w'’]*, )?(?:bar|(?<!to\s)save)(?= \w)"
    rf"|(?:^|[,;:.!?“\"]\s*|\b(?:that|because|and) ){_EACH}but(?= {_OTHER_THING}(?: {_VERB}"
    rf"|\s*[,.;:!?]|\s*$| \w+s ))"
    rf"|{_EACH}but(?= {_OTHER_THING}\s*(?:[,.;:!?]|$))"
)
"""What takes something out of all: "all roads but the coast road"; not "all of it, but it is"."""

_FEW = "one|two|three|four|five|six|a (?:few|handful|couple)|those|these"
_MIGHT = r"(?:would|could|might)(?:n['’]t)? (?:\w+ )?have"
_BUT_FOR = (
    rf"(?:^|[,;]\s*)but for(?= [^.;:]{{1,120}}\b{_MIGHT}\b)"
    rf"|{_MIGHT} [^.;:]{{0,80}}?but for(?= \w)"
)
"""What the rest would have been without: "but for one vote"; not "but for buses there is"."""

_JUST_FOR = rf"but for (?:(?!{_VERB})\w[\w'’-]* ){{0,7}}(?!{_VERB})\w[\w'’-]*\s*(?:[,.;:!?…]|$)"

_LIES_WHERE = (
    "in|at|on|along|about|among|amid|around|beside|between|beneath|below|under|near|off|over|within"
    "|behind|beyond|close|deep|deeper|ahead|idle|empty|open|north|south|east|west|side|down|dormant"
    r"|fallow|buried|hidden|just|some|only|\d[\d,.]*"
)
"""What stands behind the "lie" that a village does in its valley."""

_NUMBERED = (
    "decree|order|resolution|directive|act|law|bill|bus|tram|route|road|school|house|flat|apartment"
    "|room|exhibit|article|amendment|post|line|platform|gate|pier|plant|mine|pit|hospital|clinic"
    "|ward|district|lot|issue|volume|figure|table|form|annex|appendix|protocol"
)
"""What stands before the "No" of a number."""

_AUXILIARIES = "are|were|have|had|will|can|could|would|may|might|should|shall|must|do|did"

_UNTRUE = (
    "lies?|nonsense|hoax|fake|false|untrue|not true|rubbish|slander|libel|fabricat\\w+|invention"
    "|invented|made up|myth|rumou?rs?|(?:dis|mis)information|baseless|groundless|unfounded|fiction"
    "|propaganda|not so|not the case|never happened|not happen(?:ed)?|no truth|figment"
    "|forger(?:y|ies)|forged|deepfakes?|doctored|bogus"
)
_SAYING = (
    r"(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|claim(?:s|ed|ing)?|writ(?:e|es|ing|ten)|wrote"
    r"|(?:shout|chant|repeat|promis|stat|announc|declar|report|utter|publish|print|post|insist|swor"
    r"|suggest|impl|argu|call|quot|cit|vow|pledg|sign|admit|mention|teach|sing)(?:e|es|s|ed|ing|y)?"
    r"|sworn|swear|sang|sung|taught)\b(?!\s+(?:when|why|how|where|who|which|what|whether|if"
    r"|more)\b)"
)
_OF_WORDS = (
    rf"(?:not|n['’]t|never|no|nobody|none|nor|neither|nothing|{_REFUSE}|declin\w+|den(?:y|ies"
    rf"|ied|ying)"
    r"|fail\w*|without|avoid\w*|wrong\w*|mistake\w*|false\w*|instead|rather|stopped|hardly|rarely"
    r"|seldom|far from|impossible|absurd|unlikely|yet to|too)\b"
)
"""Denials that are of a quotation's words where a verb of saying stands behind them."""

_CONTENTS = (
    "words?|phrases?|quot(?:e|es|ation)|statements?|claims?|claim|reports?|stor(?:y|ies)|slogans?"
    "|letters?|messages?|posts?|motions?|amendments?|clauses?|wording|text|articles?|questions?"
    "|allegation|accusation|charge|lines?|sentences?|remarks?|versions?|assertions?|suggestions?"
    "|theor(?:y|ies)|headlines?|news|information|promises?|this|that|the following|so|as follows"
    "|comments?(?<!to comment)"
)

_POST = (
    "posts?|messages?|reports?|claims?|statements?|videos?|news|stor(?:y|ies)|words?|assertions?"
    "|letters?|calls?|allegations?|recordings?|photos?|pictures?"
)
_LOST = (
    "sold|lost|won|fell|broke|made|took|gave|went|came|left|hit|cut|shut|sank|burst|got|paid|bought"
    "|met|ran|had|became|began|brought|built|did|drove|fought|found|forgot|froze|led|let|put|quit"
    "|said|sent|set|shot|spent|split|stole|struck|swept|threw|told|tore|wrote"
)

_VOTE = (
    "vot(?:e|es|ed|ing)|decid(?:es?|ed|ing)|rul(?:es?|ed|ing)|ballot(?:s|ed)?|majority|referendum"
    r"|verdict|split|divided|c(?:a|o)m(?:e|es|ing) (?:out|down)"
    r"|(?:vote|count|result) (?:was|is|stood at)"
)
_COUNTED = (
    r"\d[\d,.–:%-]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\w+ly|by|to|votes?"
    r"|of|in|an?"
    "|the|with|margin|majority|per|cent|percent|last|on|[a-z]+day|again|today|all|both|its|members?"
)
"""How votes were cast: "by nine votes to two"."""

SCOPE = ScopeTable(
    negation=whole_words(
        *("not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor"),
        *("cannot", r"\w+n['’]t", "without", "hardly", "scarcely", "barely", "rarely", "seldom"),
        *("unlikely", "impossible", "untrue", "false", "falsely", "wrongly", "incorrect(?:ly)?"),
        *(
            _REFUSE,
            "den(?:y|ies|ied|ying|ial|ials)",
            "reject(?:s|ed|ing|ion)?",
        ),
        r"rul(?:es?|ed|ing) (?:(?:it|this|them|things?|(?:any|every|no|some)thing|that|the \w+"
        r"|an? \w+) )?out",
        *("fail(?:s|ed|ing|ure)?", "declin(?:e|es|ed|ing) to"),
        *(_FORBID, _SHUN, _RUBBISH),
        rf"(?:call|brand|label|dub|term|dismiss|deem|consider|denounc|describ|find|found)(?:s"
        rf"|es|ed|ing|e)?"
        rf" (?:(?!(?:us|me)\b)\w+ ){{0,3}}?(?:(?:as|to be) )?(?:{_WORTHLESS})",
        r"(?:rubbish|garbage|tripe|ridiculous|ludicrous|laughable|preposterous|risible|farcical"
        r"|madness|folly|foolish|silly|stupid|crazy) (?:that|to (?:say|claim|think|suggest"
        r"|believe|imagine|expect))",
        *("rather than", "instead of", "far from", "anything but", "no longer", "doubt(?:s|ed)?"),
        *("disput(?:e|es|ed)", "myths?", "rumou?rs?", "abandon(?:s|ed)?", "withdr(?:aw|ew|awn)"),
        *(
            "oppos(?:e|es|ed)",
            "absen(?:t|ce)",
            "lack(?:s|ed|ing)?",
            "avoid(?:s|ed)?",
        ),
        *(
            rf"(?<!\bto\s)(?:lie|lies|lying)(?! (?:{_LIES_WHERE})\b)",
            "hoax",
            "fake",
            "fabrication",
            "fabricated",
            "absurd",
        ),
        *(
            "baseless",
            "groundless",
            "unfounded",
            "(?:mistake|wrong|error) (?:to|that)",
            "mistakenly",
        ),
        rf"{_NO_PASSIVE}(?:{_REVOKE})",
        r"distanc(?:e|es|ed|ing) \w+sel(?:f|ves) from",
        *(
            "resist(?:s|ed|ing)?",
            "fewer",
            "yet to",
            "acquit(?:s|ted|ting|tals?)?",
            "exonerat(?:es?|ed)",
        ),
        r"clear(?:s|ed)? (?:\w+ ){1,4}of",
        r"regret(?:s|ted)? \w+ing",
        "put(?:s|ting)? (?:a stop|an end) to",
        "(?:absurd|ridiculous|ludicrous|laughable|foolish) to",
        "escap(?:e|es|ed|ing) being",
        "chang(?:es?|ed) (?:its|his|her|their|our|my) minds?",
        *("(?:illegal|unlawful|offence|crime|pointless|useless|no use|too late|wrong) (?:to|for)",),
        r"too \w+ (?:for \w+ )?(?:\w+ )?to",
        r"(?:stop(?:s|ped|ping)?|ceas(?:e|es|ed|ing)|quit(?:s|ting)?|discontinu(?:e|es|ed|ing))"
        r" (?:the |all |its |their )?(?:\w+ing|to)",
        r"(?:drop(?:s|ped|ping)?|ditch(?:es|ed|ing)?|ax(?:es|ed)|block(?:s|ed|ing)?|halt(?:s|ed"
        r"|ing)?"
        r"|suspend(?:s|ed|ing)?|postpon(?:es|ed|ing)|put(?:s|ting)? off|revers(?:es|ed|ing)"
        rf"|f(?:ights?|ought|ighting)|defeat(?:s|ed|ing)?|regret(?:s|ted|ting)?) {_ITS}(?:{_PLAN})",
        r"(?:is|are|was|were|be|been|am|stands?|stood|argu(?:es?|ed)|campaign(?:s|ed|ing)?"
        r"|decid(?:es?|ed)|protest(?:s|ed|ing)?|rul(?:es?|ed)|sp(?:eaks?|oke)|advis(?:es?|ed)"
        r"|warn(?:s|ed|ing)?) against",
        rf"(?:{_VOTE}) (?:(?:{_COUNTED}),? ){{0,7}}?against",
        rf"{_NO_PASSIVE}(?:c(?:a|o)m(?:e|es|ing) (?:out|down)|sp(?:eaks?|oke) (?:out|up)"
        rf"|lobb(?:y|ies|ied)"
        r"|recommend(?:s|ed)?|urg(?:es?|ed)|petition(?:s|ed)?|appeal(?:s|ed)?|turn(?:s|ed)?"
        r") against",
        r"(?<!\ba\s)(?<!\bthe\s)(?<!\bnext\s)(?<!\blast\s)(?<!\bpast\s)(?<!\bfirst\s)"
        r"(?<!\bevery\s)few(?! (?:days|weeks|months|years|hours|minutes)\b)",
        r"little (?:hope|chance|prospect|point|reason|sense|evidence|support|appetite)",
        r"little (?:is|was|has been|had been) \w+",
        r"(?:sooner|rather) (?:\w+ ){1,6}than",
        "pretend(?:s|ed|ing)?",
        "retract(?:s|ed|ing)?",
        "(?:tak(?:e|es|en|ing)|took) back (?:what|the|my|his|her|their|our)",
        "apologi[sz](?:e|es|ed|ing) for (?:saying|claiming|calling|suggesting"
        "|(?:the|his|her|their|its|my|our) (?:words?|claims?|remarks?|statements?|comments?))",
        rf"(?:almost|nearly|narrowly) (?:{_LOST})",
        r"c(?:a|o)m(?:e|es|ing) (?:very |so )?(?:close|near) to \w+ing",
        r"wish(?:es|ed)? (?:that )?(?:\w+ ){1,3}(?:could|were|had|would)",
        *("premature (?:to|for)", "(?:taken )?out of context", "forger(?:y|ies)", "forged"),
        *("deepfakes?", "doctored", "bogus", "contest(?:s|ed)? (?:that|the claim)"),
        *("improbabl[ey]", "implausibl[ey]", "misconceptions?", "contrary to", "fairy tales?"),
        "(?:hard|difficult) to (?:believe|imagine|say|see)",
        "(?:a )?(?:long|great) way (?:off )?from|a far cry from",
        r"(?:the )?(?:very )?last thing (?:\w+ ){1,4}(?:want|wish|need|intend|plan|desire)\w*",
        "(?:pure|sheer|mere|complete|total|utter)"
        " (?:invention|fantasy|fiction|speculation|guesswork)",
        r"far be it from \w+|in vain|slander(?:s|ed|ing)?|defam(?:es?|ed|ing)|smear(?:s|ed|ing)?",
        r"(?:april fools?(?:['’]s?)?|april|practical|bad) (?:day )?(?:joke|prank)"
        r"|conspiracy theor(?:y|ies)",
        r"(?:made|generated|produced|drawn) (?:up )?by (?:an? )?(?:machine|computer|ai|"
        r"artificial intelligence"
        r"|neural network)|ai[- ]generated|photoshopped|photomontage",
        "(?:fell|falls?|falling) short of|gone are (?:the )?(?:days|times|years)",
        "over my dead body|(?:may|might) have (?:read|heard|been told)",
        "used to (?:think|believe|imagine|assume|hope)",
        *("debunked", "refuted", "disproved", "misleading", "disinformation", "misinformation"),
    ),
    condition=whole_words(
        *("if", "unless", "provided", "providing", "as long as", "so long as", "until"),
        *("only (?:when|once|after|with|in)", "on (?:the )?condition", "in case", "in the event"),
        _BUT_FOR,
        r"hop(?:e|es|ed|ing)(?= (?:that|the|to|we|it|they|our|this|he|she|his|her|their|its)\b)",
        r"once (?=[^,.;]*\b(?:has|have) been\b)",
        "weather permitting|god willing|the moment (?:they|it|he|she|we|you)|on paper(?=,)",
        "(?:in|by) the official version|at least officially|officially(?=,)",
        "pending (?:an?|the|further|approval|review|talks)",
        "either(?! (?:way|side|party|end|hand|case|of)\\b)",
        *("assuming", "subject to", "depend(?:s|ing|ent)? on", "contingent (?:up)?on", "should"),
        *("were (?:the|a|an|it|he|she|they|we|i)", "had (?:the|it|he|she|they|we)", "whether"),
        *(
            "perhaps",
            "maybe",
            "hypothetically",
            "in theory",
            "supposing",
            "imagine",
            "suppose",
            "pretend",
        ),
    ),
    attribution=whole_words(
        *("according to", "alleg(?:ed|edly|ation|ations)", "supposed(?:ly)?", "purported(?:ly)?"),
        "reportedly|apparently",
        "(?:in|on) (?:his|her|their|whose) (?:view|opinion|words|account)",
        "in the (?:view|opinion|words) of",
        r"ke(?:eps?|pt) (?:on )?(?:repeating|saying|claiming|insisting|telling|shouting|writing)",
        rf"{_SOMEBODY}(?:threaten|shout|chant|yell|scream|whisper|boast|mutter|grumbl|hint)"
        r"(?:s|es|ed|ing)(?! (?:for|at|with|by)\b)",
        rf"{_SOMEBODY}(?:jok|jest|quipp|gossip)(?:es|ed|s)? that",
        rf"{_SOMEBODY}(?:shout|chant|repeat(?:s|ed)?|write|threaten|boast|grumble|gossip|joke)"
        " that",
        r"(?:used to|would(?: often)?) (?:say|tell|claim|repeat|write|joke)",
        rf"{_SOMEBODY}{_LIKE_TO_SAY}",
        rf"(?:{_OTHERS}|he|she|who|everyone|everybody|it) (?:\w+ )?(?:tell|assur|assure)(?:s|es"
        rf"|ed|ing)?",
        r"(?<=\w\s)(?<!\bto\s)(?<!\bplease\s)(?<!\band\s)(?<!\byou\s)tell us|tells (?:us|me|you"
        r"|them|every\w+|people)",
        "call(?:s|ed|ing)? (?:us|me)|calls our|"
        rf"(?:{_ENEMY}|critics|opponents|rivals) (?:describ|brand|dub|label|call)\w*|"
        "(?:accus|blam)(?:e|es|ed|ing) (?:us|me)",
        "(?:wants?|wanted|would have|try|tries|tried|trying|like) (?:to )?(?:convince |persuade )?"
        "(?:you|us|them|people|everyone|everybody)(?: all)? (?:to )?(?:believe|think|that)",
        "as the (?:saying|proverb|joke|story) (?:goes|has it)",
        "(?:claim|allegation|accusation|suggestion|rumou?r|assertion|idea|charge)s? that",
        "so-called",
        rf"{_SOMEBODY}(?:claim|alleg|accus|suggest|insist|argu|believ|assert|maintain|think|assum"
        r"|speculat|imply|predict|complain|suspect|object|fear|worr)(?:e|s|es|ed|ing|y|ies|ied)?",
        rf"{_SOMEBODY}(?:says?|said|told|asked|thought|implied|implies|wrote|writes|declared)",
    ),
    exception=whole_words(
        *("except(?:ing)?", "exclud(?:ed|ing|es)", "other than", "apart from", "aside from"),
        *("with the exception", "save for", "barring", "all but", "but not", "only", "merely"),
        *("(?:every|any|no)(?:one|body|thing) but", "not counting", "minus", "nor"),
        _ALL_BUT,
        rf"(?<=,\s)(?:bar|save)(?= (?:{_FEW})\b(?=[^,.;:]{{0,60}}(?:[,.]|$)))",
        r"(?<!\bto\s)save (?:when|where)",
        r"(?:almost|nearly|practically|virtually) (?:all|every\w*|always|\w+ed)",
    ),
    contrast=lazy_pattern(
        rf";|,\s+(?:(?!{_JUST_FOR})but|yet|whereas|while|although|though|however|so)(?!\w)"
        r"|,\s+and\s+(?!(?:that|nor|not|never)\b)(?=(?:it|he|she|they|we|i|you|this|the|these"
        r"|those|there)\b)"
    ),
    clause=lazy_pattern(
        r"[;:—–]|\s-\s|[,)]\s+|(?<!\w)(?:and|but|because|since|although|though|while|which|who"
        r"|where|when)(?!\w)"
    ),
    clause_of=lazy_pattern(r"\b(?:that|whether)[\s,]*[\"'“„]*$"),
    joined=whole_words("and", "but", "which", "who"),
    overtaken=whole_words(
        "(?:was|were|had been) (?:(?:originally|once|first) )?(?:(?:supposed|meant|due|going"
        "|expected|scheduled|planned|set|intended) )?to",
        "(?:had )?(?:(?:originally|once) )?(?:hop|plann|intend)ed to|(?:had )?meant to",
        "used to|once|formerly|in the past",
    ),
    but=lazy_pattern(
        r"[,;:—–-]\s*(?:but|yet|however|only|now|today|until|and then|nowadays)(?!\w)"
    ),
    again=lazy_pattern(r"^\W*(?:i|we|you|it|he|she|they)\s+\w+(?:\s+not|n['’]t)\W*$"),
    fillers=lazy_pattern(
        r"(?:,\s*)?(?<!\w)(?:of course|sadly|alas|frankly|naturally|obviously|however|in fact|but"
        r"|and|yet|simply|clearly)(?!\w)\s*,?|(?:(?<=lie)|(?<=nonsense)|(?<=fiction)|(?<=hoax)"
        r"|(?<=fake)|(?<=rumour)|(?<=rumor)|(?<=myth)|(?<=invention)|(?<=slander))\s+(?:that|which"
        r"|spread|told|put about|invented|made up|circulated)\b[^.!?]*"
    ),
    reverted=lazy_pattern(
        rf"\b(?:{_BE} (?:\w+ )?(?:lifted|annulled|quashed|overturned|revoked|reversed|repealed"
        r"|cancell?ed|scrapped|struck down|withdrawn|rescinded|cleared|acquitted|dropped)"
        r"|(?:later |then )(?:cleared|acquitted|overturned|quashed)"
        r"|never (?:came|went|entered) into (?:force|effect)|never (?:happened|materiali[sz]ed)"
        r"|not one (?:was|has|came)|took (?:it|them|the words|his words|her words) back)\b"
    ),
    of_all=lazy_pattern(
        r"^\W*(?:(?:all|none|neither|both|each|nothing|every one|not (?:one|any)|any) of"
        r" (?:them|these|those|this|that|it|which|the \w+)|(?:all|both) (?:were|are|have|had|fell)"
        r"|(?:none|neither|nothing) (?:was|were|is|are|has|have|had|will|would|passed|came"
        r"|happened))\b"
    ),
    corrected=lazy_pattern(
        r"[,;(—–-]\s*(?:correction|or rather|make that|i mean(?=[,:])|sorry)(?!\w)"
    ),
    untrue=lazy_pattern(
        r"^\W*(?:(?:just|only) (?:kidding|joking)|i (?:am|was) (?:joking|kidding)|i wish (?:it"
        r"|that)"
        r" (?:were|was) (?:so|true)|no,? (?:it|this|that|he|she|they) (?:is|was|did|does|has"
        r"|are|were)"
        r"(?: not|n['’]t)|nothing (?:could be|is) further from the truth|(?:or )?so (?:they"
        r"|the \w+)"
        r" (?:say|claim|tell us)\b.*|or (?:is|was|did|does) (?:it|he|she|they)"
        r"|what (?:utter )?(?:nonsense"
        r"|rubbish|a lie)|the opposite (?:is|was) (?:true|the case)|(?:at least )?(?:that"
        r"|this) was the"
        r" plan\b.*)\W*$"
        r"|^\W*(?:this|that|the) (?:statement|claim|report|post|remark) (?:was|has been|is)"
        r" (?:later )?(?:retracted|withdrawn|corrected|denied)\b"
        r"|^\W*(?:or rather|correction|scratch that|none of (?:this|that|it|them)\b"
        r".*\b(?:happened|true|so|passed|planned|real|right|correct|happen|said|will|would|did)\b"
        r"|(?:he|she|it|they|we|i|this|that)\s+(?:had|has|have|did|does|do|is|was|were|are|will"
        r"|would|could|can)(?:\s+not|n['’]t)\W*$"
        r"|we (?:apologi[sz]e|are sorry|regret)\b.*\b(?:error|mistake)s?\b)"
        r"|"
        r"^\W*(?:(?:(?:all\s+)?(?:of\s+)?(?:this|that|it)(?:\s+\w+)?(?:\s+(?:is|was|are|were)"
        r"|['’]s)"
        rf"|(?:such|these|those|the)\s+(?:{_POST})\s+(?:is|was|are|were))\s+)?"
        r"(?:(?:an?|the|all|pure|complete|simply|just|total|absolute|plain|utter|outright"
        r"|blatant|another)"
        rf"\s+){{0,3}}(?:{_UNTRUE}|not so|wrong)\W*$"
        r"|^\W*(?:\w+\s+){1,5}(?:den(?:y|ies|ied)|refute[sd]?|debunk(?:s|ed)?|rejects?|rejected)"
        r"(?:\s+(?:this|that|it|the)(?:\s+\w+)?)?\W*$"
    ),
    utterances=whole_words(
        "(?:words?|quot(?:e|es|ation)|statements?|remarks?|speech|post|comments?|interview)"
        " (?:from|by|of|with)"
    ),
    labels=lazy_pattern(
        r"^\W*(?:the following|what follows|the next \w+)\s+(?:is|are|was|were)\s+"
        rf"(?:all\s+|an?\s+)?(?:{_UNTRUE}|not true)(?!\w)|"
        r"^\W*(?:(?:the\s+)?(?:first|second|third|fourth|fifth|next|last|another)\s+"
        r"|\d+\s*[-.)]?(?:st|nd|rd|th)?\s+)?"
        r"(?:fakes?(?:\s+news)?|fact[ -]?check(?:ing|ed)?|myths?|rumou?rs?|false(?:hood)?|hoax"
        r"|claim|debunked|misconception|lies?|untrue|not true)"
        r"(?:\s+n(?:o|umber)\b)?(?:\W*\d+|\s+(?:one|two|three|four|five|six|seven))?\W*$"
    ),
    leading=whole_words(
        "attributed to (?:me|us|him|her|them)|(?:in|into) (?:my|our|his|her|their) mouths?",
        _TAKEN_BACK,
        "shelved|drop(?:s|ping)?|stop(?:s|ping)?|halt(?:s|ing)?|block(?:s|ing)?|revers(?:es"
        "|ing)|cut",
        "f(?:ights?|ought|ighting)|defeats?|against|regret(?:s|ted)?|put(?:s|ting)? off|removed?",
        "illegal|unlawful|offences?|crimes?|struck|tried|attempted|beware|resist(?:s|ed)?",
        "ceas(?:es?|ed)|accus(?:e|es|ed)|blam(?:e|es|ed) (?:us|me|him|her|them)",
        "madness|folly|insane|foolish|cold water on|condemn(?:s|ed)?|deplor(?:es?|ed)|set aside",
        "postponed|deferred|put off|conspiracy theor(?:y|ies)",
        rf"what (?:\w+ ){{0,2}}?(?:{_OTHERS}) (?:\w+ )?(?:want|demand|wish|seek)s?",
        "ended|abolish(?:es|ed)?|lapsed?|broken|unkept",
    ),
    judged=lazy_pattern(
        r"[,;:—–-]\s*(?:(?:and|but|yet|though)\s+)?"
        r"(?:(?:all\s+)?(?:that|this|which|what)\b[^.;,]*?"
        rf"|(?:such|these|those|the)\s+(?:\w+\s+)?(?:{_POST})\b[^.;,]*?"
        r"|it(?:\s+is|\s+was|['’]s)\s+(?:\w+\s+){0,2}?)"
        rf"(?<!\w)(?:{_UNTRUE})(?!\w)"
        r"|[,;:—–-]\s*(?:something|a (?:claim|report|story|charge|thing))\s[^.;,]*?"
        r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|refut(?:es?|ed)|disput(?:es?|ed)|dismiss(?:es|ed))\b"
        rf"|[,:—–-]\s*(?:an?\s+)?(?:\w+\s+){{0,3}}?(?:{_UNTRUE})(?:\s+news)?\W*$"
    ),
    disowned=whole_words(
        rf"(?:what|as|so) (?:\w+ ){{0,3}}?(?:{_OTHERS}) (?:\w+ ){{0,3}}?(?:{_SAY})",
        rf"(?:{_ENEMY}) (?:\w+ ){{0,3}}?(?:{_SAY})",
        rf"so (?:{_SAY}) (?:\w+ ){{0,3}}?(?:{_OTHERS})",
    ),
    undone=whole_words(
        rf"{_BE} (?:\w+ )?(?:{_TAKEN_BACK}|{_REVOKE})",
        r"(?:filmed|shot|recorded|taken) in (?:an)?other (?:country|place|city|town|year)s?",
        "f(?:alls?|ell|allen) through|c(?:o|a)mes? to (?:nothing|naught)",
        rf"(?:{_REVOKE}|dropped|stopped|blocked|halted|axed|ditched) (?:it|them|this|that)",
        "(?:struck|turned|voted|shot|threw|called) (?:it|them|this|that) (?:down|out|off)",
        "(?:remain|stay)(?:s|ed) on paper|collapsed|withdrew|rejected",
        "(?:it|they|he|she|that) failed",
        "(?:did not|didn['’]t|never) (?:pass|happen|take place|materiali[sz]e|come true|go ahead)",
    ),
    meant=whole_words(
        "(?:was|were) (?:(?:supposed|meant|due|going|about|expected|scheduled|planned|set) )?to",
        "(?:want|hop|plann|intend|promis|tri|pledg|vow|offer|agree|wish|attempt|prepar)e?d to",
        "(?:should|would|could) have|meant to",
    ),
    idle=lazy_pattern(
        r"(?<!\w)(?:(?:last )?but not least|no matter (?:what|how|who|where|when)"
        r"|(?:do not|don['’]t) worry(?=[:,!])|could(?: not|n['’]t) be (?:\w+er|more|better)"
        r"|(?:apart|aside) from (?:that|this)|other than that"
        r"|not (?:so |very |too )?long (?:ago|after)|no (?:later|earlier) than [\w.-]+(?: [\w.]+)?"
        r"|no (?:fewer|less) than|if nothing else|not once but twice"
        r"|only (?:just|recently)|only(?= (?:yesterday|today|last|this) )"
        r"|(?:no|(?:beyond|without)(?: any| a| all)?) doubt"
        r"|without (?:fail|exception|exaggeration|question)"
        r"|it goes without saying|not (?:surprisingly|unexpectedly|least)|if you ask me"
        r"|no (?:wonder|secret)"
        r"|(?:i|we) (?:do not|don['’]t) doubt"
        r"|(?:doctors|reporters|lawyers|teachers) without borders"
        r"|(?:not|\w+n['’]t) (?:surprised|worried|afraid|alone|angry|sorry|discouraged)(?=:)"
        r"|nothing \w+ \w+ (?:more|better|so much)(?: than this)?(?=:)"
        r"|if truth be told|if anything(?=,)"
        r"|(?:do not|don['’]t|never) forget(?=:| that|,)|in (?:less than )?no time(?! of)"
        r"|not far (?:from (?!\w+ing\b)[^,.;:]{1,40}|away|off),"
        r"|(?:hardly|scarcely|barely) had(?: the| it| he| she| they| we)?(?=[^.;:]*\bwhen\b)"
        r"|no sooner had(?: the| it| he| she| they| we)?(?=[^.;:]*\bthan\b)"
        r"|(?:the|a|its|this|our|their) no[ -]\w+ing (?:rule|zone|sign|policy|law|day|area)s?"
        r"|if (?:i|we) may(?: say so| put it so)?|if you (?:will|like|please|wish)"
        r"|as if by (?:a )?(?:miracle|magic)"
        r"|according to (?:the |our |its |their )?(?:timetable|schedule|calendar)|according to plan"
        r"|far from \w+ing\b[^,.;:]*,|not only\b[^.;:]*?,"
        r"|(?:not|never|\w+n['’]t)\b(?![^,.;:]*\banything but)[^,.;:]{1,90}?\bbut(?! for\b)"
        r")(?!\w)|,\s+not\s+[^,.;:]{1,60},"
        r"|(?:^|[«“\"':–—-])\W*(?:no,\s+)*no,"
        # the name of a film, a fund
        r"|(?<!\w)(?:film|movie|book|novel|song|play|series|album|fund|foundation|company|campaign"
        r"|festival|exhibition|club|ship|program(?:me)?|project|opera|ballet|show|newspaper|inn"
        r"|magazine|shop|cafe|restaurant|party|movement|charity|choir|band)s?"
        r" [“«\"‘][^“”«»\"’\n]{1,60}[”»\"’]"
        # a number: No. 5; the house at No 10
        r"|(?<!\w)no\.\s*(?=\d|[ivxlc]+\b)"
        rf"|(?<!\w)(?:(?:{_NUMBERED}) no\s+(?=\d+(?!\d| \w+s (?:{_AUXILIARIES})\b))"
        r"|(?:for|at|from|outside|inside|near) no\s+(?=\d+(?!\d|[.,\s-]*(?:\w+s|people|men)\b)))"
    ),
    ended=lazy_pattern(r"(?<!\w)(?:etc|al|[Nn]o)\.\s+(?=[A-Z])(?![IVXLC]+\b)"),
    proposed=whole_words("would"),
    of_words=lazy_pattern(
        rf"\b{_OF_WORDS}(?:(?!\band\b)[^,;])*?\b{_SAYING}"
        rf"|\b(?:nobody|no one|none|never|neither)\b[^;]*\b{_SAYING}"
        rf"|\b{_SAYING}[^;]*\b(?:nobody|no one|none|never|neither)\b"
        r"|\b(?:not|n['’]t)\b[^;]*\band (?:say|tell|claim|write|shout|promise|announce|declare)\b"
        r"|\b(?:believe|think|thought|hear|heard|mean|meant|confirm(?:ed)?|den(?:y|ies|ied))\W*$"
        rf"|\b(?:{_CONTENTS})\W*$|\b(?:{_UNTRUE}|no truth|retract\w*|forb\w+|prohibit\w*|banned)\b"
        r"|\b(?:following|these|those|such)\b"
        r"|^\W*(?:do not|don['’]t|never|not|no one|nobody|none|nothing|neither|it|this|that|there"
        r"|forget|stop|beware|please)\b"
    ),
    following=whole_words(
        "following", "as follows", "below", "these (?:words|quotes|quotations|lines|remarks)"
    ),
    agreeing=lazy_pattern(
        r"^\W*(?:\w+\s+){0,2}?(?:do\s+not|don['’]t|does\s+not|not|no|never|nobody|cannot"
        r"|can['’]t|must"
        r"\s+not|mustn['’]t|cancel\w*|closed|shut|blocked|suspended|banned|forbidden|prohibited"
        r"|stop)(?!\w)"
        r"|(?<!\w)(?:is|are|was|were)\s+(?:not|closed|shut|blocked|suspended|banned|forbidden"
        r"|prohibited"
        r"|cancel\w*)(?!\w)"
    ),
)
