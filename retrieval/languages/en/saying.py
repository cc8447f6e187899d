"""English words of saying."""

import re

from retrieval.languages.saying import Saying, asked
from retrieval.patterns import lazy_pattern

_SAY = (
    r"(?:say|said|saying|tell|told|think|announced?|promised?|claim(?:ed)?|declared?|state[ds]?"
    r"|argued?|report(?:ed)?|speak|spoken|talk|talked|comment(?:ed)?|mention(?:ed)?|write|written"
    r"|answer(?:ed)?|repl(?:y|ied)|ha(?:ve|d)\s+(?:anything\s+)?to\s+say)"
)
_SPOKE = r"(?:sp(?:eak|oke|oken)|talk(?:ed)?|comment(?:ed)?|remark(?:ed)?|touch(?:ed)?)"
_ABOUT = r"(?:about|on|regarding|concerning|of)"
_TO = r"(?:\s+(?:to\s+)?(?P<to>(?:the\s+)?(?!this\b)[a-z]{2,}(?:s|ren|men)))?"
_ASIDE = r"(?:\s*,\s*(?P<aside>[^,?]{2,60}),)?"
_ARTICLE = r"(?:the\s+)?"
_OPINION = (
    r"(?:words|views?|opinions?|positions?|stance|polic(?:y|ies)|plans?|approach|statements?"
    r"|speech(?:es)?|remarks|comments|quotes?|quotations?|sayings)"
)
_EXACT = r"(?:(?:all|the|any|exact|precise|literal|original|full|direct|actual)\s+)*"
_EXCEPT = (
    r"(?:except(?:ing)?(?:\s+for)?|but(?:\s+(?:not|for))?|besides|apart\s+from|aside\s+from|bar"
    r"|other\s+than|than|excluding|not\s+counting)"
)
# what leaves something out wherever it stands; "life without borders", "more than" do not
_LEAVING_OUT = (
    r"except(?:ing)?(?:\s+for)?|besides|apart\s+from|aside\s+from|other\s+than|rather\s+than"
    r"|excluding|not\s+counting|leaving\s+out|save\s+for"
)
_BESIDES = rf"(?:{_LEAVING_OUT}|but(?:\s+not)?|without|beyond|than)"
# "all buses except the old ones" is what was said of most buses
_OF_ALL = (
    r"(?:.*\s(?:about|on|regarding|concerning|of)\s+)?(?:all|every|any|each)\s+"
    r"(?!(?:the\s+|your\s+)?(?:statements?|remarks|words|news|quot\w+|that\s|about\s))"
)
_AT = r"(?:in|at|near|around|for|from)"
_NO_VERB = (
    r"^(?!(?:(?:what|who|which)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|should|why|when|where|how)\s(?!said\b))"
)
"""What no question begins with that asks whether something is not so: "Why is it not in Holm?"."""

_OF = r"(?:about|on|regarding|concerning|of)"
_EVERYONE = (
    r"(?:every(?:one|body)(?:\s+else)?|any(?:one|body)(?:\s+else)?|all(?:\s+(?:others|speakers))?"
    r"|(?:the\s+)?others|people|(?:other|all\s+the|all)\s+(?:people|politicians|officials|speakers))"
)
_GIVE = (
    r"(?:\b(?:find|show|give|list|get|send|quote|cite)(?:\s+(?:me|us|all))*"
    r"|(?:i|we)(?:['’]d|\s+would)?\s+(?:need|want|like)(?:\s+to\s+(?:see|read|have|get))?)"
)

_STATEMENTS = (
    rf"(?:^|(?:^(?:{_GIVE}|all|any|the)\s+(?:(?:all|any|the)\s+)*|\b)"
    r"(?:statements?|speech(?:es)?|releases?|words|quotes?|news|anything)\s+)"
)

_TITLES = """
mr mrs ms miss mx dr prof professor sir dame lord lady hon honourable the senator president
prime minister ministers pm premier chancellor chairman chairwoman secretary general
spokesman spokeswoman spokesperson captain colonel major lieutenant academician ombudsman mp
ambassador governor treasurer deputy foreign former
"""

