"""English ways of asking."""

from retrieval.languages.asking import Asking, found, frames, opening, orders

_ABOUT = (
    r"(?:about|abt|on|regarding|concerning|re|in\s+relation\s+to|with\s+(?:regard|respect)\s+to"
    r"|mentioning|as\s+to)"
)
_SAID = (
    r"(?:said|stated|announced|declared|reported|known|published|told|mentioned|written|promised"
    r"|decided|revealed|heard|confirmed|discussed|explained|there|on\s+(?:the\s+)?record)"
)
_SAY = (
    r"(?:say|said|state[ds]?|announced?|declared?|reported?|publish|tell\s+us|mention|write|promised?|decided?"
    r"|explain|confirm)"
)
_SPOKE = (
    r"(?:said|spoke|spoken|talk|talked|speak|comment|commented|stated|told\s+us|written|wrote|reported|announced"
    r"|promised|expressed|heard|(?:made|make|issued|given|gave)(?=\s+(?:\w+\s+){1,3}(?:on|about|regarding)\b))"
)
_SAYING = (
    r"(?:saying|stating|announcing|reporting|telling\s+(?:us|people)|promising|writing|declaring"
    r"|commenting|talking|speaking)"
)
_HOW = r"(?:(?:ever|officially|publicly|recently|so\s+far|already|just|else|actually|exactly)\s+)*"
_ELSE = r"(?:\s+(?:else|exactly|precisely|actually))*"
_PEOPLE = (
    r"(?:governments?|ministr(?:y|ies)|ministers?|authorit(?:y|ies)|officials?|politicians?|deput(?:y|ies)|mps?"
    r"|president|parliament|cabinet|prime\s+minister|pm|state|press\s+service|leaders?|opposition|mayors?"
    r"|governors?|speaker|ambassadors?|spokes(?:man|woman|person)|city\s+hall)"
)
_OF_THEM = (
    r"(?:\s+(?:from|in|of|at|within|inside)\s+(?:the\s+)?(?:\w+\s+)?(?:governments?|parliament|ministr(?:y|ies)"
    r"|cabinet|opposition|authorities|city\s+hall|council|administration|power"
    r"|(?:mayor|president|governor)['’]s\s+office))?"
)
_THEY = (
    r"(?:they|he|she|we|you|people|(?:any|some)(?:one|body)"
    r"|(?:(?:the|any|some|different|various|several|other|all)\s+)*(?:\w+\s+)?"
    rf"{_PEOPLE}(?:['’]s\s+office)?){_OF_THEM}"
)
_ARCHIVE = (
    r"(?:(?:the|your|this)\s+(?:archive|database|collection|records?|documents?|statements?))"
)
_HERE = rf"(?:\s+(?:in|from|within)\s+{_ARCHIVE}|\s+(?:do\s+(?:you|we)|does\s+{_ARCHIVE})\s+have)?"
_WORDS = (
    r"(?:statements?|news|press\s+releases?|releases?|speeches|speech|quot(?:es?|ations?)|remarks?"
    r"|comments?|words|wording|mentions?|announcements?|everything|anything|something|things?|info"
    r"|information|positions?|views?|opinions?|stances?|declarations?|coverage|documents?|material"
    r"|reports?|the\s+official\s+line|all|promises)"
)
_ACTS = r"(?:decisions?|measures?|steps?|actions?|agreements?|plans?|proposals?|promises?|answers?)"
_MADE = (
    r"(?:made|taken|given|issued|published|announced|adopted|agreed|released|offered|expressed|voiced|proposed"
    r"|heard|recorded|approved|passed|reached)"
)
_MENTIONED = (
    r"(?:mentioned|raised|discussed|spoken\s+(?:of|about)|talked\s+about|brought\s+up"
    r"|commented\s+on|referred\s+to)"
)
_MY_ARTICLE = (
    r"(?:i|we)(?:['’](?:m|re)|\s+(?:am|are))\s+(?:now\s+|currently\s+)?"
    r"(?:writing|preparing|working\s+on|doing|researching)\s+(?:an?|my|our|the)\s+(?:\w+\s+)?"
    r"(?:article|report|story|essay|paper|post|piece|book|thesis|feature|study)"
)
_OWNER = r"(?:[\w'’-]+\s+){0,5}?"
_POSITION = (
    r"(?:positions?|views?|opinions?|stances?|polic(?:y|ies)|plans?|approach|attitudes?|comments?|reactions?"
    r"|responses?|statements?"
    r"|(?:official|party)\s+line)"
)
_ANY = (
    r"(?:(?:an?|one|two|three|four|five|six|ten|\d{1,2}|several|a\s+few|a\s+couple\s+of|any|all|some|the|every|more|other|of|official|public|recent|current|exact|precise|literal|verbatim"
    r"|original|full|direct|actual)\s+)*"
)
_WAS = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|got|gets|being)"

