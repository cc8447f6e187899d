"""Which language a text is in, and when nobody should say."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.detection import detect

FOREIGN = {
    "Kazakh": """
Үкімет биыл ауыл мектептерін жөндеуге қосымша қаражат бөлетінін хабарлады.
Министрлік өкілдері көрші елдермен келіссөздер жалғасып жатқанын айтты.
Біз бұл мәселені бейбіт жолмен шешуге дайынбыз.
Президент жаңа заңға қол қойды, ол келесі айда күшіне енеді.
Астанада өткен жиынға он екі елдің сыртқы істер министрлері қатысты.
Екі тарап сауда көлемін арттыру туралы келісімге келді.
Ел азаматтары шекарадан құжатсыз өте алмайды деп ескертті елшілік.
Бұл жылы егін мол болды, диқандар жиын-терінді ерте бастады.
Ертең таңертең Алматыда жаңбыр жауады, түстен кейін күн ашылады.
Жастар арасындағы жұмыссыздық соңғы үш жылда азайып келеді.
Сот шешімі бойынша айыпталушы бес жылға бас бостандығынан айырылды.
Ауылда туып-өскен балалар мал бағуды жақсы біледі.
""",
    "Tatar": """
Хөкүмәт быел авыл мәктәпләрен төзекләндерүгә өстәмә акча бүлеп бирде.
Казанда узган җыелышта унике илдән килгән кунаклар катнашты.
Без бу мәсьәләне тыныч юл белән хәл итәргә әзер.
Президент яңа законга кул куйды, ул киләсе айдан гамәлгә керә.
Министрлык вәкилләре күрше илләр белән сөйләшүләр баруын әйтте.
Иртәгә иртән яңгыр явачак, ә төштән соң кояш чыгачак.
Бу елда уңыш яхшы булды, игенчеләр эшне вакытында тәмамлады.
Балалар урамда уйный, ә олылар өйдә чәй эчеп утыра.
Татар теле дәресләре мәктәпләрдә атнага ике тапкыр укытыла.
Соңгы өч елда яшьләр арасында эшсезлек шактый кимеде.
Авылда яшәүчеләр юл төзүне инде күптән көтә иде.
Ул шәһәр читендә яңа йорт салып куйды, хәзер шунда яши.
""",
    "Ukrainian": """
Уряд повідомив, що цього року виділить додаткові кошти на ремонт сільських шкіл.
Міністерство закордонних справ закликало обидві сторони до переговорів.
Президент підписав новий закон, який набуде чинності наступного місяця.
Ми готові розв'язати це питання мирним шляхом.
Завтра вранці в Києві дощитиме, а після обіду стане тепліше.
На зустрічі були присутні посли дванадцяти держав.
Вона працювала вчителькою в селі понад двадцять років.
Безробіття серед молоді за останні три роки зменшилося.
Громадяни мають право звертатися до суду за захистом.
Торгова угода не передбачала жодних нових мит на зерно.
Рятувальники шукали зниклих альпіністів протягом усього дня.
Дорогу до лікарні перекрили через паводок минулого тижня.
""",
    "Bulgarian": """
Правителството обяви, че тази година ще отпусне допълнителни средства за ремонт на селските училища.
Министерството на външните работи призова двете страни към преговори.
Президентът подписа новия закон, който влиза в сила следващия месец.
Ние сме готови да решим този въпрос по мирен път.
Утре сутринта в София ще вали дъжд, а следобед времето ще се оправи.
На срещата присъстваха посланици от дванадесет държави.
Тя работи като учителка в селото повече от двадесет години.
Безработицата сред младите хора намаля през последните три години.
Гражданите имат право да се обърнат към съда за защита.
Споразумението не предвижда нови мита за внос на зърно.
Спасителите търсиха изчезналите алпинисти през целия ден.
Децата играят навън, а родителите пият кафе на терасата.
""",
    "Serbian": """
