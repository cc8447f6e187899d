"""How English names are heard in Russian: Rudd, Радд; Hawke, Хоук; Keating, Китинг.

Source: the rules of practical transcription (Ermolovich, "Proper names at the crossroads of
languages", 2001; Gilyarevsky and Starostin, "Foreign names in Russian text", 1985), and what was
written before them. Kyrgyz takes such names from Russian.
"""

_CONSONANTS = """
b:б bb:бб,б c:к,с,ч cc:кк,к,кч ch:ч,к,ш,х ck:к,кк cz:ч,ц d:д dd:дд,д dg:дж f:ф ff:фф,ф g:г,дж
gg:гг,г gh:г, gn:нь,н gu:г,гу h:х,г, j:дж,й,ж k:к kh:х kn:н l:л,ль ll:лл,л,ль m:м mb:мб,м mm:мм,м
mc:мак,мк n:н,нь ng:нг,н nn:нн,н p:п pf:пф ph:ф pp:пп,п q:к qu:кв,к r:р rh:р rr:рр,р s:с,з sc:ск,с
sch:ш,шх,ск sh:ш ss:сс,с t:т tch:тч,ч th:т,с,з,ф ti:ш ts:ц,тс tt:тт,т tz:ц,тц v:в,ф w:в,у,
wh:у,х wr:р x:кс,з y:й z:з,ц,с zh:ж zz:цц,зз,з
"""

_VOWELS = """
a:а,э,е,ей,эй,о e:е,э,и,ей,эй, i:и,ай ir:ер,ир,эр o:о,у,а,оу u:у,а,ю,ью ur:ер,ур,эр y:и,ай,й
ae:е,э,ей ah:а al:о,ол,аль ai:ай,эй,ей,е,э,а augh:о,оу au:о,ау aw:о,оу,ау ay:эй,ей,ай ea:и,е,э,ей,а
eau:о ee:и ei:ей,эй,ай,и eigh:ей,эй eo:ео,и ew:ью,ю,у ey:и,ей,эй eu:ю,ой,эу,ое ia:ия,иа,ья,я
ie:и,ие igh:ай io:ио,ьо oa:оу,о oe:оу,ё,о oh:о oi:ой oo:у ou:у,оу,ау,о,а ough:оу,о,аф ow:оу,ау,о
oy:ой ue:ю,у ui:уи,у uy:ай ya:я,иа ye:е,ье yo:ё,йо you:я,ю yu:ю
"""

TRANSCRIPTION = {
    letters: tuple(heard.split(","))
    for letters, _, heard in (one.partition(":") for one in f"{_CONSONANTS}{_VOWELS}".split())
}
"""What one Latin letter, or some of them, may be written as; "" where it is not heard."""

CASE_ENDINGS = ("ом", "ем", "ой", "ей", "ым")
"""Endings of more than one letter that cases put on such a name."""