_IS = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
# "when the school was opened" is told, and not asked
# "did salmon get cheaper", and not "who came and did nothing"
_GETS = (
    r"(?:\s+[a-z][a-z'’-]+){1,2}?\s+(?:get|become|go|come|rise|fall|drop|grow|shrink|increase|decrease|decline|change"
    r"|improve|worsen|recover|reach|arrive|return|open|close|shut|begin|start|stop|end|finish|leave|stay|remain"
    r"|win|lose|cost|have|need|want|receive|apply|agree|happen|exist|work|run|live|die)\b"
)
# "is the dam leaking", and not the second half of "who came and was seen"
_OF_ITS_OWN = (
    r"(?:\s+(?:(?:the|an?|there|any|this|that|these|those|all|some|no|it|he|she|they)\b"
    r"|(?-i:[A-Z])))"
)
_BEGINS = (
    rf"(?:{_IS}{_OF_ITS_OWN}|(?:do|does|did){_GETS}|what|who|whom|whose|which|how\s+(?:many|much|often|long|far|big|high|old|large|soon)"
    rf"|(?:when|where|why|how)\s+(?:{_IS}|else|exactly)|tell\s+me"
    r"|(?:in|at|on|by|for|from|with|to)\s+(?:what|which|whom))"
)
# after a comma alone other words go on with the sentence
_AFRESH = (
    r"(?:what|how\s+(?:many|much|often|long|far|big|high|old|large|soon)"
    rf"|(?:when|where|why|how)\s+{_IS}\s+(?:it|he|she|they|this|that|these|those|the|there))"
)
# where another question follows: "is the dam open, who built it and …", not "the dam, which …"
_LISTED = rf"(?!wh(?:ich|om|ose)\b|\w+\s+wh(?:ich|om)\b|tell\b){_BEGINS}"
# "the keeper, who …", "did Ann Brand say, when …"
_EMBEDS = (
    rf"\b(?:{_SAID}|{_SAY}|{_SPOKE}|says|tells?|told|asks?|asked|knows?|knew|learn(?:ed|t)?|finds?\s+out|found"
    r"\s+out|shows?|showed|wonders?|explains?|thinks?|thought|remembers?|decides?|understands?|understood)\b"
    r"|\b(?:man|men|woman|women|person|people|boy|girl|child|children|one|someone|somebody|anyone|anybody"
    r"|everyone|everybody|those|all|\w+(?:er|or|ist|ian|ee)s?)\s*$|(?-i:\b[A-Z][\w'’-]+)\s*$"
)

