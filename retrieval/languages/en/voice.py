"""English attribution: "…," the Minister said; according to the Ministry, "…"."""

import re

from retrieval.languages.en.deeds import ACTED, AGREEING, VERBS
from retrieval.languages.en.months import NAMES
from retrieval.languages.en.persons import IS_PERSON, PEOPLE, PERSON
from retrieval.languages.voice import PhraseWords, Voice, patterns
from retrieval.patterns import lazy_pattern

_SAID = (
    r"(?:said|says|say|told|tells|stated|states|noted|notes|added|adds|explained|explains|announced"
    r"|stressed|stresses|emphasi[sz]ed|concluded|wrote|writes|declared|commented|remarked|recalled"
    r"|insisted|warned|warns|confirmed|continued|observed|asked|replied|argued|argues|claimed"
    r"|acknowledged|reiterated|affirmed|promised|reads|read|quipped|pointed out|went on|put it"
    r"|responded|answered|admitted|reported|reports|informed|underlined|outlined|reminded"
    r"|tweeted|testified|cautioned|countered|joked|vowed|complained|conceded|asserted|maintained"
    r"|objected|objects|protested|protests|disagreed|disagrees|insists|complains|admits|promises"
    r"|believes|thinks|shouted|whispered|grumbled|laughed|lamented|(?:held|ruled)(?= that))"
)
_CALLED = r"(?:called|described|branded|dubbed|characteri[sz]ed|hailed|denounced)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Hon|Sen|Rev|St|Gen|Lt|Col|Maj|Capt|Jr|Sr|[A-Z])\.)"
_WORD = rf"(?:{_TITLE}|[^\W\d_][\w’'‑-]*(?:\.[^\W_]+)*|\d+\.\w+)"
_NO_NAME = (
    r"(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Yy]ou|that|which|what|when|where|why|how|as|is|was|were"
    r"|are|be|been|has|have|had|do|does|did|to|but|not|if|this|these|those|there|then|will|would)"
)
_NAME = rf"(?:(?!{_NO_NAME}\b){_WORD}(?:,? (?:& )?(?!{_NO_NAME}\b){_WORD}){{0,13}}?|{_NO_NAME})"
_PARTICLES = "de da di du la le el al bin ibn ben van von der den ter dos del y zu"
_LEADERS = (
    "leader|chief|minister|premier|mayor|secretary|chair(?:man|woman|person)?|spokes(?:man|woman)"
    "|director|president|head|captain|coach|general|professor|prosecutor|senator|treasurer"
)
# before the verb there is more prose: a name begins with a capital, an article or an office
_SHORT = "Mr Mrs Ms Dr Hon St Prof Sen Gen Gov Rep Rev Lt Col Capt Maj Sgt Jr Sr"
_CAPITAL = (
    rf"(?:(?:{'|'.join(_SHORT.split())})\.|[A-Z]\.(?![A-Z])|(?:[A-Z]\.){{2,}}"
    r"|(?:(?:al|el|an|ar|as|ad|ash|abu)-)?[A-Z][\w’'‑-]*(?:\.[A-Z])*)"
)
_GOVERNING = (
    "from in of at to by on with for about against near between behind beside alongside under over"
)
_PREPOSITIONS = _GOVERNING.split()
_INSIDE = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in _PREPOSITIONS)
_SUBJECT = (
    rf"{_INSIDE}\b(?:(?:[Tt]he|[Aa]n?) )?"
    rf"(?:{_CAPITAL}|he|she|they|it|statement|ministry|spokes\w+|minister|president)"
    r"(?:,? (?:& (?=[A-Z])|of|for|the|and|former|then|acting|deputy|chief|head|on(?= [A-Z])"
    r"|PARTICLE(?= )|LEADERS(?= CAPITAL)|CAPITAL|spokes(?:man|woman|person)|[a-z]+(?= of)))*"
)
_SUBJECT = _SUBJECT.replace("PARTICLE", f"(?:{'|'.join(_PARTICLES.split())})")
_SUBJECT = _SUBJECT.replace("LEADERS", f"(?:{_LEADERS})").replace("CAPITAL", _CAPITAL)
_WHOLE = rf"{_CAPITAL}(?:(?: (?:{'|'.join(_PARTICLES.split())})){{0,2}} {_CAPITAL})+"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ENDS = (
    r"(?= (?:in|at|on|to|from|with|by|for|today|yesterday|tonight|earlier|later|that|who|which|when"
    r"|where|while|after|before|during|following|as|about|of|this|last|upon|via|and|but|then|here"
    rf"|{_DAYS})\b|[,.;:!?)—–]|\s*$)"
)
_STEP = r"^,?\s*(?:[-—–]\s*)?(?:and\s+)?"
_HELPER = (
    r"(?<!was )(?<!were )(?<!been )"
    r"(?:(?:has|have|had|also|then|later|further|once|who|[a-z]+ly|likes? to|liked to|used to"
    r"|went on to) ){0,3}"
)

