"""English."""

from retrieval.languages.en.answers import ANSWERS
from retrieval.languages.en.asking import ASKING
from retrieval.languages.en.conversation import CONVERSATION
from retrieval.languages.en.dates import DATES
from retrieval.languages.en.edits import EDITS
from retrieval.languages.en.months import SHORT
from retrieval.languages.en.named_things import NAMED_THINGS
from retrieval.languages.en.outlines import OUTLINES
from retrieval.languages.en.pages import PAGES
from retrieval.languages.en.saying import SAYING
from retrieval.languages.en.scope import SCOPE
from retrieval.languages.en.time import TIME
from retrieval.languages.en.transcripts import TRANSCRIPTS
from retrieval.languages.en.voice import VOICE
from retrieval.languages.language import Language

_STOP_WORDS = """
a an the this that these those such same other another each every either neither both all any some
no none not nor only own very too so than then there here
i me my myself you your yours yourself yourselves he him his himself she her hers herself it
its itself we us our ours ourselves they them their theirs themselves one ones
am is are was were be been being do does did doing done have has had having can could may might
must shall should will would ought
and or but if because as while although though unless whether yet
of at by for with within without about against between among into onto through during before
after above below to from up down in out on off over under upon toward along
around since until till per via
onward onwards afterwards forwards versus perhaps always sometimes besides towards across
again further once also just even still already ever never
what which who whom whose when where why how
what's who's where's when's why's how's that's there's here's it's he's she's let's i'm i've i'll
i'd you're you've you'll you'd we're we've we'll we'd they're they've they'll they'd it'll it'd
he'll he'd she'll she'd isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't
can't cannot couldn't mayn't mightn't mustn't shan't shouldn't won't wouldn't needn't ain't
please
"""

_GENERIC_WORDS = """
say says said saying state states stated stating statement statements
many much announce announces announced announcing announcement announcements
declare declares declared declaring declaration declarations
release releases released releasing press
comment comments commented commenting commentary remark remarks remarked
tell tells told telling talk talks talked talking speak speaks spoke spoken speaking speech
speeches mention mentions mentioned mentioning note notes noted noting
news publish publishes published publishing publication publications
report reports reported reporting inform informs informed
position positions view views opinion opinions stance
respond responds responded response responses reply replies replied answer answers answered
ask asks asked question questions
quote quotes quoted quotation word words exactly official officially publicly
know known find found show shows give gives given make makes made think thinks thought
anything something everything thing things information details happen happens happened
concerning regarding respect subject topic matter
"""

_FOLLOW_UP_WORDS = """
and but so or then now ok okay well also again what how about the a one ones same in for of on
only just question thing please repeat
"""

_DIVISIONS = """
article section clause paragraph part chapter annex appendix schedule rule resolution item point
title
"""

_ABBREVIATIONS = """
mr. mrs. ms. mx. dr. prof. hon. rev. sen. rep. gov. pres. amb. gen. col. lt. maj. capt. sgt. cmdr.
adm. sr. jr. st. mt. ft. ave. blvd. rd.
no. nos. sec. ch. para. paras. fig. vol. pp. p. eds. al. et. cf. ca. approx. est.
dept. div. univ. assn. bros. co. corp. inc. ltd. llc. plc.
u.s. u.n. u.k. e.u. u.s.a. u.s.s.r. d.c. e.g. i.e. etc. viz. vs. v. p.m. a.m. a.d. b.c.
mon. tue. tues. wed. thu. thur. thurs. fri.
tel. incl. excl. resp. bn. mln. bln. km. kg. ph.d. b.a. m.a.
"""

_TELLING_WORDS = """
about after and are been did does from have how into its of said says should that the their there
these they this those what when where which who whose why will with would
"""

ENGLISH = Language(
    code="en",
    alphabet=frozenset("abcdefghijklmnopqrstuvwxyz"),
    segmenter="en",
    stop_words=frozenset(_STOP_WORDS.split()),
    generic_words=frozenset(_GENERIC_WORDS.split()),
    follow_up_words=frozenset(_FOLLOW_UP_WORDS.split()),
    divisions=frozenset(_DIVISIONS.split()),
    abbreviations=frozenset((*_ABBREVIATIONS.split(), *(f"{short}." for short in SHORT))),
    time=TIME,
    answers=ANSWERS,
    asking=ASKING,
    saying=SAYING,
    voice=VOICE,
    dates=DATES,
    outlines=OUTLINES,
    pages=PAGES,
    transcripts=TRANSCRIPTS,
    edits=EDITS,
    scope=SCOPE,
    conversation=CONVERSATION,
    telling_words=frozenset(_TELLING_WORDS.split()),
    follow_up_articles=frozenset(("the", "a", "one", "ones")),
    initials=("Ch", "Kh", "Sh", "Th", "Ts", "Zh", "Ya", "Ye", "Yo", "Yu"),
    names_too=frozenset(("may", "will")),
    told_by_capitals={
        # "the us" is no pronoun either; US$ is money
        "US": ("usa", r"(?<![\w.])U\.S\.(?:A\.)?|\bUS(?![\w$])|(?<=\b[Tt]he )us\b"),
        "WHO": ("whorg", r"(?<=\b[Tt]he )WHO\b"),
        "IT": ("infotech", r"(?<=\w )IT\b|\bIT(?= (?:sector|park|industry|compan|system|export))"),
    },
    named_things=NAMED_THINGS,
)