_ORDERS = (
    (
        r"(?:the\s+)?(?:very\s+)?ORDER\s+(?P<rest>(?:on|about|regarding|of|said|things?|mentions?|time|words?"
        r"|statements?)\b.+)"
    ),
    r"(?P<rest>.+?)\s*[,:–-]?\s+(?:the\s+)?ORDER\s+(?:statements?|mentions?|thing\s+said|time|words?|news)",
    (
        r"(?P<rest>who)\s+(?:was|is|were|are)\s+(?:the\s+)?(?:very\s+)?ORDER\s+(?:ones?\s+|person\s+|people\s+)?to\s+"
        r"(?P<more>(?:speak|talk|comment|say)\s.+)"
    ),
    r"(?P<rest>who\s+(?:else\s+)?(?:\w+\s+)?\w+)\s+ORDER\s+(?P<more>(?:about|on|of|regarding)\s.+)",
    (
        r"(?P<rest>what\s+(?:(?:was|were|is|has\s+been)\s+(?:said|stated|announced|reported|written)"
        r"|(?:did|has|had)\s+.+?\s(?:say|said|state|announce|announced)))\s+ORDER\s+"
        r"(?P<more>(?:about|on|of|regarding)\s.+)"
    ),
    r"(?P<rest>who\s+(?:\w+\s+)?(?:spoke|talked|mentioned|commented|said|raised)\s+.+?)\s+ORDER",
    (
        r"(?P<rest>when\s+(?:did|was|were|has|have)\s+.+?)\s+ORDER\s+(?P<more>(?:come|came|get|got|appear|arise"
        r"|crop|raised|mentioned|discussed|brought|spoken|been|talked)\b.*)"
    ),
)

_GREETING = (
    r"(?:(?:hello|hi|hey)(?:\s+(?:there|all|everyone|team))?|dear\s+(?:\w+\s+){0,2}?\w+(?=\s*[,.!])"
    r"|to\s+whom\s+it\s+may\s+concern|thank\s+you|thanks|good\s+(?:morning|day|afternoon|evening)|please|kindly|excuse\s+me|sorry"
    # "I am a student, and …"
    r"|(?:i\s+am|i['’]m)\s+an?\s+(?:(?!and\b)[\w'’-]+\s+){0,4}?(?!and\b)[\w'’-]+(?:\s*,?\s+and|(?=\s*[,.!]))"
    r"|as\s+an?\s+(?:[\w'’-]+\s+){0,2}?[\w'’-]+(?=\s*,?\s+(?:i|we|can|could)\b))"
)
_REQUEST = (
    r"(?:(?:(?:i|we)(?:['’]d|\s+would)\s+be\s+(?:very\s+|most\s+)?(?:grateful|glad|obliged|thankful)\s+if\s+you\s+"
    r"(?:could|would)\s+(?:please\s+|kindly\s+)?|(?:would|could)\s+you\s+(?:please\s+)?be\s+so\s+(?:kind|good)\s+as"
    r"\s+to\s+)(?:tell|show|inform|let|advise)\s*(?:(?:me|us)(?:\s+know)?)?"
    r"|(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+|kindly\s+)?(?:advise|inform\s+(?:me|us)|let\s+(?:me|us)\s+know)"
    r"|(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+|kindly\s+)?"
    r"(?:(?:tell|show|give|remind|find)\s+(?:me|us)(?:\s+please)?|find\s+out|check|look\s+up|see)"
    r"|(?:i|we)(?:['’]d|\s+would)?\s+(?:want|wish|need|like|love)\s+to\s+"
    r"(?:know|see|find\s+out|learn|hear|read|ask)"
    r"|(?:can|could|may)\s+(?:i|we)\s+(?:see|know|find\s+out|read|hear|ask|learn)"
    r"|(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+|kindly\s+)?(?:summari[sz]e|sum\s+up|recap|outline"
    r"|collect|compile|gather|list|describe|explain)(?:\s+(?:for\s+)?(?:me|us))?(?:\s+briefly)?"
    r"|i\s+wonder|do\s+you\s+know|can\s+you\s+say|let\s+me\s+know|find\s+out|is\s+it\s+known)"
)
_OFFICE = (
    r"minister|president|premier|chancellor|secretary|chair(?:man|woman|person)?|spokes(?:man|woman|person)|director|head"
    r"|chief|leader|mayor|governor|ambassador|envoy|senator|deputy|mp|judge|citizen|witness|expert|candidate|speaker"
)
_SPOKEN_IN = (
    r"(?:in|at|during)\s+(?:an?|(?:his|her|their|its|the|that)(?:\s+(?:last|latest|recent|first))?)\s+"
    r"(?:(?:\w+\s+)?(?:interview|speech|address|letter|article|post|tweet|briefing|testimony|column|essay"
    r"|lecture|podcast|broadcast)|press\s+(?:conference|briefing|release))"
)
_OCCASION = (
    rf"(?:{_SPOKEN_IN}|(?:in|to)\s+(?:parliament|congress|court|public|private|person|writing)|on\s+(?:television|tv"
    r"|(?:the\s+)?(?:radio|air)|social\s+media|facebook|twitter|telegram|camera)|(?:to|before)\s+(?:the\s+)?"
    r"(?:reporters|journalists|press|media|newspapers?|parliament|deputies|mps)|(?:in|at|during|after)\s+(?:the|an?|his|her|their)"
    r"\s+(?:visit|meeting|session|debate|hearing|talks|summit|forum|conference|ceremony|tour|trip)"
    rf"|as\s+(?:(?:the|an?)\s+)?(?:\w+\s+){{0,2}}?(?:{_OFFICE}))"
)
_CLAUSE = r"(?:what|who|whom|whose|when|where|how|which|why|whether|if)"