_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Dame|Sen|Rev|Hon)\.?"
_DATE = rf"(?:{_DAYS}|\d{{1,2}} [A-Z]\w+|[A-Z]\w+ \d{{1,2}}|\d{{4}})(?:,? \d{{4}})?"
_WHEN = "On|In|At|By|After|Before|During|Since|For|From|With|Under|As|While|When|Following|Until"
_OPENERS = (
    rf"^(?:(?:On|By|Since|In|Until|From|Late|Early|Last|This|Next|Earlier) (?:on )?{_DATE},? "
    rf"|(?:{_WHEN}|Late|Earlier|Early|Last|This|Next|Asked|Pressed|Questioned|[A-Z][a-z]+ing)\b"
    r"[^,]*, (?:(?:the|an?) )?)+"
)
_BODIES = (
    "ministry department embassy committee agency government office commission council parliament"
    " bank service court party union board bureau authority company university association"
    " federation institute inquiry administration secretariat organisation organization fund"
    " taskforce delegation police"
)
_MEDIA = (
    "news radio television tv times post press gazette courier herald tribune guardian telegraph"
    " journal star daily weekly broadcasting network newspaper magazine reuters bbc cnn afp"
)
_PLACES = (
    "north south east west northern southern eastern western new old great greater central saint"
)
_OFFICES = (
    "minister president premier secretary chair chairman chairwoman chairperson spokesman"
    " spokeswoman spokesperson director head chief leader mayor governor ambassador envoy general"
    " professor prosecutor senator treasurer commissioner member deputy captain coach lawyer"
    " adviser advisor assistant aide officer manager owner founder editor speaker representative"
    " judge justice mp correspondent analyst economist critic source friend colleague wife husband"
    " widow son daughter brother sister father mother"
)
_TITLES = "mr mrs ms miss dr prof sir lord lady dame sen senator rev hon sister father"
_NO_NAMES = (
    "both either neither critics supporters opponents sources friends colleagues relatives allies"
    " as if what that this these those when while although since how why who whom which there here"
)
_OF_ANOTHER = "of for to from with by at in on about against the a an"
_SOMEONE = "he she they it his her their this statement message document report letter"

