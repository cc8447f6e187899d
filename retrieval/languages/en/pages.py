"""English words around a statement in web pages, PDF and Word files."""

from retrieval.languages.pages import PageTable

_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_NUMBERS = f"(?:{_ONES}|ten|eleven|twelve|multi|half|full|part|mid|first|second|third)"
_DEGREES = "(?:high|low|long|short|medium|mid|large|small|full|part)"
_MEASURED = (
    "(?:cost|distance|income|level|lived|price|profile|quality|range|rank|risk|scale|speed"
    "|standing|tech|term|time|voltage|year)"
)
_COUNTED = "(?:class|day|half|hour|lane|month|party|quarter|storey|story|term|track|way|week|year)"
_NOUNS = (
    "(?:army|british|chinese|community|duty|eu|french|german|government|industry|military|nuclear"
    "|opposition|peace|russian|smoke|state|tax|un|us|visa|war|world)"
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
    view_counts=("views?", "hits"),
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
        r"comments? ?\([0-9]+\)",
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
        r"(?:all|quasi|semi|vice|well|e)-(?!ance|ar\b|ed\b|ies\b|iance|nar|s\b)\w+",
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
        r"\w{3,}-(?:backed|based|called|driven|elect|funded|making|makers?|scale|sized|speaking)",
        r"(?:little|so|un|well|best|better|lesser|widely)-known",
        r"(?:attorney|consul|director|governor|inspector|secretary|solicitor)-generals?",
        r"(?:left|right)-(?:hand|wing)\w*",
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