ASKING = Asking(
    frames=frames(
        # what was said about, what has been announced so far on, what is known about
        rf"(?:and\s+|so\s+)?what{_ELSE}(?:'s|\s+{_WAS})\s+{_HOW}(?:being\s+|been\s+)?{_HOW}{_SAID}\s+"
        rf"{_HOW}(?:by\s+{_THEY}\s+)?(?:to\s+\w+\s+)?{_ABOUT}\s+SUBJECT",
        # what the statements say about
        rf"what\s+(?:{_ANY}{_WORDS}|{_THEY})\s+(?:has\s+|have\s+|had\s+)?{_HOW}(?:say|says|said)\s+"
        rf"{_HOW}{_ABOUT}\s+SUBJECT",
        rf"(?:and\s+|so\s+)?what{_ELSE}\s+(?:did|does|do|has|have|had)\s+(?:{_THEY}|{_ARCHIVE})\s+{_HOW}{_SAY}\s+"
        rf"{_HOW}{_ABOUT}\s+SUBJECT",
        rf"(?:and\s+|so\s+)?what{_ELSE}(?:['’]s|\s+(?:is|are|was|were|has|have|had))\s+{_THEY}\s+(?:been\s+)?"
        rf"{_HOW}{_SAYING}\s+{_HOW}{_ABOUT}\s+SUBJECT",
        rf"what\s+(?:do|does|did|can)\s+(?:we|you|they|i|{_ARCHIVE})\s+"
        rf"(?:know|have|hold|contain|find|read|tell\s+me)\s+(?:out\s+)?{_ABOUT}\s+SUBJECT{_HERE}",
        # what promises were made about, which decisions have been taken by the government on
        rf"(?:what|which)\s+{_ANY}(?:{_WORDS}|{_ACTS})\s+{_WAS}\s+{_HOW}{_MADE}\s+{_HOW}(?:by\s+{_THEY}\s+)?"
        rf"{_ABOUT}\s+SUBJECT",
        rf"(?:how\s+many|what|which)\s+{_ANY}{_WORDS}\s+(?:are\s+there\s+|were\s+there\s+"
        rf"|do\s+(?:you|we)\s+have\s+|does\s+{_ARCHIVE}\s+have\s+)?{_ABOUT}\s+SUBJECT{_HERE}",
        rf"(?:do|does)\s+(?:you|we|{_ARCHIVE})\s+(?:have|hold|contain)\s+{_ANY}{_WORDS}\s+(?:{_SAID}\s+)?{_ABOUT}"
        rf"\s+SUBJECT{_HERE}",
        rf"{_MY_ARTICLE}\s+{_ABOUT}\s+SUBJECT\s*[.,;!–-]+\s*(?:and\s+)?(?:what|who|did|has|have|was|were|is|are"
        rf"|could|can|please)\b[^.?!]*\b{_ABOUT}\s+(?:it|this|that|them|these|him|her)",
        # what happened in, what is going on with
        r"what(?:'s|\s+(?:is|was|has|had))?\s+(?:been\s+)?(?:happen(?:ed|ing|s)|going\s+on|gone\s+on|went\s+on)"
        r"\s+(?:in|at|with|to|on|around|near|during)\s+SUBJECT",
        rf"what(?:['’]s|\s+is)\s+(?:there\s+)?new\s+(?:{_ABOUT}|with|in|at)\s+SUBJECT",
        # what is the position on, what are the statements on; "what is on" once an order is cut
        rf"what(?:'s|\s+{_WAS})\s+(?:{_ANY}(?:\w+\s+)?{_WORDS}\s+)?(?:{_SAID}\s+)?{_ABOUT}\s+SUBJECT",
        rf"(?:(?:is|are|was|were)\s+there|(?:has|have|had)\s+there\s+(?:ever\s+)?been)\s+{_ANY}(?:{_WORDS}\s+)?"
        rf"(?:{_SAID}\s+|{_MADE}\s+)?{_ABOUT}\s+SUBJECT{_HERE}",
        rf"(?:has|have|had|did|was|were|is|are|whether|if)\s+(?:{_THEY}|{_ANY}{_WORDS})\s+"
        rf"(?:(?:has|have|had|was|were|been)\s+)*{_HOW}(?:{_MADE}\s+{_ABOUT}|(?:{_SAID}|{_SAY}|{_SPOKE})\s+"
        rf"(?:{_ANY}{_WORDS}\s+)?(?:{_ABOUT}|of))\s+SUBJECT{_HERE}",
        rf"{_ANY}{_WORDS}\s+(?:that|which|where|to)\s+(?:mentions?|names?|speaks?\s+of|concerns?|deals?\s+with)"
        r"\s+SUBJECT",
        r"(?:statements?|quot(?:es|ations?))\s+(?!(?:of|by|from|in|on|at|for|to|with|that|which|about|made|were|was)\b)"
        r"SUBJECT",
        r"(?:time\s+)?SUBJECT\s+(?:c[ao]me\s+up|was\s+mentioned|were\s+mentioned|is\s+mentioned|got\s+mentioned"
        r"|was\s+(?:raised|discussed|spoken\s+of|brought\s+up))",
        # statements on, everything said about, anything about
        rf"{_ANY}{_WORDS}\s+(?:that\s+)?(?:{_WAS}\s+)?{_HOW}(?:{_SAID}\s+)?{_HOW}(?:by\s+{_THEY}\s+)?"
        rf"(?:{_ABOUT})\s+SUBJECT",
        rf"(?:(?:find|show|give|get|list|collect|send)\s+(?:me\s+|us\s+)?)?(?:everything|anything|all|what)\s+"
        rf"(?:that\s+)?{_THEY}\s+(?:has\s+|have\s+)?{_HOW}(?:said|told\s+us|announced|promised|stated|written)\s+"
        rf"{_ABOUT}\s+SUBJECT",
        # statements mentioning, all quotes that mention
        rf"(?:(?:find|show|give|get|list|collect|send)\s+(?:me\s+|us\s+)?)?{_ANY}{_WORDS}\s+"
        rf"(?:mentioning|(?:that|which|where|to)\s+(?:mentions?|names?|speaks?\s+of|talks?\s+about))\s+SUBJECT",
        rf"(?:(?:find|show|give|get|list|collect|send)\s+(?:me\s+|us\s+)?)?{_ANY}(?:mentions?|news)\s+of\s+SUBJECT",
        # "all statement of lighthouse"
        rf"(?:(?:i|we)\s+(?:need|want)\s+)?{_ANY}(?:statements?|quot(?:es?|ations?))\s+of\s+(?-i:(?=[a-z]))SUBJECT",
        # the latest said about, of which the order is cut
        rf"what(?:['’]s|\s+{_WAS})\s+the\s+(?:thing\s+)?said\s+{_ABOUT}\s+SUBJECT",
        rf"(?:show|give|get)\s+(?:me\s+|us\s+)?{_ANY}{_WORDS}\s+of\s+(?:the\s+)?{_WORDS}\s+{_ABOUT}\s+SUBJECT",
        rf"{_ANY}{_WORDS}\s+of\s+(?:the\s+|any\s+|all\s+)?{_WORDS}\s+{_ABOUT}\s+SUBJECT",
        # the number of statements on, how many statements mention
        rf"(?:the\s+)?(?:total\s+)?(?:number|count|total)\s+of\s+{_ANY}{_WORDS}\s+{_ABOUT}\s+SUBJECT{_HERE}",
        rf"(?:how\s+many|which|what)\s+{_ANY}{_WORDS}\s+(?:(?:have|has|did|do|does|that)\s+)?"
        rf"(?:mention(?:ed|s)?|discuss(?:ed|es)?|concern(?:ed|s)?|(?:speak|spoke|talk|talked)\s+(?:about|of))\s+SUBJECT{_HERE}",
        # compare what was said about, how did the position on the ferry change
        rf"compare\s+(?:(?:the|all)\s+)*(?:what\s+(?:{_WAS}|{_THEY})\s+{_HOW}{_SAID}|{_ANY}{_WORDS})\s+"
        rf"(?:by\s+{_THEY}\s+)?{_ABOUT}\s+SUBJECT",
        r"compare\s+(?-i:[A-Z])[^?]*?\s+(?:about|on)\s+SUBJECT",
        rf"(?:what(?:['’]s|\s+{_WAS})\s+)?(?:the\s+)?differences?\s+between\s+(?:what\s+{_WAS}\s+{_HOW}{_SAID}"
        rf"|{_ANY}{_WORDS})\s+{_ABOUT}\s+SUBJECT",
        rf"(?:how\s+)?(?:did|do|does|has|have|had|is|are)\s+{_ANY}(?:\w+\s+)?{_POSITION}\s+{_ABOUT}\s+SUBJECT\s+"
        r"(?:been\s+)?(?:chang(?:e|ed|ing)|evolv(?:e|ed|ing)|shift(?:ed|ing)?|develop(?:ed|ing)?)(?:\s+over\s+time)?",
        # tell me about, show everything on
        r"(?:please\s+|can\s+you\s+|could\s+you\s+|i\s+want\s+to\s+|i(?:'d|\s+would)\s+like\s+to\s+)*"
        r"(?:tell|show|give|find|get|list|search|look\s+up|quote|read|see|know|hear|look\s+for"
        r"|search\s+for|(?:speak|talk)\s+(?:to|with)(?=\s+(?:me|us)\b))\s+"
        rf"(?:me\s+|us\s+)?(?:an?\s+list\s+of\s+)?{_ANY}(?:what\s+{_WAS}\s+{_HOW}{_SAID}\s+|{_WORDS}\s+(?:{_SAID}\s+)?)?"
        rf"(?:{_ABOUT}|for)\s+SUBJECT",
        # I need quotes on, I'm looking for anything about
        r"(?:i|we)(?:['’](?:m|re|d)|\s+(?:am|are|would))?\s+(?:need|want|like|looking\s+for|searching\s+for|after"
        r"|interested\s+in)\s+(?:to\s+(?:see|read|find|get|have)\s+)?"
        rf"{_ANY}{_WORDS}\s+(?:{_SAID}\s+)?{_ABOUT}\s+SUBJECT{_HERE}",
        rf"(?:when|where|who|how\s+often|how\s+many\s+times)\s+(?:{_WAS}|has|have|had)\s+"
        rf"(?:(?:{_THEY}|{_ANY}{_WORDS}|anything|it)\s+)?(?:been\s+)?{_HOW}"
        rf"(?:said|spoken|talked|announced|mentioned|told)\s+(?:{_ANY}{_WORDS}\s+)?{_ABOUT}\s+SUBJECT",
        rf"(?:when|how\s+often|how\s+many\s+times)\s+(?:was|were|has|have|is)\s+SUBJECT\s+(?:been\s+)?"
        rf"{_HOW}{_MENTIONED}",
        r"(?:when\s+did\s+|time\s+)SUBJECT\s+(?:c[ao]me\s+up|appear(?:ed)?|cropp?(?:ed)?\s+up|arose|arise"
        r"|(?:was|were|is|got|get)\s+(?:mentioned|raised|discussed|spoken\s+(?:of|about)))",
        rf"(?:things?\s+)?(?:ever\s+)?{_SAID}\s+(?:{_ABOUT}|of)\s+SUBJECT",
        rf"(?:{_ABOUT}|of)\s+SUBJECT",
        rf"(?:when\s+)?(?:did|does|do|has|have)\s+{_THEY}\s+{_HOW}(?:speak|spoken|talk|talked|say\s+anything"
        rf"|said\s+anything|mention|mentioned)(?:\s+(?:{_ABOUT}|of))?\s+SUBJECT",
        rf"(?:who{_OF_THEM}|(?:which|what)\s+(?:of\s+the\s+)?(?:\w+\s+)?{_PEOPLE})\s+(?:else\s+)?(?:has\s+|have\s+)?"
        rf"{_HOW}(?:{_SPOKE}\s+(?:what\s+|anything\s+|something\s+|{_ANY}{_WORDS}\s+)?{_ABOUT}"
        r"|(?:mentioned|discussed)(?!\s+(?:that|how|what|in|on)\b))\s+SUBJECT",
        rf"(?:and\s+)?(?:what\s+|how\s+)?{_ABOUT}\s+SUBJECT",
        rf"SUBJECT\s*[:,–-]?\s+(?:what\s+{_WAS}\s+{_HOW}{_SAID}(?:\s+about\s+(?:it|this|that|them))?"
        rf"|(?:press\s+)?(?:statements?|releases?|news|quotes|remarks|mentions))",
    ),
    stances=frames(
        # what is the government's position on, what were the plans of the ministry for
        rf"what(?:'s|\s+{_WAS})\s+{_OWNER}{_POSITION}\s+(?:of\s+{_OWNER})?(?:{_ABOUT}|towards?|for)\s+SUBJECT",
        rf"where\s+(?:does|do|did)\s+{_THEY}\s+stand\s+{_ABOUT}\s+SUBJECT",
        rf"(?:what|how)\s+(?:does|do|did)\s+{_THEY}\s+(?:think|feel|make)\s+(?:{_ABOUT}|of)\s+SUBJECT",
    ),
    questioning=found(
        r"\b(?:what|who|whom|whose|when|where|which|why|how|whether)\b"
        r"|^\s*(?:and\s+|but\s+|so\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
        r"|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't)\b"
        r"|\b(?:is|are|was|were|am|has|have|had|will|would|does|did|cannot|isn't|aren't|wasn't|weren't"
        r"|don't|doesn't|didn't|hasn't|haven't|won't)\b|\bname\s+the\b|\bnumber\s+of\b"
    ),
    joined=found(
        rf"\s*[,;]\s*(?:and\s+(?:also\s+)?|but\s+|or\s+|also\s+|plus\s+)(?={_BEGINS})"
        rf"|\s*[,;]\s*(?={_AFRESH}\b)"
        rf"|,?\s+(?:and|but|plus|as\s+well\s+as)\s+(?:also\s+)?(?={_BEGINS})"
    ),
    listed=found(rf"\s*,\s*(?={_LISTED})"),
    embedding=found(_EMBEDS),
    leading=found(r"^\s*(?:and|also|but|so|then),?\s+"),
    alone=found(rf"^\s*(?:and\s+|but\s+|so\s+)?{_BEGINS}"),
    pointing=found(
        r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those|there)\b(?!\s+is\b)"
        r"(?!(?<=there)\s+(?:an?|any|some|no|enough|more)\b)"
        # what something costs is its own
        r"|\bhow\s+(?:many|much)\s+(?!(?:did|do|does|has|have|had|will)\s+.*\b(?:costs?|weigh(?:ed|s)?"
        r"|measured?|earn(?:ed|s)?|ris(?:e|en)|rose|fall(?:en)?|grow(?:n)?|increased?|decreased?|dropp?(?:ed)?)\b)"
        r"(?!(?:is|are|was|were)\s+(?:the|an?|this|that|these|those)\b)(?:of\s+them|is|are|was|were|did|do|does|has|have|had|will)\b"
        r"|^\s*(?:and\s+)?(?:who|what|where|when|why|how)\s*\??\s*$|\b(?:do|did)\s+so\b"
    ),
    listing=found(
        rf"\s*[,;]\s*(?:and\s+|or\s+)?(?:{_ABOUT}\s+)?|\s+(?:and|or|as\s+well\s+as|plus)\s+(?:also\s+)?(?:{_ABOUT}\s+)?"
    ),
    undivided=found(
        r"\b(?:between|both|ministry|minister|department|committee|council|board|office|agency|secretary)\b"
    ),
    first=orders(r"(?:first|earliest|oldest)", *_ORDERS),
    latest=orders(r"(?:last|latest|newest|most\s+recent|most\s+recently)", *_ORDERS),
    opening=opening(_GREETING, _REQUEST, _CLAUSE),
    whatever=found(
        r"^\W*(?:and\s+|so\s+)?(?:what(?:['’]?s|\s+is|\s+was)?\s+(?:there\s+)?new|(?:is\s+there\s+)?anything\s+new"
        r"|(?:(?:what|which)(?:['’]s|\s+(?:is|was|are|were))\s+)?(?:the\s+)?(?:statements?|words|quot(?:es?|ations?)"
        r"|releases?|texts?|documents?|posts?|news|things?(?:\s+said)?)\s+(?:in|of|on)\s+(?:the|this|your)\s+"
        r"(?:whole\s+)?(?:archive|record|database|collection))\W*$"
    ),
    closing=found(
        r"(?<=\w)\s*,?\s+(?:please|pls|plz)\W*$|(?<=[.?!,])\s*(?:(?:many\s+)?thanks|thank\s+you|thx|cheers|(?:(?:kind|best)\s+)?regards)"
        r"(?:\s+(?:in\s+advance|beforehand|very\s+much|so\s+much|a\s+lot))*\W*$"
    ),
    asides=found(
        r"\b(?:verbatim|word[\s-](?:for|by)[\s-]word|in\s+(?:his|her|their|your)\s+own\s+words)\b\s*[,:–—-]*"
        r"|\bexactly(?=\s+(?:what|how|who)\b)"
    ),
    occasions=(
        found(
            rf"(?P<kept>\b(?:{_SAY}|{_SPOKE})(?:\s+(?:anything|something))?)\s+{_OCCASION}"
            r"(?=\s+(?:about|on|regarding|concerning)\s)"
        ),
        found(
            rf"(?P<kept>\b(?:{_SAY}|{_SPOKE})\b.*?\s(?:about|on|regarding|concerning|of)\s+.+?)\s+{_SPOKEN_IN}"
            r"(?=\W*$)"
        ),
    ),
    slips={
        "wat": "what",
        "whats": "what's",
        "wht": "what",
        "abt": "about",
        "hw": "how",
        "wen": "when",
    },
    mentioning=found(
        r"\b(?:mention(?:ed|s)?|discuss(?:ed|es)?|br(?:ing|ings|ought)\s+up|rais(?:e|es|ed))\s*$"
    ),
    anything=found(
        r"^\W*(?:(?:any|every|some|no)thing|things|(?:the\s+)?(?:subject|topic|matter|record)|(?:which|what|any|some"
        r"|other|various|different)\s+(?:subject|topic|matter|question|thing)s?)(?:\s+else)?\W*$"
    ),
    announcing=found(
        r"^\s*(?:fact[\s-]?check(?:ing)?|briefly|shortly|in\s+(?:short|brief)|(?:my\s+)?(?:question|query|request)"
        r"|check|verify|tl;?dr|summary)\s*[:–—-]\s*(?=\w)"
        r"|^\s*(?:(?:i|we)(?:['’]ve|\s+have|\s+had)?(?:\s+got)?\s+|here\s+(?:are|is)\s+|there\s+are\s+)?(?:just\s+)?"
        r"(?:an?|one|two|three|four|several|some|my|a\s+couple\s+of|a\s+few|\d)\s+(?:\w+\s+)?questions?"
        r"(?:\s+for\s+you)?\s*[:.,;–—-]\s*(?=\w)"
    ),
)
