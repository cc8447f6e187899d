"""English words that turn what stands beside them."""

from retrieval.languages.scope import ScopeTable, whole_words
from retrieval.patterns import lazy_pattern

_SOMEBODY = r"(?<!\bi\s)(?<!\bwe\s)(?<!\bi've\s)(?<!\bwe've\s)(?<!\bto\s)(?<!\bmust\s)"

SCOPE = ScopeTable(
    negation=whole_words(
        *("not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor"),
        *("cannot", r"\w+n['’]t", "without", "hardly", "scarcely", "barely", "rarely", "seldom"),
        *("unlikely", "impossible", "untrue", "false", "falsely", "wrongly", "incorrect(?:ly)?"),
        *("refus(?:e|es|ed|ing|al)", "den(?:y|ies|ied|ying|ial|ials)", "reject(?:s|ed|ing|ion)?"),
        *("rul(?:e|es|ed|ing) out", "fail(?:s|ed|ing|ure)?", "declin(?:e|es|ed|ing) to"),
        *("forb(?:id|ids|ade|idden)", "prohibit(?:s|ed|ing|ion)?", "banned", "prevent(?:s|ed)?"),
        *("rather than", "instead of", "far from", "anything but", "no longer", "doubt(?:s|ed)?"),
        *("disput(?:e|es|ed)", "myth", "rumou?rs?", "abandon(?:s|ed)?", "withdr(?:aw|ew|awn)"),
        *(
            "oppos(?:e|es|ed)",
            "stopped short of",
            "absen(?:t|ce)",
            "lack(?:s|ed|ing)?",
            "avoid(?:s|ed)?",
        ),
        *(
            "lie",
            "lies",
            "lying",
            "nonsense",
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
        *("debunked", "refuted", "disproved", "misleading", "disinformation", "misinformation"),
    ),
    condition=whole_words(
        *("if", "unless", "provided", "providing", "as long as", "so long as", "until"),
        *("only (?:when|once|after|with|in)", "on (?:the )?condition", "in case", "in the event"),
        *("assuming", "subject to", "depend(?:s|ing|ent)? on", "contingent (?:up)?on", "should"),
        *("were (?:the|a|an|it|he|she|they|we|i)", "had (?:the|it|he|she|they|we)", "whether"),
        *("hypothetically", "in theory", "supposing", "imagine", "suppose", "pretend"),
    ),
    attribution=whole_words(
        *("according to", "alleg(?:ed|edly|ation|ations)", "supposed(?:ly)?", "purported(?:ly)?"),
        "reportedly",
        "(?:in|on) (?:his|her|their|whose) (?:view|opinion|words|account)",
        "in the (?:view|opinion|words) of",
        "(?:claim|allegation|accusation|suggestion|rumou?r|assertion|idea)s? that",
        rf"{_SOMEBODY}(?:claim|alleg|accus|suggest|insist|argu|believ|assert|maintain|think|assum"
        r"|speculat|imply|predict|complain|suspect|object|fear|worr)(?:e|s|es|ed|ing|y|ies|ied)?",
        rf"{_SOMEBODY}(?:says?|said|told|asked|thought|implied|implies|wrote|writes|declared)",
    ),
    exception=whole_words(
        *("except(?:ing)?", "exclud(?:ed|ing|es)", "other than", "apart from", "aside from"),
        *("with the exception", "save for", "barring", "all but", "but not", "only", "merely"),
        *("(?:every|any|no)(?:one|body|thing) but", "bar", "not counting", "minus", "nor"),
    ),
    contrast=lazy_pattern(
        r";|,\s+(?:but|yet|whereas|while|although|though|however|so)(?!\w)"
        r"|,\s+and\s+(?!(?:that|nor|not|never)\b)(?=(?:it|he|she|they|we|i|you|this|the|these|those|there)\b)"
    ),
    clause=lazy_pattern(
        r"[;:—–]|\s-\s|[,)]\s+|(?<!\w)(?:and|but|because|since|although|though|while|which|who|where|when)(?!\w)"
    ),
    clause_of=lazy_pattern(r"\b(?:that|whether)[\s,]*[\"'“„]*$"),
    joined=whole_words("and", "but", "which", "who"),
    following=whole_words("following", "as follows", "below"),
)
