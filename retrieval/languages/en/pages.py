"""English words around a statement in web pages, PDF and Word files."""

from retrieval.languages.pages import PageTable

_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_NUMBERS = (
    f"(?:{_ONES}|ten|eleven|twelve|multi|half|full|part|mid|first|second|third|single|double)"
)
_DEGREES = (
    "(?:high|higher|low|lower|long|longer|short|shorter|medium|mid|middle|large|small|full|part"
    "|upper|zero)"
)
_MEASURED = (
    "(?:altitude|awaited|capacity|carbon|cost|density|distance|emission|end|frequency|grade|haul"
    "|impact|income|intensity|lasting|level|lived|lying|overdue|paid|paying|performance|powered"
    "|precision|pressure|price|priority|profile|quality|range|ranking|resolution|rise|risk|running"
    "|scale|security|serving|skilled|speed|stakes|standing|tech|term|time|value|voltage|wage|year"
    "|yield)"
)
_COUNTED = (
    "(?:bedroom|billion|class|century|day|decade|degree|digit|dimensional|dollar|donor|ethnic|floor"
    "|foot|game|goal|half|hand|hour|inch|kilometer|kilometre|lane|letter|member|meter|metre|mile"
    "|million|minute|month|nation|page|party|percent|person|phase|point|pronged|purpose|quarter"
    "|room|round|seat|sided|stage|state|step|storey|story|term|tier|time|ton|tonne|track|vector"
    "|way|week|wheeled|word|year)"
)
_NOUNS = (
    "(?:army|british|business|carbon|chinese|church|citizen|community|conflict|consumer|corruption"
    "|debt|demand|disease|drug|duty|eu|export|farmer|french|german|government|growth|industry"
    "|interest|investment|lead|market|military|mine|nuclear|opposition|party|peace|pollution"
    "|private|rent|russian|smoke|state|student|sugar|tax|toll|un|us|violence|visa|war|women|world"
    "|youth)"
)

_SHARED = "(?:burden|cost|data|information|intelligence|knowledge|power|profit|revenue|water)"
_DONE = (
    "(?:administered|affiliated|appointed|approved|brokered|built|controlled|dependent|educated"
    "|exporting|financed|friendly|hungry|importing|imposed|initiated|intensive|issued|linked"
    "|mediated|minded|producing|sanctioned|stricken|supported|trained)"
)