Влада је саопштила да ће ове године издвојити додатна средства за обнову сеоских школа.
Министарство спољних послова позвало је обе стране на преговоре.
Председник је потписао нови закон који ступа на снагу следећег месеца.
Спремни смо да ово питање решимо мирним путем.
Сутра ујутру у Београду ће падати киша, а поподне ће бити топлије.
На састанку су били присутни амбасадори дванаест држава.
Она је радила као учитељица у селу више од двадесет година.
Незапосленост младих се смањила у последње три године.
Грађани имају право да се обрате суду ради заштите.
Споразум не предвиђа нове царине на увоз пшенице.
Спасиоци су целог дана тражили нестале планинаре.
Деца се играју напољу, а родитељи пију кафу на тераси.
""",
    "Mongolian": """
Засгийн газар энэ жил хөдөөгийн сургуулиудыг засварлахад нэмэлт хөрөнгө гаргана гэж мэдэгдлээ.
Гадаад харилцааны яам хоёр талыг хэлэлцээр хийхийг уриаллаа.
Ерөнхийлөгч шинэ хуульд гарын үсэг зурсан бөгөөд ирэх сараас хэрэгжинэ.
Бид энэ асуудлыг энх тайвны замаар шийдвэрлэхэд бэлэн байна.
Маргааш өглөө Улаанбаатарт бороо орно, үдээс хойш дулаарна.
Уулзалтад арван хоёр улсын элчин сайд оролцов.
Тэр эмэгтэй хорин жил гаруй багшаар ажилласан.
Сүүлийн гурван жилд залуучуудын ажилгүйдэл буурчээ.
Иргэд шүүхэд хандаж эрхээ хамгаалуулах эрхтэй.
Хүүхдүүд гадаа тоглож, эцэг эх нь гэртээ цай ууж байна.
Малчид хавар эрт нүүж, зуны бэлчээрт гардаг.
Шинэ замын барилгын ажил дараа долоо хоногт эхэлнэ.
""",
    "Tajik": """
Ҳукумат хабар дод, ки имсол барои таъмири мактабҳои деҳот маблағи иловагӣ ҷудо мекунад.
Вазорати корҳои хориҷӣ ҳарду ҷонибро ба музокирот даъват намуд.
Президент қонуни навро имзо кард, ки моҳи оянда эътибор пайдо мекунад.
Мо омодаем, ки ин масъаларо бо роҳи осоишта ҳал кунем.
Пагоҳ дар Душанбе борон меборад, баъд аз нисфирӯзӣ ҳаво гарм мешавад.
Дар мулоқот сафирони дувоздаҳ давлат иштирок карданд.
Ӯ дар деҳа зиёда аз бист сол муаллим буд.
Дар се соли охир бекорӣ дар байни ҷавонон кам шудааст.
Шаҳрвандон барои ҳифзи худ ба суд муроҷиат карда метавонанд.
Кӯдакон дар кӯча бозӣ мекунанд ва падару модар чой менӯшанд.
Созишнома барои воридоти гандум боҷи нав пешбинӣ намекунад.
Дар бозор нархи орд ва равган нисбат ба соли гузашта баланд аст.
""",
    "Uzbek": """
Ҳукумат бу йил қишлоқ мактабларини таъмирлашга қўшимча маблағ ажратишини маълум қилди.
Ташқи ишлар вазирлиги икки томонни музокараларга чақирди.
Президент янги қонунга имзо чекди, у келгуси ойдан кучга киради.
Биз бу масалани тинч йўл билан ҳал этишга тайёрмиз.
Эртага эрталаб Тошкентда ёмғир ёғади, тушдан кейин ҳаво исийди.
Учрашувда ўн икки давлат элчилари иштирок этди.
Болалар кўчада ўйнамоқда, катталар эса чой ичиб ўтиришибди.
Сўнгги уч йилда ёшлар орасида ишсизлик камайди.
Бозорда ун ва гўшт нархи ўтган йилга нисбатан ошди.
Шартнома бугун Самарканд шаҳрида имзоланди.
Биз билан бирга ишлашни истаганлар ариза топширсин.
Менинг отам кирк йил давомида заводда ишлаган.
""",
    "Belarusian": """