_ROLES = """
minister president premier chancellor secretary chair chairman chairwoman chairperson spokesman
spokeswoman spokesperson director head chief leader mayor governor ambassador envoy general
professor prosecutor senator treasurer commissioner member deputy captain coach lawyer adviser
advisor officer manager owner founder editor speaker representative judge justice mp correspondent
analyst economist doctor engineer inspector superintendent sergeant colonel major lieutenant admiral
marshal sheriff constable councillor councilor congressman congresswoman attorney solicitor
barrister bishop archbishop rabbi imam pastor priest rector dean principal teacher scientist
historian expert activist campaigner journalist reporter farmer surgeon nurse ceo ombudsman auditor
pm king queen prince princess consul commander warden curator conductor
ministry department committee agency commission council office bureau authority board union
association federation institute inspectorate
"""

_OFFICES = """
he she it they we you i one anyone anybody someone somebody people everyone this that the
ministry ministries minister government officials authorities spokesman spokeswoman spokesperson
press service department statement statements word official prime president pm leader leaders state
country side parties
"""

_DOTTED = (
    "us usa uk un eu he hm hmas dc ny act nsw uae ussr prc drc dprk am pm mp ngo wto who po ad bc"
)

_PLACED = (
    "(?: (?:in|at|on|of|from|above|behind|outside|near|with)"
    " (?-i:(?:the |an? |his |her |our )?[a-z-]+)){0,2}"
)
"""Where somebody without a name stands: a man in the hall."""

