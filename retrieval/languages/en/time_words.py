"""English words of time by class, and the words whose company decides what is a time."""

from collections.abc import Mapping

from retrieval.languages.en.months import TYPED, WRITTEN
from retrieval.languages.timetable import TimeUnit, members, numbered

_TOPICS = members(
    """event events revolution revolutions uprising attack attacks bombing bombings tragedy massacre
    riots unrest war coup holiday anniversary celebration celebrations budget budgets plan plans
    programme program strategy census election elections referendum constitution parade victims
    conflict"""
)
_WEEKDAYS = numbered(
    "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri"
    " saturday|sat sunday|sun",
    first=0,
)

DETERMINERS = frozenset(members("the its their his her our my your this that these those a an"))

CLASSES: Mapping[str, Mapping[str, int]] = {
    "MONTH": {**WRITTEN, **TYPED},
    "WEEKDAY": _WEEKDAYS,
    "SEASON": numbered("spring summer autumn|fall winter"),
    "QUARTER": numbered("q1|1q q2|2q q3|3q q4|4q"),
    "HALF": numbered("h1|1h h2|2h"),
    "UNIT": {
        form: unit
        for unit, forms in (
            (TimeUnit.HOUR, "hour hours"),
            (TimeUnit.DAY, "day days"),
            (TimeUnit.WEEK, "week weeks"),
            (TimeUnit.WEEKEND, "weekend weekends"),
            (TimeUnit.MONTH, "month months"),
            (TimeUnit.QUARTER, "quarter quarters"),
            (TimeUnit.HALF_YEAR, "semester semesters"),
            (TimeUnit.YEAR, "year years"),
            (TimeUnit.DECADE, "decade decades"),
            (TimeUnit.FORTNIGHT, "fortnight fortnights"),
        )
        for form in forms.split()
    },
    "NUM": numbered(
        "one two three four five six seven eight nine ten eleven twelve|dozen thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty"
    )
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
    | {"eighty": 80, "ninety": 90},
    "ORD": numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    | {"thirtieth": 30},
    "POWER": {"hundred": 100, "thousand": 1000},
    "ROMAN": {"i": 1, "ii": 2, "iii": 3, "iv": 4},
    "SHORTDECADE": {
        "nineties": 1990,
        "eighties": 1980,
        "seventies": 1970,
        "sixties": 1960,
        "fifties": 1950,
        "90s": 1990,
        "80s": 1980,
        "70s": 1970,
        "60s": 1960,
        "50s": 1950,
        "noughties": 2000,
        "twenties": 2020,
        "20s": 2020,
    },
    "DAYSHIFT": {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1},
    "SHIFT": {"this": 0, "last": -1, "next": 1, "current": 0, "previous": -1, "preceding": -1}
    | {"coming": 1},
    "THESHIFT": {"current": 0, "previous": -1, "preceding": -1, "next": 1, "coming": 1},
    "PASTSHIFT": {"past": -1},
    "WEEKS": dict.fromkeys(members("week weeks"), TimeUnit.WEEK),
    "FISCAL": members("fy"),
    "DETERMINER": dict.fromkeys(DETERMINERS, 0),
    "EDGE": numbered("start|beginning|outset middle end|close"),
    "EARLY": numbered("early mid late"),
    "IN": members("in on during throughout within over for of at dated around toward towards"),
    "HYPHEN": members("mid early late end pre post"),
    "TO": members("to until till through thru - – — −"),
    "DASH": members("- – — −"),
    "THROUGH": members("to through thru"),
    "UNTIL": members("until till through thru 'til til"),
    "NOW": members("now present date"),
    "JOIN": members("and or nor , & but vs versus"),
    "SAYING": members(
        """statement statements announcement announcements comment comments remark remarks release
        releases speech speeches briefing briefings mention mentions message messages interview
        interviews address addresses news report reports update updates declaration declarations
        communique communiques communiqué communiqués quote quotes quotation quotations post posts
        answer answers response responses word words publication publications reaction reactions
        transcript transcripts press note notes appeal appeals letter letters"""
    ),
    "EVENT": members(
        """meeting meetings visit visits call calls talks conversation consultations summit
        negotiations session sessions decision decisions decree trip trips attack attacks
        election elections protest protests olympics games sanctions events results amendments
        reforms"""
    ),
    "MANNER": members(
        """official public formal joint written known press recorded such published policy
        ever ministry's government's ministerial presidential"""
    ),
    "TIMELY": members(
        """data figures numbers statistics price prices tariff tariffs rate rates weather agenda
        developments changes information details situation status estimate estimates forecast
        forecasts policy position law laws budget figure paper newspaper edition explosion
        explosions earthquake earthquakes fire
        debate debates hearings sitting opening launch lecture seminar exhibition festival fair
        auction race show performance funeral inauguration crash collision outage snowfall rain
        shooting arrest arrests collapse landslide
        fires accident accidents parade ceremony conference forum match game flood floods strike
        strikes blast incident incidents storm vote rally concert hearing trial verdict ruling
        questions lesson exam"""
    ),
    "THING": members(
        """technology technologies tech equipment machinery machine machines model models fashion
        fashions trend trends generation generations version versions software hardware device
        devices gadget gadgets phone phones smartphone smartphones iphone computer computers laptop
        laptops car cars vehicle vehicles aircraft plane planes helicopter helicopters tank tanks
        weapon weapons missile missiles drone drones bus buses train trains tram trams school
        schools kindergarten hospital hospitals building buildings bridge bridges road roads house
        houses factory factories plant mosque park city member members citizen citizens person
        people man woman medicine medicines tool tools method methods technique techniques standard
        standards film films book books song songs product products innovation innovations invention
        inventions science instrument instruments tractor tractors"""
    ),
    "NAMING": {**WRITTEN, **TYPED, **_WEEKDAYS},
    "NAMED": members(
        """revolution revolutions uprising uprisings revolt rebellion insurrection mutiny coup
        putsch theses plot monarchy crisis criminals column accords
        street avenue ave lane boulevard embankment district region village settlement
        microdistrict kolkhoz battalion brigade regiment times telegraph express gazette
        herald tribune newspaper manifesto cinema hotel cafe café
        restaurant theatre theater bazaar mosque prayer prayers"""
    ),
    "INCIDENT": members(
        """attack attacks attackers bombing bombings massacre massacres tragedy riot riots
        hijackings war movement committee st road square mine factory plant mill division park
        stadium bridge hospital school post mirror journal magazine"""
    ),
    "TOPIC": _TOPICS | members("about regarding concerning"),
    "TOPICAL": _TOPICS,
    "OFTOPIC": members("of for from"),
    "HAPPENINGS": members("events days unrest disturbances"),
    "EPITHET": members("black bloody red good white holy green"),
    "SPEAK": members(
        """say said says speak spoke spoken state stated mention mentioned mentions announce
        announced comment commented tell told raise raised report reported discuss discussed
        publish published refer referred release released talk talked address addressed
        declare declared propose proposed condemn condemned warn warned call called make made
        issued express expressed confirm confirmed deny denied respond responded reply
        replied acknowledge acknowledged admit admitted promise promised write wrote used
        supported criticise criticised criticize criticized introduce introduced"""
    ),
}