Урад паведаміў, што сёлета выдзеліць дадатковыя сродкі на рамонт вясковых школ.
Міністэрства замежных спраў заклікала абодва бакі да перамоў.
Яна працавала настаўніцай у вёсцы больш за дваццаць гадоў.
Заўтра раніцай у Мінску будзе дождж, а потым пацяплее.
На сустрэчы прысутнічалі паслы дванаццаці краін.
Дзеці гулялі на вуліцы, а бацькі пілі гарбату дома.
""",
    "Macedonian": """
Владата соопшти дека оваа година ќе издвои дополнителни средства за селските училишта.
Министерството за надворешни работи ги повика двете страни на преговори.
Претседателот го потпиша новиот закон кој стапува во сила следниот месец.
Утре наутро во Скопје ќе врне дожд, а попладне ќе биде потопло.
На состанокот присуствуваа амбасадори од дванаесет држави.
Децата играат надвор, а родителите пијат кафе на терасата.
""",
    "Bashkir": """
Хөкүмәт быйыл ауыл мәктәптәрен йүнәтеүгә өҫтәмә аҡса бүлде.
Өфөлә үткән йыйылышта ун ике илдән килгән ҡунаҡтар ҡатнашты.
Беҙ был мәсьәләне тыныс юл менән хәл итергә әҙербеҙ.
Балалар урамда уйнай, ә оло кешеләр өйҙә сәй эсә.
Президент яңы законға ҡул ҡуйҙы, ул киләһе айҙан көсөнә инә.
Иртәгә иртән ямғыр яуасаҡ, төштән һуң ҡояш сығасаҡ.
""",
    "Chuvash": """
Республика Правительствин ларӑвӗнче ял шкулӗсене юсассине пӑхса тухнӑ.
Паян Шупашкарта ҫӗнӗ шкул уҫӑлнӑ, унта виҫҫӗр ача вӗренӗ.
Ҫамрӑксем ялта юлса ӗҫлеме тӑрӑшаҫҫӗ, ҫурт-йӗр тӑваҫҫӗ.
Эпир ку ыйтӑва килӗштерсе татса пама хатӗр.
""",
    "Azerbaijani": """
Назирлик билдирир ки, данышыглар сүлһ јолу илә давам етдирилмәлидир.
Президент јени гануна имза атды вә о, ҝәлән ај гүввәјә минир.
Биз бу мәсәләни сүлһ јолу илә һәлл етмәјә һазырыг.
""",
    "Latin letters": """
Die Regierung teilte mit, dass sie in diesem Jahr mehr Geld für Schulen ausgibt.
Das Ministerium rief beide Seiten zu Verhandlungen auf.
Der Minister war in Berlin und warnte vor dem Problem im Land.
Wir haben eine gute Antwort, sagte der Direktor in einem Interview.
Hükümet bu yıl köy okullarının onarımı için ek kaynak ayıracağını bildirdi.
Bakan bu konuda yeni bir karar almadan konuyu kapatmak istemiyor.
Le gouvernement a annoncé qu'il consacrera plus d'argent aux écoles rurales.
Le ministre invite les deux parties à reprendre la conversation.
El gobierno anunció que este año destinará más dinero a las escuelas rurales.
Il governo ha annunciato che aumentano i fondi per le scuole di campagna.
O governo anunciou que vai investir mais dinheiro nas escolas rurais este ano.
De regering maakt dit jaar meer geld vrij voor de scholen op het platteland.
De minister was in Den Haag en sprak met de leden over het plan.
Regeringen vil bruge flere penge på skoler i landdistrikterne i år.
Statsministern sade i går att landet vill ha fred och en ny handel.
Rząd poinformował, że w tym roku przeznaczy więcej pieniędzy na szkoły wiejskie.
Vláda oznámila, že letos vyčlení více peněz na venkovské školy.
Guvernul a anunțat că anul acesta va aloca mai mulți bani pentru școlile rurale.
A kormány bejelentette, hogy idén több pénzt ad a falusi iskolákra.
Hallitus kertoi antavansa tänä vuonna enemmän rahaa maaseudun kouluille.
Hukumat bu yil qishloq maktablarini ta'mirlashga mablag' ajratdi.
Pemerintah mengumumkan akan menambah dana untuk sekolah di desa tahun ini.
Serikali imetangaza kuwa itaongeza fedha kwa shule za vijijini mwaka huu.
Ministarstvo spoljnih poslova pozvalo je obe strane na pregovore.
Ta eltsy ministrdin jangy bildirüüsün kyzuu talkuulap jatyshat.
Pravitelstvo vydelit dopolnitelnye sredstva na remont shkol v etom godu.
""",
    "other scripts": """
