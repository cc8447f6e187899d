"""English nouns of one person, whom "he" or "she" may mean."""

from retrieval.patterns import lazy_pattern

_PEOPLE = """
man woman boy girl child baby teenager youth toddler adult pensioner widow widower orphan stranger
neighbour neighbor friend colleague classmate schoolmate roommate flatmate housemate teammate
comrade companion partner fiance fiancé fiancee fiancée girlfriend boyfriend lover rival opponent
enemy ally successor predecessor boss employer employee
passer-by passerby bystander onlooker witness eyewitness survivor victim suspect accomplice prisoner
inmate detainee hostage refugee migrant immigrant visitor guest tourist customer shopper buyer
seller vendor client patient tenant landlord landlady resident local villager townsman townswoman
islander passenger commuter cyclist pedestrian traveller traveler hiker climber driver motorist
biker rider worker labourer laborer staffer volunteer student pupil schoolboy schoolgirl graduate
trainee apprentice intern
brother sister mother father grandmother grandfather grandma grandpa wife husband spouse son
daughter cousin uncle aunt nephew niece grandson granddaughter stepfather stepmother mum mom dad
parent twin sibling relative stepson stepdaughter half-brother half-sister
brother-in-law sister-in-law mother-in-law father-in-law son-in-law daughter-in-law
"""

_CALLINGS = """
actor actress activist adviser advisor agent aide ambassador analyst anthropologist archaeologist
architect archivist artist assistant astronaut astronomer attorney author baker banker barber
barrister beekeeper biologist bishop blogger boatman bookkeeper botanist bricklayer broker builder
butcher campaigner captain caretaker carpenter cashier chairman chairperson chairwoman chef chemist
clerk climatologist coach cobbler colonel columnist commander commentator commissioner composer
conductor constable contractor cook coroner correspondent councillor councilor counsellor courier
critic curator dealer decorator defendant dentist deputy designer detective developer diplomat
director diver doctor donor dressmaker ecologist economist editor electrician engineer
entrepreneur environmentalist envoy ex-husband ex-wife expert farmer ferryman firefighter fireman
fisherman florist footballer foreman forester gardener geographer geologist glazier
governor guard guide hairdresser headmaster headmistress headteacher herder herdsman historian
host hunter inspector instructor interpreter inventor investigator investor janitor jeweller
joiner journalist judge juror lawmaker lawyer lecturer legislator librarian lieutenant
lifeguard locksmith magistrate manager mathematician mayor mechanic medic member merchant messenger
meteorologist midwife miller miner minister mountaineer musician nanny negotiator novelist nurse
nun nutritionist observer officer official onlooker optician organiser organizer owner painter
paramedic pastor pathologist pharmacist philosopher photographer physicist pianist pilot plaintiff
player plumber poet policeman policewoman politician porter postman potter premier president
priest principal producer professor programmer prosecutor psychiatrist psychologist publisher
rabbi ranger receptionist rector referee reporter representative rescuer researcher saddler sailor
saleswoman salesman scholar scientist sculptor seamstress secretary seismologist senator sergeant
shepherd shoemaker shopkeeper singer sociologist soldier solicitor spokesman spokesperson
spokeswoman statistician steward striker superintendent surgeon surveyor swimmer tailor teacher
technician trader trainer translator treasurer trucker tutor vet veteran vicar watchman
waiter waitress weaver welder worshipper writer zoologist
"""

_ALL = _PEOPLE + _CALLINGS

# nouns that mean a person only with what stands beside them
_WITH_MORE = (
    r"(?:head|chief|chair|leader|speaker|general|member|source|supporter|half|rest|one)s?"
    r" (?:of (?:the|an?|his|her|their|its)|in (?:the|his|her)|close to)\b"
)
# what ends as a calling does and is none: The corner was dark
_THINGS = """
after air another answer banner barrier beer better bigger boiler border bumper butter calendar
camper cancer cellar center chamber chapter cider clever cluster collar color colour computer
container cooler copper corner corridor counter cover crater danger dinner disaster disorder dollar
door drawer earlier either elevator encounter error every exterior factor fever fewer fiber filter
finger floor flower folder former further gender generator glacier greater gutter hammer harbor
harbour helicopter higher horror hour however humor humour hunger indicator inferior inner interior
jumper junior labor labour ladder larger laser later latter launcher layer leather lesser letter
lever list liver locker longer lower lumber major manner manor master matter meter minor mirror
mist monitor monster motor murder neither newer newsletter newspaper number offer older order other
outer over oyster paper pepper per pier poster power prayer printer prior processor projector
quarter radiator reactor receiver recorder refrigerator register remainder reminder river roller
rotor router rubber rudder rumor rumour scanner scooter sector semester senior sensor server sewer
shelter shorter shoulder shower shutter silver slaughter smaller soccer spider splinter stronger
sugar summer super superior supper surrender sweater tanker temper tender tenor terminator terror
theater theatre thriller timber together tower tractor trailer transfer transformer trigger tumor
tumour tunnel under upper vapor vapour vector visor voucher wafer wager water weather whether
whisper wider winter wonder younger
"""
_ONES = (
    r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Aa]nother|[Oo]ne|[Tt]hat|[Tt]his"
    r"|[Ss]ome|[Ee]very|[Ee]ach|\w+[’']s)"
)


def _pattern() -> str:
    known, things = ("|".join(sorted(set(words.split()))) for words in (_ALL, _THINGS))
    return (
        rf"\b{_ONES} (?:[\w’'-]+ ){{0,3}}?(?:{known})\b(?!-)|\b{_WITH_MORE}"
        r"|\b(?:[Ss]omeone|[Ss]omebody|[Aa]nyone|[Aa]nybody|[Nn]obody)\b"
        r"|^(?:One|Another) (?:of (?:the|his|her|their)\b|(?:had|was|is)\b|[a-z]+(?:ed|s)\b)"
        rf"|^{_ONES} (?:[a-z-]+ )?(?!(?:{things})\b)[a-z]{{2,}}(?:er|or|ist|eer|ian)\b(?= [a-z])"
    )


THINGS = "|".join(_THINGS.split())
"""What ends as a calling does and is none, parted as in a pattern."""

PERSON = lazy_pattern(_pattern())
"""One person anywhere in a sentence, by a noun and no name."""

IS_PERSON = lazy_pattern(rf"(?:{'|'.join(_ALL.split())})")
"""Such a noun in small letters."""

_SOME = """
another other others many some most several both each either neither everyone everybody someone
somebody anyone anybody nobody none one two three four five all half few more
"""
_BODIES = """
police staff management government parliament court council board jury crew crowd family church
army navy opposition prosecution defence defense labour history tradition legend rumour rumor
folklore scripture gossip law eyewitness sources officials critics authorities
"""
_KIN = """
mother father grandmother grandfather neighbour neighbor passer-by passerby bystander witness
"""

PEOPLE = lazy_pattern(
    rf"{'|'.join((_SOME + _BODIES + _KIN).split())}|(?:{'|'.join(_ALL.split())})e?s"
    r"|[a-z-]{2,}(?:(?:ers|ors|ists|ians|ants|ees|eers|goers)|(?:men|women|folk|people|children))"
    r"|men|women|people|folk|children|locals|elders|crowds|pilgrims|protestants|plaintiffs"
)
"""What begins a sentence with a capital and is nobody's name, in small letters: farmers."""