SAYING = Saying(
    asked=asked(
        # "What did Howard say about guns?", "what has Rudd ever said on coal"
        rf"^what\s+(?:else\s+)?(?:did|does|do|has|have|had)\s+{_ARTICLE}(?P<who>HOLDER){_ASIDE}\s+"
        rf"(?:ever\s+)?(?:publicly\s+)?{_SAY}{_TO}(?:\s+{_ABOUT}\s+(?P<topic>.+?))?\s*[?.!]*$",
        # "Is it true that Howard spoke about guns?", "How often did Howard speak about guns?"
        rf"^(?:is\s+it\s+(?:true|right|correct)\s+(?:that\s+)?|(?:(?:how\s+(?:many\s+times|often)|when)\s+)?"
        rf"(?:did|has|had)\s+){_ARTICLE}(?P<who>HOLDER){_ASIDE}\s+(?:ever\s+|has\s+|have\s+)*{_SPOKE}"
        rf"(?:\s+anything)?\s+(?:about|on|regarding|concerning|of|upon)\s+(?P<topic>.+?)\s*[?.!]*$",
        rf"^what\s+(?:did|does|do)\s+{_ARTICLE}(?P<who>NAME)\s+make\s+of\s+(?P<topic>.+?)\s*[?.!]*$",
        r",\s*(?:says|said|claims|claimed)\s+(?P<who>NAME)\s*(?:,|[?.!]*$)",
        # "When did Howard say Qantas …?": what is asked stays
        rf"\b(?:did|does|has|had)\s+{_ARTICLE}(?P<who>NAME)\s+(?:ever\s+)?{_SAY}"
        r"\s+(?:that\s+)?(?=\w)",
        # "what Howard said about guns"
        rf"^(?:{_GIVE}\s+)?(?:what|everything|anything|all)\s+(?:that\s+)?{_ARTICLE}(?P<who>HOLDER)\s+"
        rf"(?:has\s+|had\s+)?(?:ever\s+)?(?:said|says|told|thinks|thought)"
        rf"(?:\s+{_ABOUT}\s+(?P<topic>.+?))?\s*[?.!]*$",
        rf"\b(?:according\s+to|as\s+told\s+by|in\s+the\s+words\s+of)\s+{_ARTICLE}(?P<who>HOLDER)"
        r"\s*(?=[,?.!;:]*(?:$|\s(?:what|who|when|where|why|how|which|is|are|was|were|did|does|has)\b)"
        r"|,)",
        rf"\b(?:according\s+to|as\s+reported\s+by|reported\s+by|published\s+by|on\s+the\s+site\s+of)"
        rf"\s+{_ARTICLE}(?P<where>NAME)\s*(?=[,?!;:]|\.?$)",
        rf"\bin\s+(?P<who>NAME)['’]s\s+{_OPINION}\b,?",
        rf"(?:\bwhat(?:['’]s|\s+(?:is|was|were|are))\s+|{_GIVE}\s+|^(?!what\b))"
        rf"{_ARTICLE}(?P<who>HOLDER)['’]s?\s+{_OPINION}\s+{_ABOUT}\s+"
        r"(?P<topic>.+?)\s*[?.!]*$",
        rf"^(?:{_GIVE}\s+)?{_EXACT}{_OPINION}\s+(?:by|of|from)\s+{_ARTICLE}(?P<who>HOLDER)\s+{_ABOUT}\s+(?P<topic>.+?)\s*[?.!]*$",
        # "latest from Rudd", of which the order is read and cut before
        rf"{_STATEMENTS}(?:from|by)\s+{_ARTICLE}(?P<who>NAME)\s*[?.!]*$",
        rf"{_STATEMENTS}of\s+{_ARTICLE}(?P<who>(?-i:[A-Z])\S*(?:\s+\S+){{0,3}}?)\s*[?.!]*$",
        # "Quote Abbott on the carbon tax"
        r"^(?:please\s+)?(?:quote|cite)\s+(?P<who>NAME)(?:\s+(?:on|about)\s+(?P<topic>.+?))?\s*[?.!]*$",
        # "Abbott on the carbon tax"
        r"^(?P<who>NAME)\s+(?:on|about|re)\s+(?P<topic>.+?)\s*[?.!]*$",
    ),
    titles=frozenset(_TITLES.split()),
    offices=frozenset(_OFFICES.split()),
    dotted=frozenset(_DOTTED.split()),
    speaker_operators=("speaker",),
    source_operators=("source",),
    roles=lazy_pattern(rf"(?:vice-|ex-)?(?:{'|'.join(_ROLES.split())})"),
    joins=frozenset(("of", "for", "the", "and", "on")),
    hearers=frozenset(
        ("reporters", "journalists", "correspondents", "the reporters", "the journalists")
    ),
    excepted=asked(
        rf"(?:{_EVERYONE}),?\s+{_EXCEPT}\s+{_ARTICLE}(?P<whose>CAPITALS),?",
        rf",?\s*(?<!\w)(?:{_EXCEPT}|(?:but\s+)?not)\s+(?:by|from)\s+{_ARTICLE}(?P<whose>CAPITALS)",
        rf"^(?P<kept>who)(?:\s+else)?,?\s+{_EXCEPT}\s+{_ARTICLE}(?P<whose>CAPITALS),?",
    ),
    others="they",
    perhaps_excepted=asked(
        rf",?\s+(?:{_EXCEPT}|without|not|leaving\s+out|ignoring)\s+(?:what\s+)?{_ARTICLE}(?P<whose>CAPITALS)"
        r"(?:['’]s\s+(?:words|statements?|remarks|views?)|\s+said)?\s*[?.!]*$",
        rf"^{_EXCEPT}\s+{_ARTICLE}(?P<whose>CAPITALS)\s*,(?=\s*(?:who|what)\b)",
    ),
    besides=asked(
        # "What has Weber said besides the toll?"
        rf"^(?P<kept>(?:and\s+)?(?:what|everything|anything|all)\b(?:(?!\s{_OF}\s).)*?\s{_SAY})"
        rf"(?:\s+{_OF})?(?:\s+(?:else|anything|anything\s+else|something\s+else))?\s*,?\s+{_BESIDES}\s+(?:{_OF}\s+)?"
        r"(?P<topic>.+?)\s*[?.!]*$",
        # "… about things other than smoking", "… on everything but smoking"
        rf"\s{_OF}\s+(?:(?:any|every|some)thing|all|(?:the\s+)?(?:other|all|different|any)?\s*(?:things|topics|subjects"
        rf"|matters|issues))(?:\s+else)?\s*,?\s+{_BESIDES}\s+(?:{_OF}\s+)?(?P<topic>.+?)\s*[?.!]*$",
        rf"(?:^|\s*,?\s+)(?!but\s+{_OF}\s){_BESIDES}\s+{_OF}\s+(?P<topic>.+?)\s*[?.!]*$",
        rf"(?:^|\s*,?\s+)(?:(?:but|and)\s+|(?:that|which)\s+(?:is|are|was|were)\s+)?(?:not|nothing)\s+{_OF}\s+"
        r"(?P<topic>(?!only\b|.*\sbut\s).+?)\s*[?.!]*$",
        # "What besides the toll did Weber talk about?"
        rf"^(?P<kept>what)(?:\s+else)?\s*,?\s+{_BESIDES}\s+(?P<topic>.+?),?(?=\s+(?:did|has|does|have|do)\s)",
        # "What did Lowe say, smoking aside?"
        rf"^(?P<kept>what\b(?:(?!\s{_OF}\s).)*?\s{_SAY})\s*,\s*(?P<topic>[^,]{{2,60}}?)\s+aside\s*[?.!]*$",
        # "Lowe besides nurses"
        rf"^(?P<who>CAPITALS)\s*[,:]?\s+(?:any(?:thing)?\s+)?(?:{_LEAVING_OUT})\s+(?P<topic>(?-i:(?![A-Z])).+?)\s*[?.!]*$",
        # a place: "depots except in Holm", "depots outside Holm", "depots, Holm excluded"
        rf"\s*,?\s+(?:(?:{_EXCEPT}|(?:any|every)where\s+but)(?:\s+{_AT})?|outside(?:\s+of)?)"
        rf"\s+{_ARTICLE}(?P<topic>CAPITALS)\s*[?.!]*$",
        rf"{_NO_VERB}(?P<kept>.*?),?\s+(?:(?:but|just|only)\s+)?not\s+(?:{_AT}\s+)?{_ARTICLE}(?P<topic>CAPITALS)\s*[?.!]*$",
        r",\s+(?P<topic>CAPITALS)\s+(?:excluded|excepted|aside|apart)\s*[?.!]*$",
    ),
    hears=lazy_pattern(
        r"\b(?:is|are|was|were|be|been|being|get|gets|got|receiv\w+|hear[sd]?|heard|reads?|saw|seen|faced?"
        r"|about|to|by|letters?|notes?|messages?|signs?|banners?|posters?"
        r"|headlines?|e-?mails?|calls?|words|never|not|quot\w+|cit(?:es?|ed|ing)|reminds? of)\b"
    ),
    together=asked(r"(?P<one>CAPITALS)\s+and\s+(?P<two>CAPITALS)(?!\w)"),
    perhaps_besides=asked(
        # "Everything about Holm, except the bridge", "Holm without the bridge"
        rf"^(?P<kept>(?!{_OF_ALL}).+?)\s*,?\s+(?P<how>{_LEAVING_OUT}|(?:but|and|just)\s+not"
        r"|(?:leaving|setting|putting)\s+aside|ignoring|omitting|with\s+the\s+exception\s+of)\s+"
        rf"(?:(?:statements?|words|remarks|news|anything|what\s+(?:was|is)\s+said)\s+{_OF}\s+)?"
        rf"(?P<topic>(?!{_OF}\s)(?:the\s+)?[^,\s]+(?:\s+[^,\s]+){{0,3}}?)\s*[?.!]*$",
        # "villages without water" are of water
        r"^(?P<kept>CAPITALS|.+?\s(?-i:[A-Z])[^\s,]*)\s+(?P<how>without|minus)\s+"
        r"(?P<topic>the\s+[^,\s]+(?:\s+[^,\s]+){0,3}?)\s*[?.!]*$",
        rf"^(?P<how>{_LEAVING_OUT}|(?:leaving|setting|putting)\s+aside|ignoring)\s+"
        rf"(?P<topic>(?!{_OF}\s)(?:the\s+)?[^,\s]+(?:\s+[^,\s]+){{0,3}}?)\s*,\s+(?P<kept>.+)$",
        r"^(?P<kept>.+?)\s*,\s+(?P<topic>(?:the\s+)?[^,\s]+)\s+(?P<how>aside|excluded|excepted|apart)"
        r"\s*[?.!]*$",
    ),
    nameless=lazy_pattern(
        r"(?<![\w-])(?:(?:an?|the|some|one|another|my|our|his|her|their|its|yesterday['’]s"
        r"|today['’]s) (?:[\w-]+ ){0,2}?(?:man|woman|boy|girl|voice|heckler|protester"
        r"|demonstrator|passer-by|farmer|crowd|mob|banner|placard|poster|headline|leaflet"
        r"|slogan|sign|letter|note|decree|chant|opponent|rival|critic|enemy|enemies"
        r"|newspaper|tabloid|song|stranger|neighbour|neighbor)s?PLACE|(?:those"
        r"|people|they|some|critics|opponents|protesters|rivals) who|someone"
        r"|somebodyPLACE|(?:critics|opponents|rivals|protesters|crowds|posters"
        r"|banners|placards|headlines)PLACE)(?![\w-])".replace("PLACE", _PLACED),
        re.IGNORECASE,
    ),
)