PAGES = PageTable(
    other_items=(
        "see also",
        "read (?:also|more|next)",
        "also read",
        "more on this(?: (?:topic|story))?",
        "related(?: (?:news|articles|stories|links|posts|content))?",
        "more (?:news|stories)",
        "(?:latest|other|recent|popular) (?:news|posts|articles|stories)",
        "you (?:may|might) also like",
        "recommended",
        "share(?: this)?",
        "comments?",
    ),
    leads=(
        *("(?:more )?details(?: here)?", "don[’']?t miss(?: this| it)?", "earlier(?: on this)?"),
        *("background", "on (?:this|the same) (?:topic|subject)", "also", "in the same section"),
        *(
            "(?:see|watch|find out|learn) more",
            "next",
            "you may also like",
            "as we (?:wrote|reported)",
        ),
    ),
    view_counts=("views?", "hits", "(?:number of|total) views"),
    thousands=("k",),
    follow=("(?:follow|subscribe to) (?:us|our (?:channel|newsletter))",),
    commands=(
        "print(?:er-friendly)?(?: version| this page)?",
        "back to (?:(?:the )?list(?: of news)?|news|top)",
        r"share (?:on|via) \w+",
        r"(?:download|save)(?: as)? pdf",
        "(?:previous|next) (?:article|post|story|news)",
        "(?:leave|add|post) a (?:comment|reply)",
        "advertisement",
    ),
    beside=(
        r"[0-9][0-9\s.,]*k? views",
        r"comments? ?\([0-9]+\)|comments?: ?[0-9]+|[0-9]+ comments?",
        r"(?:click here to )?(?:subscribe|sign up)(?: (?:to|for) (?:our|the) \w+(?: \w+)?)?",
        (
            "this (?:article|story|post|page|news item) was (?:last |first )?"
            r"(?:updated|modified|published|posted)(?: on)? [^.]{4,40}"
        ),
        r"print(?: ?[|/·•] ?(?:e-?mail|pdf|share|save|link|copy)){1,4}",
        r"(?:author|reporter|source): (?-i:[A-Z])[^\s.!?]*(?: (?-i:[A-Z])[^\s.!?]*){0,3}",
        r"(?:photo|picture)s? (?:courtesy of|by|from) [^.!?]{2,60}",
        r"reading time:? ?[0-9]+ min(?:utes?)?|[0-9]+[ -]min(?:utes?)? read",
        "tags:.{1,120}",
        "photo:.{1,80}",
        "sign up (?:for|to) our .{1,60}",
        "©.{1,60}",
        "all rights reserved",
        "the post .{1,300} appeared first on .{1,120}",
    ),
    read_on=("read more", "continue reading", "read the full (?:story|article|text)"),
    changed=("updat", "modif", "edit"),
    other_days=(
        *(
            "event",
            "deadline",
            "birth",
            "born",
            "died",
            "valid",
            "until",
            "expir",
            "due",
            "starts?\\b",
        ),
        *(
            "ends?\\b",
            "effective",
            "in force",
            "from",
            "takes? place",
            "next",
            "meeting",
            "by\\b(?= [0-9])",
        ),
        *(
            "before",
            "since",
            "between",
            "copyright",
            "concert",
            "conference",
            "closes?\\b",
            "opens?\\b",
        ),
    ),
    date_labels=(
        *("published", "posted", "updated", "modified", "edited", "last", "date", "release"),
        *("released", "on", "at", "by", "time"),
    ),
    page_labels=("page", r"p\."),
    page_of=("of",),
    placeholder_titles=(
        r"(?:untitled|unnamed|new|blank)(?: (?:document|presentation|slide|page|file|design))?",
        *("anonymous", "document", "slide", "page", "print(?: preview)?", "no (?:title|name)"),
        *("(?:microsoft )?(?:powerpoint )?presentation", "scanned (?:document|image|file|pages?)"),
    ),
    hyphened_compounds=(
        r"(?:all|quasi|semi|vice|well|e)-(?!ance|ar\b|ed\b|ies\b|iance|nar|ness|ow|s\b)\w+",
        r"self-(?!ish|less|same)\w+",
        r"non-(?!chal|desc|ent|ethe|plus|sens)\w+",
        r"anti-(?:aircraft|american|corruption|government|inflation|semit|tank|terror|war)\w*",
        r"co-(?:author|chair|defendant|found|financ|own|pilot|sponsor|star)\w*",
        r"cross-(?:border|country|examin|party|section|strait)\w*",
        r"counter-(?:terror|insurg|offensive)\w*",
        r"ex-(?:chair|direct|govern|husband|mayor|minist|offic|pres[^s]|prime|wife)\w*",
        r"(?:post|pre|inter)-(?:war|election|conflict|crisis|soviet)",
        r"pro-(?:democracy|government|russian|western|european)",
        rf"{_DEGREES}-{_MEASURED}\w*",
        rf"{_TENS}-(?:{_ONES}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)",
        rf"{_NUMBERS}-{_COUNTED}s?",
        r"(?:one|two|three)-(?:halves|thirds|quarters|fifths)",
        rf"{_NOUNS}-(?:backed|free|held|led|run|sponsored|time)",
        r"(?!ren|dis)\w{3,}-owned",
        r"(?!cor|inter)\w{3,}-related",
        r"(?!over|under)\w{3,}-(?:backed|based|called|driven|elect|funded|scale|sized|speaking)",
        r"(?!car|film|home|law|match)\w{3,}-(?:making|makers?)",
        r"(?:little|so|well|best|better|lesser|widely)-known",
        r"(?:attorney|consul|director|governor|inspector|secretary|solicitor)-generals?",
        r"(?:left|right)-(?:hand|wing)\w*",
        "so-called",
        r"(?:north|south)-(?:east|west)\w*",
        "cease-fires?",
        "land-locked",
        r"peace-(?:keep|mak)\w+",
        "stake-holders?",
        r"(?:socio|politico)-(?:cultural|demograph|econom|environment|histor|legal|polit|tech)\w*",
        r"far-(?:away|fetched|flung|left|off|reaching|right|sighted)",
        "(?:business|lower|middle|ruling|third|upper|working|world)-class",
        "law-(?:abiding|enforcement)",
        r"hard-(?:core|earned|fought|hit|liners?|pressed|won|working)",
        "(?:custom|man|purpose|ready|tailor)-made",
        "(?:cost|energy|face|fuel|labou?r|life|money|power|space|time|water)-saving",
        r"fact-(?:check|find)\w*",
        f"{_SHARED}-sharing",
        r"(?:border|river)-(?:cross|guard)\w*",
        r"prime-minist\w+",
        r"(?!dis|re)\w{3,}-oriented",
        rf"(?!inter|over)\w{{4,}}-{_DONE}",
        "(?:cost|energy|fuel|water)-efficient",
        "(?:american|british|foreign|french|german|native|russian)-born",
        "(?:carbon|climate|energy|gender|tax|technology)-neutral",
        "(?:backward|forward|inward|outward)-looking",
        r"\w{3,}-level",
        "(?:century|days?|decades?|hours?|months?|weeks?|years?)-(?:long|olds?)",
        r"(?!free|hair|life)\w{4,}-style",
        r"\w{3,}-winning",
        r"\w{4,}-(?:dominated|fuell?ed|inspired|sector|threatening)",
        r"eye-\w+ing",
        "last-(?:day|ditch|minute)",
        "no-(?:confidence|deal|fault|fly|one)",
        r"(?:asylum|attention)-seek\w+",
        r"fund-rais\w+",
        "cutting-edge",
        "cost-(?:benefit|cutting|effective)",
        "(?:coal|gas|oil|rain|snow)-(?:covered|exporting|fed|fired|importing|producing|rich)",
        "free-(?:market|trade)",
        r"(?!dis)\w{4,}-(?:hearted|loving)",
        "tax-exempt",
        "world-(?:famous|renowned)",
        "wide-ranging",
        r"(?:old|new|latter)-(?:age|day|fashioned|found|style)",
        "(?:much|long)-(?:debated|delayed|discussed|needed|planned)",
        r"ill-(?:advised|conceived|defined|equipped|fated|informed|prepared|timed|treat\w*)",
        r"record-(?:break|high|keep|low|sett)\w*",
        "round-(?:table|the|trip)",
        r"inter-(?:agency|ethnic|faith|korean|parliament\w*|party)",
        r"multi-(?:agency|modal|sector\w*|stakeholder)",
        "sub-saharan",
        r"under-secretar\w+",
        "by-(?:elections?|laws?|products?)",
        r"then-(?:chair|foreign|governor|head|minister|president|prime|secretary|speaker)\w*",
        "(?:second|third|fourth|fifth|world)-(?:biggest|highest|largest|lowest)",
        r"anti-(?:crisis|drug|dumping|fraud|mine|money|monopoly|narcotics?|nuclear|personnel)\w*",
        r"anti-(?:poverty|russian|smuggl|traffick|western)\w*",
        r"post-(?:colonial|covid|independence|industrial|pandemic|revolution)\w*",
        r"pre-(?:exist|independence|pandemic|trial)\w*",
        r"pro-(?:business|independence|israel|kremlin|market|palestin|reform|ukrain)\w*",
        r"re-e\w*",
        r"(?:build|clean|close|follow|grown|mock|start|stand|warm)-ups?",
    ),
    compound_middles=frozenset(("to", "of", "the", "in", "on", "and", "by", "for", "at", "a")),
    either=("and", "or", "to"),
    watermarks=(
        *("draft", "copy", "confidential", "embargoed?", "specimen", "sample", "void", "approved"),
        *("not for (?:release|publication|distribution)", "internal use only", "unofficial"),
    ),
    squared_units=("km", "m", "cm", "mm", "dm", "ft", "in", "mi", "yd"),
    questions=(("Q", "A"), ("Question", "Answer"), ("QUESTION", "ANSWER")),
    words_of_a_letter=frozenset("ai"),
)