ABBREVIATED = frozenset(
    members(
        """jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
        fri sat sun no nos art sec para mr mrs ms dr"""
    )
)
SHY = frozenset(
    members(
        """may march mar jan dec sat sun wed mon fri tue thu spring summer autumn fall winter
        monday tuesday wednesday thursday friday saturday sunday april june august"""
    )
)
SHY_PREPOSITIONS = frozenset(members("of by for at over around"))
HOMOGRAPHS = frozenset(members("sun sat wed"))
ATTRIBUTIVES = frozenset(members("april june august march may"))
MODAL = frozenset(members("have be not also never still well soon day"))
NAMES_BEFORE = frozenset(
    members(
        """resolution resolutions agenda vision article articles law no nos number numbers nr num
        decree order flight strategy programme program plan project room boeing airbus nato expo
        horizon act bill regulation regulations directive section clause paragraph chapter page
        pages protocol version route highway model iso form case item box building block
        apartment channel annex appendix volume part phase stage level grade rule studio windows
        phone tel euro
        document ref index code version protocol dataset convention initiative v"""
    )
)
NAMES_AFTER = frozenset(
    members("""agenda vision strategy goals convention programme program horizon sdgs""")
)
MEASURES = frozenset(
    members(
        """people persons percent percents pct % soms som usd eur rubles roubles dollars euros km
        kilometers kilometres meters metres miles tonnes tons tonne kg kilograms hectares ha
        litres liters mw megawatts kwh volts degrees points seats times hours minutes seconds m
        cm mm million billion thousand hundred rpm calories men women children copies"""
    )
)
COUNTED = frozenset(
    members(
        """soldiers troops workers students villages cities schools houses families cars tanks
        refugees migrants citizens victims deaths cases doctors teachers pages words days weeks
        months years"""
    )
)
QUANTITIES = frozenset(
    (
        *members("nearly almost approximately only exactly another roughly"),
        *("more than", "less than", "fewer than", "greater than", "higher than", "lower than"),
        *("at least", "at most", "as many as"),
    )
)
AUXILIARIES = frozenset(members("may"))
MONTH_PREPOSITIONS = frozenset(members("in"))
HAPPENINGS = frozenset(
    members(
        """event events happening happenings incident incidents occurrence occurrences plan plans
        planned planning expected scheduled intended"""
    )
)
WHEN = frozenset(members("when"))
NUMBER_JOINS = frozenset(members("and"))
FEASTS = frozenset(members("new"))