_WHOSE_CALLING = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|In [^,.;:]{3,40}?) (?:[\w’'-]+ ){0,5}?[\w’'-]+"
)
_OFFICE_WORD = (
    r"(?!(?:after|before|when|while|who|which|that|with|by|at|in|on|from|to|and|as|about|against"
    r"|during|following|not|was|were|had|has|is|are|would|will|of|for)\b)[a-z][\w’'-]*"
)
_REPLIED = rf"(?:{_SAID}|shot back|hit back|snapped|retorted)"
_ANOTHERS = (
    r"(?:words|message|letter|statement|note|testimony|speech|lines?|verses?|poem|e-?mail|telegram"
    r"|confession|prayer|remarks?|account|text|post|advice|appeal|plea)"
)
# whose they are is told beside them: the letter of X, X's words, what X said; one's own are not
_REPEATS = (
    r"(?:(?:read|reads|reading|recit(?:ed|es|ing)|recall(?:ed|s|ing)|repeat(?:ed|s|ing)"
    r"|quot(?:ed|es|ing)|cit(?:ed|es|ing)|relay(?:ed|s|ing)|remember(?:ed|s|ing)"
    r"|convey(?:ed|s|ing))(?: out| aloud| back)?(?: from)?(?: aloud| out)?)"
    rf" (?:(?:the|an?|that|this|those|some) (?:[a-z-]+ ){{0,2}}{_ANOTHERS}"
    r" (?:of (?!regret|support|intent|thanks|condolence|apology|protest|sympathy|principle|welcome)"
    r"|from|by|to (?:him|her|them)\b|sent|written|left)"
    rf"|(?:\w+ ){{0,4}}?\w+[’']s? (?:[a-z-]+ )?{_ANOTHERS}\b"
    r"|what [^;:]{2,60}?\b(?:said|says?|told|tells?|wrote)\b)"
    # what one reads out is seldom one's own, but for a statement; nor is a proverb
    r"|(?:read|reads|reading)(?: out| aloud)?(?: from)? (?:the|an?|that|this|one"
    r"|some) (?:[a-z-]+ ){0,2}"
    r"(?:notes?|letters?|messages?|poems?|telegrams?|e-?mails?|texts?|will|verses?|passages?"
    r"|psalms?|prayers?|charges?|lyrics|lines?)\b"
    r"|(?:tweet|post|shar|publish|send|sent|show|circulat|releas)(?:ed|s|es|ing|n)? (?:an?|the"
    r"|this|that)"
    r" (?:[a-z]+ )?(?:pictures?|photos?|photographs?|images?|screenshots?|videos?|clips?|copy) of\b"
    r"|(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|recit(?:ed|es|ing)|recall(?:ed|s|ing)|invok(?:ed"
    r"|es|ing))"
    r" (?:[a-z’'-]+ ){0,3}(?:proverbs?|sayings?|adage|maxim|verse|poem|psalm|motto|slogan|lyrics)\b"
)
_LY = r"(?:allegedly|reportedly|supposedly|purportedly|apparently)"