政府今天宣布将增加对农村学校的投资。
Η κυβέρνηση ανακοίνωσε πρόσθετα κονδύλια για τα σχολεία.
أعلنت الحكومة أنها ستخصص أموالا إضافية للمدارس الريفية هذا العام.
მთავრობამ განაცხადა, რომ წელს სოფლის სკოლებს დააფინანსებს.
Կառավարությունը հայտարարեց, որ այս տարի գումար կհատկացնի դպրոցներին.
""",
}
SENTENCES = {
    "en": """
The minister said that talks on the border treaty will go on next week.
Our position has not changed: the dispute must be settled by peaceful means.
Fishing quotas for the northern waters were agreed with both neighbours.
We regret the loss of life and offer our condolences to the families.
""",
    "ru": """
Министр заявил, что переговоры о границе продолжатся на следующей неделе.
Наша позиция не изменилась: спор должен быть решён мирным путём.
Квоты на вылов рыбы в северных водах согласованы с обоими соседями.
Мы скорбим о погибших и приносим соболезнования их семьям.
Подписан указ о награждении врачей областной больницы.
""",
    "ky": """
Министр чек ара боюнча сүйлөшүүлөр кийинки жумада уланарын айтты.
Биздин көз карашыбыз өзгөргөн жок: талаш тынчтык жолу менен чечилүүгө тийиш.
Президент жаңы мыйзамга кол койду, ал келерки айдан тартып иштейт.
Биз каза болгондордун жакындарына кайгыруу менен көңүл айтабыз.
Бул маселе боюнча эки тарап макулдашууга кол койгон жок.
Айыл мектептерин оңдоого быйыл кошумча каражат бөлүнөт.
""",
}


def lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, line) for name, text in table.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("lang", "sentence"), lines(SENTENCES))
def test_a_sentence_is_of_its_language(lang: str, sentence: str) -> None:
    assert detect(sentence) == lang


@pytest.mark.parametrize(("_", "sentence"), lines(FOREIGN))
def test_another_language_is_unknown(_: str, sentence: str) -> None:
    """Kazakh is not Kyrgyz, Bulgarian is not Russian, German is not English."""
    assert detect(sentence) is None


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("ky", "Бул биздин максат"),
        ("ky", "Президент эмне деди?"),
        ("ky", "2024-жылдын 5-майында эмне болду"),
        ("ky", "чек ара боюнча сүйлөшүүлөр"),
        ("ru", "Что сказал министр?"),
        ("ru", "Когда было сказано о санкциях"),
        ("ru", "Кто приехал?"),
        ("en", "What did he say?"),
        ("en", "when was the treaty signed"),
    ],
)
def test_a_short_question_is_told_by_its_telling_words(lang: str, question: str) -> None:
    """None of these needs a letter that only its language has."""
    assert detect(question) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "12.05.2020",
        "?!…",
        "Ok",
        "Нет",
        "Салам",
        "Бишкек",
        "sanctions",
        "Министр Асанов",
        "https://example.org/news/the-minister-said-that",
        "@minister #news",
        "😀😀😀",
        "\ud800",
        "\x00" * 50,
    ],
)
def test_too_little_is_unknown(text: str) -> None:
    assert detect(text) is None


MIXTURES = [("ru", "ky"), ("ru", "en"), ("ky", "en")]


@pytest.mark.parametrize(("one", "other"), MIXTURES)
@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_half_and_half_is_unknown(one: str, other: str, times: int, between: str) -> None:
    """Paragraph after paragraph, or one language first and then the other; short and long."""
    pairs = list(
        zip(SENTENCES[one].split("\n")[1:5], SENTENCES[other].split("\n")[1:5], strict=True)
    )
    assert detect(between.join(f"{a}{between}{b}" for a, b in pairs * times)) is None
    assert (
        detect(between.join([*(a for a, _ in pairs * times), *(b for _, b in pairs * times)]))
        is None
    )


def test_two_languages_in_one_sentence_are_unknown() -> None:
    assert detect("Это наша цель. Бул биздин максат.") is None
    assert detect("Бул боюнча министр сказал, что решение принято") is None


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_long_text_is_of_the_language_of_nearly_all_of_it(lang: str) -> None:
    """A quotation in another language and an address do not change it."""
    quoted = {"en": "Бул биздин максат.", "ru": "Thank you very much.", "ky": "Это наша цель."}
    text = SENTENCES[lang] * 20 + quoted[lang] + " https://example.org/a-page-of-the-ministry"
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "По данным Associated Press, министр вчера прибыл в столицу для переговоров."),
        ("ky", "Президенттин басма сөз кызматы Associated Press агенттигине билдирди."),
        ("en", "The minister thanked Жапаров for the invitation to the summit."),
    ],
)
def test_names_in_another_script_do_not_matter(lang: str, text: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(("lang", "sentence"), lines(SENTENCES))
def test_capitals_do_not_matter(lang: str, sentence: str) -> None:
    assert detect(sentence.upper()) == lang


def test_kyrgyz_is_told_however_its_letters_were_typed() -> None:
    """Without ө, ү and ң, with the old letter ѳ, and with letters taken apart."""
    plain = "Өкмөт айыл мектептерин оңдоого быйыл кошумча каражат бөлөт."
    assert detect(plain) == "ky"
    assert detect(plain.translate(str.maketrans("ӨөңҮү", "ОонУу"))) == "ky"
    assert detect(plain.translate(str.maketrans("Өө", "Ѳѳ"))) == "ky"
    assert detect("Бул жаны\u0306 маселе эмес, деген кы\u00adргыз кызматкерлери айтты.") == "ky"


def test_stress_marks_do_not_matter() -> None:
    assert detect("Мини\u0301стр заяви\u0301л, что перегово\u0301ры продо\u0301лжатся.") == "ru"


@given(st.text(max_size=400))
def test_whatever_is_given_one_of_four_answers_comes_back(text: str) -> None:
    """And the same one again."""
    found = detect(text)
    assert found in {"en", "ru", "ky", None}
    assert detect(text) == found


@given(
    st.sampled_from(lines(SENTENCES) + lines(FOREIGN)),
    st.text(alphabet=" \n\t.,0123456789–", max_size=30),
)
def test_what_is_no_letter_does_not_matter(named: tuple[str, str], around: str) -> None:
    sentence = named[1]
    assert detect(f"{around}\n{sentence}\n{around}") == detect(sentence)


def test_threads_agree() -> None:
    texts = [sentence for _, sentence in lines(SENTENCES) + lines(FOREIGN)] * 3
    alone = [detect(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, texts)) == alone


def test_the_weights_are_read_late_and_from_the_disk() -> None:
    """Importing reads nothing; telling opens no connection."""
    program = """
import socket, sys
def refuse(*_): raise OSError("no network")
socket.socket.connect = socket.getaddrinfo = refuse
import retrieval.analysis.detection as detection
assert "py3langid" not in sys.modules
print(detection.detect("Бул биздин максат"))
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "ky\n"