VOICE = Voice(
    after=patterns(
        # said not the mayor, Bo Lund, but his deputy Nina Oste
        rf"{_STEP}SAID not [^.;:!?]{{2,90}}?,? but (?:his |her |their |its |rather )?"
        r"(?P<who>(?:(?:the|an?) )?(?:[a-z-]+ ){0,4}CAPITAL(?: (?:PARTICLE )?CAPITAL)*)"
        r"(?=[,.;:!?]|ENDS)",
        # said the company's director, Edda Marrin
        rf"{_STEP}SAID (?P<who>(?:(?:the|an?|its|his|her|their|our) |CAPITAL )?"
        rf"(?:{_OFFICE_WORD} ){{0,4}}{_OFFICE_WORD}, CAPITAL(?: (?:PARTICLE |)CAPITAL)+)"
        r"(?=[,.;:!?]|ENDS)",
        # the Courier quoted Edda Marrin as saying
        rf"{_STEP}[^.!?;:]{{2,60}}? (?:quoted|cited|quotes|cites) (?P<who>NAME)"
        r" as (?:saying|telling)\b",
        # said the head of the archive, Edda Marrin
        rf"{_STEP}SAID (?P<who>the (?:[a-z]+ ){{1,3}}(?:of|for) [^,.;:!?]{{2,60}}"
        rf", {_CAPITAL}(?: {_CAPITAL})+)(?=[,.;:!?]|$)",
        # said Foreign Minister Aisel Merdan, who took office
        rf"{_STEP}SAID (?P<who>(?:(?:the|a|an|our) )?NAME)ENDS",
        # the head of the archive, Edda Marrin, said
        rf"{_STEP}(?P<who>NAME),? HELPERSAID\b(?:[,.;:—–]|ENDS| \w+)",
        # a line under the quotation: — Mira Halden, director
        r"^[.,]?\n[—–-] ?(?P<who>[^\n.!?:]{2,80})$",
        rf"{_STEP}as (?P<who>(?:(?:the|our) )?NAME) (?:likes to|liked to|used to"
        rf"|loves to) (?:say|put it)\b",
        rf"{_STEP}according to (?P<who>(?:(?:the|a|an|our) )?NAME)ENDS",
        SAID=_SAID,
        NAME=_NAME,
        ENDS=_ENDS,
        HELPER=_HELPER,
        CAPITAL=_CAPITAL,
        PARTICLE=f"(?:{'|'.join(_PARTICLES.split())})",
    ),
    before=patterns(
        r"(?P<who>CAPITAL(?: CAPITAL)+), who HELPERREPLIED(?: [^.!?;:“”«»\"]{0,60}?)?[,:]?$",
        r"\bSaid (?P<who>[A-Z][^.!?;:“”«»\"]{2,80}):$",
        r"\bIn (?P<who>his|her|their) (?:own )?(?:view|opinion|words),?$",
        r"(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Qq]uot(?:e|es|ed|ing))"
        r" (?P<who>[^.!?;:“”«»\"]{2,80}?)"
        r"[,:]?(?: that)?$",
        r"(?P<who>NAME),? HELPERSAID(?: [^.!?;:“”«»\"]{0,90}?)?[,:]?(?: that)?$",
        r"(?P<who>NAME) HELPERCALLED [^.!?;:“”«»\"]{0,60}?(?: as)?$",
        rf"(?P<who>NAME),? HELPER{ACTED}:$",
        rf"^(?P<who>NAME),? HELPER{AGREEING}(?: [^.!?;:“”«»\"]{{0,80}}?)?,"
        r" (?:saying|adding|insisting|warning|explaining|joking|declaring)(?: that)?[,:]?$",
        SAID=_SAID,
        CALLED=_CALLED,
        NAME=_SUBJECT,
        HELPER=_HELPER,
        CAPITAL=_CAPITAL,
        REPLIED=_REPLIED,
    ),
    sayer=lazy_pattern(rf"(?P<who>{_SUBJECT}),? {_HELPER}{_SAID}\b"),
    subject=lazy_pattern(
        # the lawyer for the men, X, called it absurd; X called it absurd
        rf"(?:{_WHOSE_CALLING}, (?:[a-z-]+ ){{0,2}}(?={_WHOLE}, )"
        r"|[Tt]he |[Aa]n? )?"
        rf"(?!(?:{_WHEN})\b)"
        rf"(?P<who>(?:(?:{_CAPITAL} )*(?:{_LEADERS}) )?{_WHOLE})"
        r"(?:, [^,.!?;:]{3,80},|,)? (?!and\b|or\b|of\b)[a-z]"
    ),
    others=lazy_pattern(
        rf"\b{_TITLED} {_CAPITAL}"
        rf"|\b(?:met|meets|told|asked|thanked|alongside|by|succeeded|replaced)"
        rf" {_WHOLE}"
        rf"|\b(?:{_OFFICES.replace(' ', '|')}), {_WHOLE}"
    ),
    asides=lazy_pattern(
        rf"(?P<name>\b(?!{_DAYS}|(?:{'|'.join(NAMES)})\b)[A-Z][\w’'‑-]*)"
        rf"(?:, [a-z\d][^,:;“”\"]{{1,110}},| \([^()]{{1,80}}\),?)(?= {_HELPER}(?:{_SAID}"
        rf"|{VERBS})\b)"
    ),
    fronted=lazy_pattern(
        r"^(?:When|While|After|Before|Once|Because|Although|Though|Since)\b"
        r"[^,“”\"]{3,140}, (?=\w)"
        r"|^In (?:an?|the|its|his|her|their) (?:[\w-]+ ){0,4}?(?:statement|interview|letter|speech"
        r"|report|release|post|message|note|reply|briefing|comment|tweet|address|column|book)"
        r"(?: [a-z][^,“”\"]{2,50})?, (?=\w)"
    ),
    doubts=lazy_pattern(
        r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Nn]either|[Nn]or|[Nn]obody|[Nn]o one|[Nn]ever|false"
        r"|untrue|hoax|fake|impostor|(?:claiming|pretending|purporting) to be|posing as"
        r"|impersonating|in the name of|not true|[Ii]t (?:was|is) not"
        rf"|{_LY} {_SAID}|{_SAID},? {_LY}"
        r"|who said (?:he|she) was|(?:did|does|do|has|have|had|could|would)(?: not|n[’']t)"
        r"|[Dd]en(?:y|ies|ied|ying)|[Rr]efus\w+"
        rf"|(?:{_SAID}\b[^,;:]*|(?:claim|alleg|rumou?r|suggest)\w*) that\b[^,;:]*\b{_SAID}"
        # X said Y told her
        rf"|{_SAID} (?:{_CAPITAL} )+(?:had )?{_SAID}"
        rf"|and (?:her|his|its|their)\b[^,;:]*\b{_SAID}"
        r"|[Aa]s (?:reported|written|told|quoted|cited) by|[Cc]iting|[Qq]uoting)\b"
        r"[^,;:]*[:,]?(?: that)?$"
        rf"|\b(?:{_REPEATS})(?!.*\b{_SAID[3:-1].join(('(?:', ')'))}\b)[^;:]*[:,]?$"
        # what is written up; X said the suspect, Y, shouted
        r"|\b(?:banner|placard|poster|sign|billboard|plaque|graffiti|headline|slogan|t-shirt"
        r"|inscription|sticker|leaflet)s?\b[^.;:]*\b(?:reads?|sa(?:id|ys|ying)|reading)[:,]?$"
        rf"|{_SAID} [^;:“”\"]{{3,90}}, (?:{_CAPITAL} ?)+,? (?:had |has |later )?"
        rf"(?:{_SAID}|shouted|cried|yelled|called)\b[^,;:]*[:,]?(?: that)?$"
        rf"|\band (?:[a-z-]+ ){{0,3}}{_WHOLE},? (?:{VERBS})\b[^,;:]*:$"
        rf"|\b[Aa]s [^,;:]*\b(?:report|write|wrote)\w*,[^;:]*$"
        r"|\b(?:[Aa]s (?:reported|written|told|quoted|cited) by|[Cc]iting|[Qq]uoting)\b[^;]*$"
    ),
    torn=lazy_pattern(rf"\b(?i:{'|'.join(_PREPOSITIONS)})(?: the)? (?:{_CAPITAL} )+$"),
    he=lazy_pattern(r"^(?:[Hh]e|[Hh]is|[Hh]im)$|\bMr\b|^(?:Sir|Lord|Father|Brother|Baron)\b"),
    she=lazy_pattern(
        r"^(?:[Ss]he|[Hh]ers?)$|\b(?:Mrs|Ms|Miss)\b|^(?:Lady|Dame|Sister|Baroness|Madam)\b"
    ),
    capital=_CAPITAL,
    phrases=PhraseWords(
        particles=frozenset(_PARTICLES.split()),
        joins=frozenset(("of", "for", "the", "and", "on", "&")),
        titles=frozenset(_TITLES.split()),
        bodies=frozenset(_BODIES.split()),
        media=frozenset(_MEDIA.split()),
        places=frozenset(_PLACES.split()),
        offices=frozenset(_OFFICES.split()),
        openers=lazy_pattern(_OPENERS),
        no_names=frozenset(_NO_NAMES.split()),
        of_another=frozenset(_OF_ANOTHER.split()),
    ),
    doubts_behind=lazy_pattern(rf"\b{_LY}\b"),
    passes_on=lazy_pattern(rf"[^.;:!?]{{0,60}}\b(?:[Qq]uoting\b|{_REPEATS})"),
    refers=lazy_pattern(r"[^.;:!?]{0,60}\b[Cc]iting\b"),
    replies=lazy_pattern(
        rf"\b(?:told|asked|{_SAID}(?: to)?) [^,.;:]{{2,60}}, who {_HELPER}{_REPLIED}\b[^.;]*$"
    ),
    told=lazy_pattern(
        # "said X" without anybody before the verb is X's own
        rf"(?<=\w ){_SAID}(?: to)? (?:(?P<him>him)|(?P<her>her)(?= *(?:[.,;:!?]|$|that\b))"
        rf"|(?!{_DAYS})(?P<name>{_WHOLE}))"
    ),
    continues=lazy_pattern(
        r"^,?\s*(?:he|she|they)? ?(?:then |also |further )?(?:added|continued|went on|concluded)\b"
    ),
    tells=lazy_pattern(rf"\b(?:{_SAID[3:-1]})\b"),
    someone=frozenset(_SOMEONE.split()),
    oneself=frozenset({"i", "we"}),
    terms=lazy_pattern(
        r"(?:\bcalled|so-called|entitled|titled|\bnamed|known as|nicknamed|the (?:word|term|phrase"
        r"|film|movie|book|song|slogan|motto|theme|play|novel|label|expression|concept|notion)s?"
        r"|register|headline[ds]?|labelled|dubbed|heading|branded|website|campaign"
        r"|also read|read (?:also|more)|see also)\s*[:,]?\s*$",
        re.IGNORECASE,
    ),
    articles=lazy_pattern(r"^(?:the|a|an|our|and|but|as|when|while)\s+", re.IGNORECASE),
    offices=lazy_pattern(
        r"\b(?:ministry|minister|president|department|embassy|committee|agency|government|office"
        r"|commission|council|secretary|ambassador|director|spokes\w+|service|parliament|bank)\b",
        re.IGNORECASE,
    ),
    persons=PERSON,
    is_person=IS_PERSON,
    people=PEOPLE,
    of_man=lazy_pattern(r"\b(?:[Hh]is|[Hh]im)\b"),
    of_woman=lazy_pattern(r"\b[Hh]ers?\b"),
    # "his head", "her head"; but "corrected her on Monday"
    whose=lazy_pattern(
        rf"(?:[Hh]is|[Tt]heir|[Hh]er(?! (?:{'|'.join(_PREPOSITIONS)}|as|and|but|that|when|while)\b)"
        r"(?= [a-z]))\b"
    ),
    papers=lazy_pattern(
        r"(?:[a-z-]+ ){0,4}(?:text|memo|memorandum|analysis|treaty|report|study|survey|poll"
        r"|document"
        r"|leak|e-?mail|note|transcript|filing|affidavit|indictment|minutes|review|audit|dossier"
        r"|article|book|biography|diary|paper|draft|rule|law|act|bill|constitution|charter"
        r"|agreement|contract|clause|dictionary|legend|tradition|plan|guideline|assessment|estimate"
        r"|figure|data"
        r"|website|manual|handbook|will|verdict|ruling|recording|tape|video|post|tweet|proverb"
        r"|saying|adage|slogan|song|poem|story|rumou?r|version|letter|statement)s?"
        r"(?: (?:by|of|from|seen|leaked|obtained|released|published|issued|shared|posted|sent"
        r"|prepared"
        r"|commissioned|signed|read|cited|quoted|in|on|at|to|for|filed|made|that|which)\b.*)?"
    ),
    joins=lazy_pattern(
        r"(?:which|that|who|whom|whose|and|or|but|as|if|when|where|while|because|since|although"
        r"|though|so|is|was|are|were|be|been|has|had|would|will|may|might|can|could|in|at|on|for)\b"
    ),
    # Y said it was too late; Y told reporters that; Y replied: "…"; but Y said on Monday
    states=lazy_pattern(
        rf" [^.!?;:“”\"]{{2,80}}? {_HELPER}{_SAID[:-1]})(?:(?:[^.!?;:“”\"]{{0,60}}?)?(?: that\b|:)"
        r"|(?<!told)(?<!informed)(?<!reminded)(?<!asked) (?:it|he|she|they|we|there|his|her|its"
        r"|their|no|nothing|little|(?:the|an?)(?! (?:\w+ )?(?:hour|day|week|month|year|morning"
        r"|evening)))\b)"
    ),
    placing=lazy_pattern(r"(?i:in|at|near|to|from|into|across|through|outside|the)"),
    short_titles=tuple(_SHORT.split()),
    openings=(
        *("So", "But", "And", "Then", "However", "Well", "Now", "Today", "Yesterday", "Later"),
        *("Also", "Again", "Indeed", "Recently", "Only", "Once", "To", "Even"),
        *("Meanwhile", "Finally", "Earlier", "Instead", "Afterwards", "Eventually", "Yet"),
        *NAMES,
        _DAYS,
    ),
    leads=("that", "what"),
)
