"""What turns a quotation's meaning and was left off of it is told, and it is not called exact."""

# ruff: noqa: E501 - one case a line

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import Archive, verify
from retrieval.analysis.sentences import sentences
from retrieval.check.claim import SHORTEST
from retrieval.check.left_off import left_off
from retrieval.types import Verdict

CUT = [
    ("en", "Not a single drone has crossed our border.", "a single drone has crossed our border", "Not"),
    ("en", "We will raise wages if the parliament agrees.", "We will raise wages", "if the parliament agrees"),
    ("en", "If the parliament agrees, we will raise wages.", "we will raise wages", "If the parliament agrees"),
    ("en", "According to the opposition, the mayor took a bribe.", "the mayor took a bribe", "According to the opposition"),
    ("en", "The mayor took a bribe, the opposition claims.", "The mayor took a bribe", "the opposition claims"),
    ("en", "The ministry denied that the dam leaks.", "the dam leaks", "denied that"),
    ("en", "All villages have water except Senn and Dole.", "All villages have water", "except Senn and Dole"),
    ("en", "Only pensioners will travel free.", "pensioners will travel free", "Only"),
    ("en", "Will you raise the tax on salt?", "Will you raise the tax on salt", "?"),
    ("en", "We will pay, but only if you ask in time.", "We will pay", "only if you ask in time"),
    ("en", "My critics say that I sold the harbour.", "I sold the harbour", "say that"),
    ("en", "It would be a mistake to think that the dam will break in May.", "the dam will break in May", "mistake to think"),
    ("en", "It is a lie that the dam will break in May.", "the dam will break in May", "lie that"),
    ("en", "Some fear the dam will break in May.", "the dam will break in May", "fear"),
    ("en", "Imagine the dam will break in May.", "the dam will break in May", "Imagine"),
    ("ru", "Неправда, что «плотина рухнет в мае».", "плотина рухнет в мае", "Неправда, что"),
    ("ru", "Фейк, что «плотина рухнет в мае».", "плотина рухнет в мае", "Фейк, что"),
    ("ru", "«Плотина рухнет в мае» — это выдумка.", "Плотина рухнет в мае", "это выдумка"),
    ("ru", "Некоторые опасаются, что плотина рухнет в мае.", "плотина рухнет в мае", "опасаются, что"),
    ("ru", "Представьте, что плотина рухнет в мае.", "плотина рухнет в мае", "Представьте, что"),
    ("ky", "«Дамба майда бузулат» деген фейк.", "Дамба майда бузулат", "деген фейк"),
    ("ru", "Ни один беспилотник не пересёк нашу границу.", "пересёк нашу границу", "Ни один беспилотник не"),
    ("ru", "Мы повысим зарплаты, если парламент согласится.", "Мы повысим зарплаты", "если парламент согласится"),
    ("ru", "По словам оппозиции, мэр взял взятку.", "мэр взял взятку", "По словам оппозиции"),
    ("ru", "Вода есть во всех сёлах, кроме Сенна.", "Вода есть во всех сёлах", "кроме Сенна"),
    ("ru", "Министр опроверг, что школу закроют.", "школу закроют", "опроверг, что"),
    ("ky", "Бир да дрон чек арабыздан өткөн жок.", "дрон чек арабыздан өткөн", "Бир да"),
    ("ky", "Эгер парламент макул болсо, айлыкты көтөрөбүз.", "айлыкты көтөрөбүз", "Эгер парламент макул болсо"),
    ("ky", "Айылдагы мектептерди жана бакчаларды жаппайбыз.", "Айылдагы мектептерди жана бакчаларды", "жаппайбыз"),
    ("ky", "Оппозициянын айтымында, мэр пара алган.", "мэр пара алган", "айтымында"),
    ("ky", "Салык көтөрүлөт деп оппозиция ырастады.", "Салык көтөрүлөт", "деп оппозиция ырастады"),
    ("en", "The parish ceased renting meadows to herdsmen.", "renting meadows to herdsmen", "ceased"),
    ("en", "Few villagers want the quarry to grow.", "villagers want the quarry to grow", "Few"),
    ("en", "The scheme to drain the fen was shelved.", "scheme to drain the fen", "was shelved"),
    ("en", "The order to fell the oaks was overturned in June.", "order to fell the oaks", "was overturned in June"),
    ("en", "The bishop sold the bells, and that is a lie.", "The bishop sold the bells", "and that is a lie"),
    ("en", "The bishop sold the bells: fake news.", "The bishop sold the bells", "fake news"),
    ("en", "The mill was to reopen in June, but it did not.", "The mill was to reopen in June", "but it did not"),
    ("en", "She would sooner starve than sell the orchard.", "sell the orchard", "sooner starve than"),
    ("en", "“The bishop sold the bells” is what our rivals write.", "The bishop sold the bells", "what our rivals write"),
    ("en", "It is too late to save the old barn.", "save the old barn", "too late to"),
    ("en", "The offer to lease the quay fell through.", "offer to lease the quay", "fell through"),
    ("en", "The jury acquitted the baker of poisoning the well.", "poisoning the well", "acquitted the baker of"),
    ("en", "The parish has yet to mend the roof.", "mend the roof", "yet to"),
    ("ru", "Староста зарёкся поднимать плату за воду.", "поднимать плату за воду", "зарёкся"),
    ("ru", "Сделка о сдаче пристани сорвалась.", "Сделка о сдаче пристани", "сорвалась"),
    ("ru", "Баню хотели достроить к маю, однако этого не случилось.", "Баню хотели достроить к маю", "однако этого не случилось"),
    ("ky", "Кеңеш чатырды оңдой элек.", "Кеңеш чатырды оңдой", "элек"),
    ("ky", "Сот наабайчыны кудукту ууландыруу айыбынан актады.", "кудукту ууландыруу айыбынан", "актады"),
    ("ru", "Епископ продал колокола — это вымысел.", "Епископ продал колокола", "это вымысел"),
    ("ru", "Епископ продал колокола, но это неправда.", "Епископ продал колокола", "но это неправда"),
    ("ru", "Она скорее умрёт, чем продаст сад у реки.", "продаст сад у реки", "скорее умрёт, чем"),
    ("ru", "План осушить болото отменили.", "План осушить болото", "отменили"),
    ("ru", "Мельницу хотели открыть в июне, но не открыли.", "Мельницу хотели открыть в июне", "но не открыли"),
    ("ru", "«Епископ продал колокола» — так пишут наши враги.", "Епископ продал колокола", "так пишут наши враги"),
    ("ru", "Приход бросил сдавать луга пастухам.", "сдавать луга пастухам", "бросил"),
    ("ky", "Молдо коңгуроону сатты, бул калп.", "Молдо коңгуроону сатты", "бул калп"),
    ("ky", "Тегирмен июнда ишке кирмек, бирок кирген жок.", "Тегирмен июнда ишке кирмек", "бирок кирген жок"),
    ("ky", "Сазды кургатуу планынан айнышты.", "Сазды кургатуу планынан", "айнышты"),
    ("ky", "Ал бакты сатуудан көрө ачка калат.", "Ал бакты сатуудан", "көрө ачка калат"),
    ("en", "It is improbable that the glaciers will grow back.", "the glaciers will grow back", "improbable"),
    ("en", "The last thing we want is to shut the village clubs.", "to shut the village clubs", "last thing we want"),
    ("en", "We are a long way from paying every debt.", "paying every debt", "long way from"),
    ("en", "Our rivals keep repeating that we sold the fen.", "we sold the fen", "keep repeating"),
    ("en", "He threatened that the weir would be blown up.", "the weir would be blown up", "threatened that"),
    ("en", "The weavers shouted that the mill is theirs.", "the mill is theirs", "shouted that"),
    ("en", "My uncle used to say: the river feeds nobody who is lazy.", "the river feeds nobody who is lazy", "used to say"),
    ("en", "The story that the abbot owns the inn is sheer fantasy.", "the abbot owns the inn", "is sheer fantasy"),
    ("en", "Contrary to what the paper printed, the tunnel is open.", "the paper printed, the tunnel is open", "Contrary to"),
    ("en", "We were supposed to open the library in May, but the roof fell in.", "We were supposed to open the library in May", "but the roof fell in"),
    ("en", "We had hoped to finish the lock by May, but floods came.", "to finish the lock by May", "but floods came"),
    ("en", "We used to pay weavers in salt, but those days are gone.", "We used to pay weavers in salt", "but those days are gone"),
    ("en", "Fact check. “The water in Senn smells of tar” – this is not so.", "The water in Senn smells of tar", "this is not so"),
    ("en", "The bishop sold the bells. This is a complete lie.", "The bishop sold the bells", "This is a complete lie"),
    ("en", "Fake! “Wages will be halved in July.” The ministry denies it.", "Wages will be halved in July.", "Fake"),
    ("en", "Perhaps the ferry will sail before winter.", "the ferry will sail before winter", "Perhaps"),
    ("ru", "Маловероятно, что лёд вернётся к берегам.", "лёд вернётся к берегам", "Маловероятно"),
    ("ru", "Трудно поверить, что лёд вернётся к берегам.", "лёд вернётся к берегам", "Трудно поверить"),
    ("en", "It is hard to believe that the ice will return.", "the ice will return", "hard to believe"),
    ("ru", "Нам ставят в вину, что паром опаздывает.", "паром опаздывает", "ставят в вину"),
    ("ru", "Меньше всего мы хотим закрыть клубы.", "мы хотим закрыть клубы", "Меньше всего"),
    ("ru", "Мы далеки от мысли, что ткачи ленятся.", "ткачи ленятся", "далеки от мысли"),
    ("ru", "Он пригрозил, что плотину взорвут.", "плотину взорвут", "пригрозил"),
    ("ru", "Мой дед говорил: река не кормит ленивых.", "река не кормит ленивых", "говорил"),
    ("ru", "Сказки о том, что аббат владеет трактиром, надоели.", "аббат владеет трактиром", "Сказки о том"),
    ("ru", "Планировалось открыть баню в июле, однако кровля рухнула.", "Планировалось открыть баню в июле", "однако кровля рухнула"),
    ("ru", "Мы собирались посадить дубы, но саженцы замёрзли.", "Мы собирались посадить дубы", "но саженцы замёрзли"),
    ("ru", "Предполагалось, что шлюз достроят к маю, но помешал паводок.", "шлюз достроят к маю", "но помешал паводок"),
    ("ru", "Раньше мы платили ткачам солью, но эти времена прошли.", "Раньше мы платили ткачам солью", "но эти времена прошли"),
    ("ru", "Утверждение: «Вода в Сенне пахнет дёгтем». Это неправда.", "Вода в Сенне пахнет дёгтем", "Это неправда"),
    ("ru", "Фейк! «Пенсии урежут вдвое в июле». Соцфонд опровергает.", "Пенсии урежут вдвое в июле", "Соцфонд опровергает"),
    ("ky", "Муз кайра келет деп айтуу кыйын.", "Муз кайра келет деп", "айтуу кыйын"),
    ("ky", "Бизди жерди саткандар деп аташат.", "жерди саткандар деп", "аташат"),
    ("ky", "Трактир аббаттыкы деген жомоктор тажатты.", "Трактир аббаттыкы деген", "жомоктор"),
    ("ky", "Мончо майда ачылышы керек эле, бирок чатыры урап түштү.", "Мончо майда ачылышы керек эле", "бирок чатыры урап түштү"),
    ("ky", "Биз эмен тикмекчи элек, бирок көчөт үшүп калды.", "Биз эмен тикмекчи элек", "бирок көчөт үшүп калды"),
    ("ky", "Мурун токуучуларга туз төлөчүбүз, азыр андай эмес.", "Мурун токуучуларга туз төлөчүбүз", "азыр андай эмес"),
    ("ky", "«Суу чайыр жыттанат». Бул калп.", "Суу чайыр жыттанат", "Бул калп"),
    ("ky", "Министр жыйында орусча айтты: «Мы не отдадим ни пяди лугов соседям».", "ни пяди лугов соседям", "не отдадим"),
    ("en", "The story is a lie that the weir will break.", "the weir will break", "lie that"),
    ("en", "Far from mending the weir, the parish sold it.", "mending the weir", "Far from"),
    ("en", "No, the abbot never sold the inn.", "sold the inn", "never"),
    ("en", "Parish Denies That Abbot Sold Inn", "Abbot Sold Inn", "Denies"),
    ("ru", "Нет, аббат не продавал трактир.", "продавал трактир", "не"),
    ("ru", "Кроме Сенна, луга есть во всех приходах.", "луга есть во всех приходах", "Кроме Сенна"),
    ("ru", "Все, кроме пастухов, будут платить сбор.", "будут платить сбор", "кроме пастухов"),
    ("ru", "Только пастухи ездят бесплатно.", "пастухи ездят бесплатно", "Только"),
    ("ky", "Бул туура эмес, молдо коңгуроону саткан.", "молдо коңгуроону саткан", "эмес"),
    ("ky", "Кеңеш макул болгонго чейин кайыктар сүзөт.", "кайыктар сүзөт", "болгонго чейин"),
    ("ky", "Биз мончону жаппай, жаңысын курабыз.", "Биз мончону", "жаппай"),
    ("ky", "Кеңеш чечим чыгармайынча кайыктар сүзөт.", "кайыктар сүзөт", "чыгармайынча"),
    ("ky", "Акча бөлүнмөйүнчө мончону оңдойбуз дешти.", "мончону оңдойбуз", "бөлүнмөйүнчө"),
    ("ky", "Кайык сууга түштү дейли.", "Кайык сууга түштү", "дейли"),
    ("ky", "Барабы же жокпу, паром сүзөт.", "паром сүзөт", "Барабы"),
    ("ky", "«Молдо коңгуроону сатты», – деп душмандарыбыз жазышууда.", "Молдо коңгуроону сатты", "деп душмандарыбыз"),
    ("en", "The flood took 14 300 sheep.", "300 sheep", "14"),
    ("en", "The flood took 14 300 sheep in Dole.", "The flood took 14", "300"),
    ("en", "The flood took 14\u00a0300 sheep in Dole.", "300 sheep in Dole", "14"),
    ("en", "Thirty-two thousand weavers joined the strike.", "two thousand weavers joined the strike", "Thirty-"),
    ("en", "Three hundred and sixty barns were mended.", "sixty barns were mended", "Three hundred and"),
    ("en", "On the thirty-first of July the mill reopens.", "first of July the mill reopens", "thirty-"),
    ("en", "Half a million eels were let into the fen.", "a million eels were let into the fen", "Half"),
    ("en", "Tens of thousands of eels were let into the fen.", "thousands of eels were let into the fen", "Tens of"),
    ("en", "The lock will cost 7 million crowns.", "The lock will cost 7", "million"),
    ("en", "It was -12 degrees in Senn at dawn.", "12 degrees in Senn at dawn", "-"),
    ("en", "It was minus 12 degrees in Senn at dawn.", "12 degrees in Senn at dawn", "minus"),
    ("en", "The fire took 30–40 barns in Dole.", "40 barns in Dole", "30–"),
    ("ru", "Паводок унёс 14 300 овец в долине.", "300 овец в долине", "14"),
    ("ru", "Тридцать две тысячи ткачей бастуют.", "две тысячи ткачей бастуют", "Тридцать"),
    ("ru", "Тридцать первого июля откроют мельницу.", "первого июля откроют мельницу", "Тридцать"),
    ("ru", "Починили триста шестьдесят амбаров у реки.", "шестьдесят амбаров у реки", "триста"),
    ("ru", "Полтора миллиона угрей пустили в пруд.", "миллиона угрей пустили в пруд", "Полтора"),
    ("ky", "Отуз эки миң токуучу чыкты.", "эки миң токуучу чыкты", "Отуз"),
    ("ky", "Сел 14 300 койду алып кетти.", "300 койду алып кетти", "14"),
    ("ky", "Отуз биринчи июлда тегирмен ачылат.", "биринчи июлда тегирмен ачылат", "Отуз"),
    ("ky", "Үч жүз алтымыш кампа оңдолду.", "алтымыш кампа оңдолду", "Үч жүз"),
    ("ky", "Жарым миллион балык көлгө коё берилди.", "миллион балык көлгө коё берилди", "Жарым"),
    ("en", "Deputy-abbot Lund sold the old bells.", "abbot Lund sold the old bells", "Deputy-"),
    ("en", "Non-weavers pay two crowns at the gate.", "weavers pay two crowns at the gate", "Non-"),
    ("en", "The bells were sold by abbot-elect Lund.", "The bells were sold by abbot", "-elect"),
    ("ru", "Экс-староста Лунин продал колокола.", "староста Лунин продал колокола", "Экс-"),
    ("ky", "Экс-аким Лунов коңгуроону сатты.", "аким Лунов коңгуроону сатты", "Экс-"),
    ("ru", "Настоятель нe продал старые колокола.", "продал старые колокола", "нe"),
    ("ru", "Нeправда, что настоятель продал колокола.", "настоятель продал колокола", "Нeправда, что"),
    ("ky", "Молдо коңгуроону саткан эмеc.", "Молдо коңгуроону саткан", "эмеc"),
    ("en", "The lock was to open in April, but the feast was called off.", "The lock was to open in April", "but the feast was called off"),
    ("en", "The decree would close the fair, but it was rejected in May.", "The decree would close the fair", "but it was rejected in May"),
    ("ru", "Указ закрыл бы ярмарку, но его отклонили в мае.", "Указ закрыл бы ярмарку", "но его отклонили в мае"),
    ("ky", "Токуучулар Доленге бармак, бирок жол үзгүлтүккө учурады.", "Токуучулар Доленге бармак", "бирок жол үзгүлтүккө учурады"),
    ("ky", "Буйрук жарманкеге тыюу салмак, бирок ал кайтарылып алынды.", "Буйрук жарманкеге тыюу салмак", "бирок ал кайтарылып алынды"),
    ("ky", "Биз көпүрө курмакпыз, бирок оюбуздан айныдык.", "Биз көпүрө курмакпыз", "бирок оюбуздан айныдык"),
    ("ru", "Рано утверждать, что паводок позади.", "паводок позади", "Рано утверждать"),
    ("ru", "Говорить о том, что голод позади, преждевременно.", "голод позади", "преждевременно"),
    ("en", "“The weir will break in May”: such letters are fake.", "The weir will break in May", "such letters are fake"),
    ("en", "The weir will break in May. Such letters are forged.", "The weir will break in May", "Such letters are forged"),
    ("ru", "«Плотина рухнет в мае» – такие сообщения являются выдумкой.", "Плотина рухнет в мае", "такие сообщения являются выдумкой"),
    ("ru", "Приход назвал нелепостью слова о том, что колодец отравлен.", "что колодец отравлен", "нелепостью"),
    ("ru", "Ткачи оспаривают, что шерсть гнилая.", "что шерсть гнилая", "оспаривают"),
    ("ru", "Неясно, откроют ли шлюз к маю.", "откроют ли шлюз", "Неясно"),
    ("ru", "Староста ушёл от ответа на вопрос, поднимут ли плату.", "поднимут ли плату", "ушёл от ответа"),
    ("ru", "Пивовар делал вид, что солод свежий.", "что солод свежий", "делал вид"),
    ("en", "The brewer pretended that the malt was fresh.", "the malt was fresh", "pretended that"),
    ("en", "She retracts her words that weavers are idle.", "weavers are idle", "retracts her words"),
    ("ru", "Она извинилась за слова о том, что ткачи ленивы.", "что ткачи ленивы", "извинилась за слова"),
    ("en", "The court dropped the charge that the abbot stole the bells.", "the abbot stole the bells", "dropped the charge that"),
    ("en", "The abbot almost sold the bells to a smith.", "sold the bells to a smith", "almost"),
    ("ru", "Настоятель почти продал колокола кузнецу.", "продал колокола кузнецу", "почти"),
    ("ru", "Настоятель, дескать, продал колокола.", "продал колокола", "дескать"),
    ("ru", "Запись, где настоятель бранит ткачей, – подделка.", "настоятель бранит ткачей", "подделка"),
    ("en", "The tape in which the abbot scolds the weavers is a forgery.", "the abbot scolds the weavers", "is a forgery"),
    ("ky", "Молдо токуучуларды тилдеген жазуу — жасалма.", "Молдо токуучуларды тилдеген жазуу", "жасалма"),
    ("en", "I wish we could say that the fen is clean.", "the fen is clean", "wish we could say that"),
    ("ru", "Можно исключить падёж овец этой весной.", "падёж овец этой весной", "исключить"),
    ("ru", "Его слова о том, что луг продадут, вырваны из контекста.", "что луг продадут", "вырваны из контекста"),
    ("ky", "Айыл шалбааны сатуудан карманды.", "Айыл шалбааны сатуудан", "карманды"),
    ("ky", "Шалбааны сугаруу убадасы кагаз жүзүндө калды.", "Шалбааны сугаруу убадасы", "кагаз жүзүндө калды"),
    ("ky", "Сел токтоду деп ишенбегиле.", "Сел токтоду деп", "ишенбегиле"),
    ("en", "The inn had been due to reopen in May, but the roof was late.", "The inn had been due to reopen in May", "but the roof was late"),
    ("en", "The decree would have closed the fair, but the judge struck it down.", "The decree would have closed the fair", "but the judge struck it down"),
    ("en", "The vow to feed the weavers stayed on paper.", "vow to feed the weavers", "stayed on paper"),
    ("ru", "Запись, где настоятель бранит ткачей, подделана.", "настоятель бранит ткачей", "подделана"),
    ("ru", "Староста по ошибке объявил, что брод открыт.", "что брод открыт", "по ошибке"),
    ("ky", "Токуучулар жүн чирик экенин талашууда.", "жүн чирик экенин", "талашууда"),
    ("en", "The abbot never said: “The inn is mine.”", "The inn is mine", "never said"),
    ("en", "Nobody stood up and said: “The fen is ours.”", "The fen is ours", "Nobody stood up"),
    ("en", "The council rejected the motion: “The toll is doubled.”", "The toll is doubled", "rejected the motion"),
    ("ru", "Настоятель отказался сказать: «Трактир теперь мой».", "Трактир теперь мой", "отказался сказать"),
    ("ru", "Не верьте: «Колодец отравлен давно».", "Колодец отравлен давно", "Не верьте"),
    ("ky", "Молдо мындай деп айткан жок: «Мончо меники болот».", "Мончо меники болот", "жок"),
    ("ky", "Айыл башчысы айтуудан баш тартты: «Мен баарына күнөөлүүмүн».", "Мен баарына күнөөлүүмүн", "баш тартты"),
    ("en", "Allowed | Prohibited\nwalks at dawn | fires in the fen", "fires in the fen", "Prohibited"),
    ("en", "The motion | Its fate\nshut the inn | rejected\nmend the weir | begun", "shut the inn", "rejected"),
    ("en", "Myth | Fact\nEels bring bad luck | Eels are a fish", "Eels bring bad luck", "Myth"),
    ("en", "No 300 weavers can shut the mill.", "weavers can shut the mill", "No 300"),
    ("ru", "«Если лёд сойдёт, – сказал Лунд, – мы откроем шлюз».", "мы откроем шлюз", "Если лёд сойдёт"),
    ("en", "The editors refused to print: “The abbot sold the bells.”", "The abbot sold the bells", "refused to print"),
    ("ky", "Сиз милдеттүү эмессиз, айып салынат.", "айып салынат", "эмессиз"),
    ("ky", "Сиз киришке акы төлөбөйсүз, айып салынат.", "айып салынат", "төлөбөйсүз"),
    ("en", "[Fake.] The weir will break in May.", "The weir will break in May", "Fake"),
    ("ky", "Бизде ынтымак, достук, тынчтык жок.", "Бизде ынтымак, достук", "жок"),
    ("ky", "Кеңеш тегирмен сатылат деген имишти төгүндөдү.", "тегирмен сатылат деген имишти", "төгүндөдү"),
    ("ky", "Молдо кудуктун уу экенин төгүндөп чыкты.", "кудуктун уу экенин", "төгүндөп чыкты"),
    ("ky", "Жүн кымбаттайт деген сөз төгүн.", "Жүн кымбаттайт деген сөз", "төгүн"),
    ("ky", "Мончо ачылат деген кеп куру кыял болду.", "Мончо ачылат деген кеп", "куру кыял"),
    ("ky", "Айыл ээси кетем деген сөзүнөн кайтты.", "кетем деген", "сөзүнөн кайтты"),
    ("ky", "Аюу чиркөөгө кирди деген видео башка өлкөдө тартылган.", "Аюу чиркөөгө кирди деген видео", "башка өлкөдө тартылган"),
    ("ky", "2-жомок. Туз тишти бузат.", "Туз тишти бузат", "2-жомок"),
    ("ky", "Миф № 2: туз тишти бузат.", "туз тишти бузат", "Миф № 2"),
    ("ky", "Балдар: «Каз учтубу?» деп сурашты.", "Каз учтубу", "?"),
    ("en", "The parish voted 5 to 1 against leasing the quay.", "leasing the quay", "voted 5 to 1 against"),
    ("en", "The synod ruled narrowly, by nine votes to two, against a new bell.", "a new bell", "by nine votes to two, against"),
    ("en", "The vote was 14–2 against the ring road.", "the ring road", "vote was 14–2 against"),
    ("en", "Myth 2. Salt harms the teeth.", "Salt harms the teeth", "Myth 2"),
    ("en", "The second myth: salt harms the teeth.", "salt harms the teeth", "second myth"),
    ("en", "Far be it from me to say that the weavers are idle.", "the weavers are idle", "Far be it from me"),
    ("en", "The smith hoped in vain that iron would fall.", "iron would fall", "in vain"),
    ("en", "The tape of a bear in the church was made by a machine.", "a bear in the church", "made by a machine"),
    ("en", "He said: “They ask: 'Will you sell the mill?' I answer them: wait.”", "Will you sell the mill", "?"),
    ("ru", "Миф 2. Соль портит зубы.", "Соль портит зубы", "Миф 2"),
    ("ru", "Слухи, будто колодец пуст, не подтвердились.", "Слухи, будто колодец пуст", "не подтвердились"),
    ("ru", "Сведения о том, что колодец пуст, неверны.", "что колодец пуст", "неверны"),
    ("ru", "Версия, по которой паром взорвали, не подтвердилась.", "по которой паром взорвали", "не подтвердилась"),
    ("ru", "Указ, который закроет ярмарку, ещё не подписан.", "Указ, который закроет ярмарку", "не подписан"),
    ("ru", "То, что паром затонул, маловероятно.", "То, что паром затонул", "маловероятно"),
    ("ru", "Настоятель открестился от слов, что ткачи ленивы.", "ткачи ленивы", "открестился"),
    ("ru", "Ролик, где медведь звонит в колокол, сгенерирован нейросетью.", "медведь звонит в колокол", "сгенерирован"),
    ("ru", "План построить баню так и остался планом.", "План построить баню", "остался планом"),
    ("ru", "Соседа оклеветали, сказав, что он украл овцу.", "он украл овцу", "оклеветали"),
    ("en", "But for a broken axle the coach would have reached Senn.", "the coach would have reached Senn", "But for a broken axle"),
    ("en", "The harvest would have been lost but for the weavers.", "The harvest would have been lost", "but for the weavers"),
    ("en", "All wells in the valley but two are clean.", "All wells in the valley", "but two are clean"),
    ("en", "The treaty is dead, as my rivals love to repeat.", "The treaty is dead", "as my rivals love to repeat"),
    ("en", "They tell us that the fen is dry.", "the fen is dry", "They tell us that"),
    ("en", "The abbot dismissed as hogwash the news that the inn is sold.", "the inn is sold", "dismissed as hogwash the news that"),
    ("en", "She branded it preposterous that the weavers had to pay.", "the weavers had to pay", "branded it preposterous that"),
    ("en", "The council steered clear of raising the toll.", "raising the toll", "steered clear of"),
    ("en", "The bishop balked at selling the bells.", "selling the bells", "balked at"),
    ("en", "The report stops short of blaming the abbot.", "blaming the abbot", "stops short of"),
    ("en", "The charter bans (1) fishing at night, (2) burning reed, and (3) selling eels.", "selling eels", "bans (1) fishing at night, (2) burning reed, and (3"),
    ("en", "The court bars weavers from leaving the town.", "weavers from leaving the town", "bars"),
    ("en", "The act outlaws (1) fishing at night, (2) burning reed.", "burning reed", "outlaws (1) fishing at night, (2"),
    ("en", "The treaty precludes the building of new forts.", "the building of new forts", "precludes"),
    ("en", "The queen vetoes a toll on the bridge.", "a toll on the bridge", "vetoes"),
    ("ru", "Староста назвал чепухой слова о том, что мельницу продали.", "мельницу продали", "чепухой слова о том, что"),
    ("ru", "Аббат назвал враньём сообщение, что трактир закрыт.", "трактир закрыт", "враньём сообщение, что"),
    ("ru", "Он объявил газетной уткой весть, что паром утонул.", "паром утонул", "объявил газетной уткой весть, что"),
    ("ru", "Это ахинея, что паром утонул.", "паром утонул", "ахинея, что"),
    ("ru", "Рассказ о том, что паром утонул, он назвал белибердой.", "паром утонул", "он назвал белибердой"),
    ("ru", "Нам рассказывают, что болото высохло.", "болото высохло", "рассказывают, что"),
    ("ru", "Устав возбраняет ловить рыбу ночью.", "ловить рыбу ночью", "возбраняет"),
    ("ru", "Министр исключал три шага: сбор за хлеб, комендантский час.", "комендантский час", "исключал три шага: сбор за хлеб"),
    ("ru", "Указ ставит вне закона ночной лов рыбы.", "ночной лов рыбы", "вне закона"),
    ("ru", "Закон препятствует вывозу зерна.", "вывозу зерна", "препятствует"),
    ("en", "We need between three and four boats.", "We need between three", "and four"),
    ("en", "We need between three and four boats.", "four boats", "between three and"),
    ("en", "The toll rose from 5 to 7 crowns.", "The toll rose from 5", "to 7"),
    ("en", "The weir took three or four years to mend.", "The weir took three", "or four"),
    ("en", "The weir took three or four years to mend.", "four years to mend", "three or"),
    ("en", "From 3 per cent to 4 per cent of eels die.", "4 per cent of eels die", "From 3 per cent to"),
    ("en", "Fewer than a third of the barns stand.", "a third of the barns stand", "Fewer than"),
    ("en", "At most nine weavers remain in Dole.", "nine weavers remain in Dole", "At most"),
    ("en", "Under 40 per cent of farmers pay.", "40 per cent of farmers pay", "Under"),
    ("en", "Forty houses, no more, will be moved.", "Forty houses", ", no more"),
    ("ru", "Цена выросла с 5 до 7 крон.", "Цена выросла с 5", "до 7"),
    ("ru", "Нужно между тремя и пятью лодками.", "Нужно между тремя", "и пятью"),
    ("ru", "Шлюз чинили три, а то и четыре года.", "Шлюз чинили три", ", а то и четыре"),
    ("ru", "Менее чем четверть ткачей осталась.", "четверть ткачей осталась", "Менее чем"),
    ("ru", "Не более девяти ткачей осталось.", "девяти ткачей осталось", "Не более"),
    ("ru", "Перенесут десять домов, не больше.", "Перенесут десять домов", ", не больше"),
    ("ru", "Максимум сорок домов перенесут.", "сорок домов перенесут", "Максимум"),
    ("ky", "Дамба 3 же 4 миллион сом турат.", "Дамба 3", "же 4 миллион"),
    ("ky", "Бизге үч менен беш кайык аралыгында керек.", "Бизге үч", "менен беш кайык аралыгында"),
    ("ky", "Үйлөрдүн жарымынан азы калды.", "Үйлөрдүн жарымынан", "азы"),
    ("ky", "Кырк үйгө чейин көчүрүлөт.", "Кырк үйгө", "чейин"),
    ("ky", "Эң көп дегенде кырк үй көчүрүлөт.", "кырк үй көчүрүлөт", "Эң көп дегенде"),
]  # fmt: skip

KEPT = [
    # weekdays, possessives, names and other words that have the endings of a verb
    *(
        ("ky", f"{words} паромдун жаңы кыймылдаткычы сатып алынды.", "паромдун жаңы кыймылдаткычы")
        for words in (
            "Шейшемби күнү",
            "Өткөн жекшемби",
            "Айылдын мектеби үчүн",
            "Мунун себеби бар:",
            "Тургундардын талабы боюнча",
            "Элдин көбү үчүн",
            "Жалпы жыйында",
            "Министр баса белгиледи:",
            "Кечээ Муса тарабынан",
            "Кечээ Орозбай тарабынан",
            "Тилекке каршы",
            "Коррупцияга каршы күрөш күнү",
            "Электр тармагы үчүн",
            "Көбөйтүлгөн бюджеттен",
            "Шайлоо тажрыйбасынан кийин",
            "Калкты камсыз кылуу үчүн",
            "Көз карандысыз уюм үчүн",
            "Аябай көп акчага",
        )
    ),
    ("en", "The bridge will open in May, and the road will be ready by June.", "The bridge will open in May"),
    ("en", "We did not wait, but the rain came in time.", "the rain came in time"),
    ("en", "We believe that the harvest will be good this year.", "the harvest will be good this year"),
    ("en", "The new law protects every farmer, but it does not touch the towns.", "The new law protects every farmer"),
    ("en", "“We will raise wages in May,” said Mira Halden, who never smiles.", "We will raise wages in May"),
    ("ru", "Министр, который не пришёл, сказал, что «мост откроют в мае».", "мост откроют в мае"),
    ("ru", "«Мост откроют в мае», — сказал министр и больше ничего не добавил.", "Мост откроют в мае"),
    ("ru", "Мост откроют в мае, а дорогу достроят в июне.", "Мост откроют в мае"),
    ("ky", "Көпүрө май айында ачылат, жол июнда бүтөт.", "Көпүрө май айында ачылат"),
    ("en", "The mill opened in June, but nobody came to see it.", "The mill opened in June"),
    ("en", "In a few days the ferry will sail to Senn.", "the ferry will sail to Senn"),
    ("ru", "Епископ продал колокола — это хорошая новость.", "Епископ продал колокола"),
    ("ru", "Мельницу открыли в июне, но никто не пришёл.", "Мельницу открыли в июне"),
    ("ru", "Мы уверены, что новый шлюз прослужит сто лет.", "новый шлюз прослужит сто лет"),
    ("ru", "«Шлюз новый». Это не выдумка.", "Шлюз новый"),
    ("en", "The lock is new. This is not a rumour.", "The lock is new."),
    ("en", "We used to fish here, and we still do.", "We used to fish here"),
    ("ky", "Айта кетсек, арыз кабыл алуу жумага чейин узартылды.", "арыз кабыл алуу жумага чейин узартылды"),
    ("ky", "Жаңы шлюз жүз жыл кызмат кылат деп ишенебиз.", "Жаңы шлюз жүз жыл кызмат кылат"),
    ("en", "Last but not least, the weavers mended the weir.", "the weavers mended the weir"),
    ("en", "Only yesterday the abbot opened the inn.", "the abbot opened the inn"),
    ("en", "There is no doubt that the ferry will sail.", "the ferry will sail"),
    ("en", "According to the timetable, the ferry sails at six.", "the ferry sails at six"),
    ("en", "Far from shrinking, the fen grew by an acre.", "the fen grew by an acre"),
    ("en", "The farms that lie in the fen will get a road by May.", "will get a road by May"),
    ("en", "“It rained, and the fen rose,” Tove Lie said in Senn.", "the fen rose"),
    ("en", "The bar opens at six, and the inn closes at ten.", "the inn closes at ten"),
    ("en", "It goes without saying that the inn will stay open.", "the inn will stay open"),
    ("ru", "Без преувеличения, это лучший лён за десять лет.", "это лучший лён за десять лет"),
    ("en", "No, the inn stays as it was.", "the inn stays as it was"),
    ("en", "The inn was not left to the abbot but to the weavers.", "to the weavers"),
    ("en", "Not only did the weir hold, it carried the ferry.", "it carried the ferry"),
    ("en", "The abbot, not the weaver, signed the lease of the inn.", "signed the lease of the inn"),
    ("ru", "Тем не менее шлюз открыли в срок.", "шлюз открыли в срок"),
    ("ru", "Кроме того, в Сенне откроют баню.", "в Сенне откроют баню"),
    ("ru", "Кроме овса, приход ждёт хорошего урожая льна.", "приход ждёт хорошего урожая льна"),
    ("ru", "Только вчера аббат открыл трактир.", "вчера аббат открыл трактир"),
    ("ru", "Не позднее 3 июня аренду подпишут обе стороны.", "аренду подпишут обе стороны"),
    ("ru", "Нет сомнений, что паром пойдёт.", "паром пойдёт"),
    ("ru", "Посажено 90 лип против 30 в прошлом году.", "Посажено 90 лип"),
    ("ru", "Нет, баня остаётся открытой.", "баня остаётся открытой"),
    ("ru", "Правило не касается детей, стариков и т. д. Плата за паром вырастет.", "Плата за паром вырастет"),
    ("ru", "Шлюз не достроили и в 2031 г. В июне сменили мастера.", "В июне сменили мастера"),
    ("ky", "Мындан тышкары Сеннде мончо ачылат.", "Сеннде мончо ачылат"),
    ("ky", "Ошентсе да, шлюз толук оңдолду.", "шлюз толук оңдолду"),
    ("ky", "Үч жыл мурда айыл кайык сатып алган.", "айыл кайык сатып алган"),
    ("ky", "Кечээ гана молдо мончону ачты.", "молдо мончону ачты"),
    ("ky", "Жок дегенде 90 киши жыйынга келди.", "90 киши жыйынга келди"),
    ("ky", "Мончо гана эмес, китепкана да курулат.", "китепкана да курулат"),
    ("ky", "Шаманга карабай, майрам аянтта өттү.", "майрам аянтта өттү"),
    ("ky", "Ак калпак күнү майда белгиленет, майрам аянтта өтөт.", "майрам аянтта өтөт"),
    ("ky", "Жок, мончо мурдагыдай ачык калат.", "мончо мурдагыдай ачык калат"),
    ("ky", "Биз мончону жаппай, Сеннде жаңысын курабыз.", "Сеннде жаңысын курабыз"),
    ("ky", "Акысы 40 тыйын, 50 эмес.", "Акысы 40 тыйын"),
    ("ky", "Айыл жакшы түшүм күтүүдө, июнга чейин бир тоо чөп чабылат.", "Айыл жакшы түшүм күтүүдө"),
    ("ky", "Молдо коңгуроону сатты, бул жакшы кабар.", "Молдо коңгуроону сатты"),
    ("en", "In 2031 300 sheep drowned.", "300 sheep drowned"),
    ("en", "The flood took 14 300 sheep in Dole.", "14 300 sheep in Dole"),
    ("en", "We gave 5 million crowns and 20 barns to Dole.", "20 barns to Dole"),
    ("en", "The abbot spent the first hundred days in Senn.", "hundred days in Senn"),
    ("ru", "В 2031 триста овец утонули в реке.", "триста овец утонули в реке"),
    ("ru", "Первые пять тысяч овец уже в горах.", "пять тысяч овец уже в горах"),
    ("ky", "2031-жылы 300 кой агып кетти.", "300 кой агып кетти"),
    ("ky", "Биз жүз алтын шакек таптык.", "алтын шакек таптык"),
    ("en", "The decree would close the fair, but it would not touch the inn.", "The decree would close the fair"),
    ("en", "The abbot built a stage, but the feast was called off.", "The abbot built a stage"),
    ("en", "I wish you all a merry fair.", "you all a merry fair"),
    ("en", "The smith paid over this quarter of an hour of ours.", "this quarter of"),
    ("ru", "Такие сообщения радуют ткачей.", "сообщения радуют ткачей"),
    ("ky", "Балдар шаарда сабагын бүтүрдү.", "Балдар шаарда"),
    ("ky", "Тамак даяр болду, бирок ал муздак эле.", "Тамак даяр болду"),
    ("en", "The ferry sails at 18:30, the inn shuts at ten.", "The ferry sails at 18:30"),
    ("en", "The flood lasted from 1990–91.", "The flood lasted from 1990–91"),
    ("ru", "Шлюз обойдётся в 3,2 млн. В Сенне живут 400 ткачей.", "Шлюз обойдётся в 3,2 млн"),
    ("ky", "Жыйын Сеннде 9:00–13:00. Баары келсин.", "Жыйын Сеннде 9:00–13:00"),
    ("en", "Abbot Lund opposed the toll: “The road is worn out.”", "The road is worn out"),
    ("en", "The smith declined to comment on the fire: “The forge is cold.”", "The forge is cold"),
    ("en", "The baker would not say when: “The ovens are cold.”", "The ovens are cold"),
    ("en", "The abbot was not happy and said: “The bell is cracked.”", "The bell is cracked"),
    ("ru", "Не согласен с ним мельник Лунд: «Река обмелела вдвое».", "Река обмелела вдвое"),
    ("ru", "Староста отказался от комментариев: «Шлюз откроют в мае».", "Шлюз откроют в мае"),
    ("ru", "Приход отверг обвинения: «Мы заплатили все сборы».", "Мы заплатили все сборы"),
    ("ky", "Молдо планга каршы чыкты: «Коңгуроо бекем турат».", "Коңгуроо бекем турат"),
    ("ky", "Уста ишенбейт: «Эки мамы жарылган».", "Эки мамы жарылган"),
    ("ky", "Ал макул эмес экенин билдирди: «Суу эки эсе азайды».", "Суу эки эсе азайды"),
    ("en", "“The peat will last until May.” Smith Oda Lind added: “We burn wood.”", "We burn wood"),
    ("ru", "[Редакция не была в Сенне.] Баню откроют в мае.", "Баню откроют в мае"),
    ("ru", "«Лён дозрел, – сказал Лунд, – и жатва скоро начнётся».", "жатва скоро начнётся"),
    ("ky", "«Шлюз даяр, – деди Лунд, – паром эртең жүрөт».", "паром эртең жүрөт"),
    ("ru", "«Мы не продаём луг. – Он помолчал. – Мы сдаём его».", "Мы сдаём его"),
    ("en", "The play “Never Say Goodbye” opened in Dole, and 90 weavers saw it.", "90 weavers saw it"),
    ("ru", "Фонд «Нет голоду» собрал 40 тысяч крон, деньги пошли в Сенн.", "деньги пошли в Сенн"),
    ("ky", "«Эч качан багынба» китеби Сеннде чыкты, аны 90 токуучу окуду.", "аны 90 токуучу окуду"),
    ("en", "Under Order No. 7, the fair opens in May.", "the fair opens in May"),
    ("en", "Bus No 40 stops at the mill, and the fare is two crowns.", "the fare is two crowns"),
    ("en", "Q: Is the inn shut?\nA: No. Weavers eat there at noon.", "Weavers eat there at noon"),
    ("en", "Allowed | Prohibited\nwalks at dawn | fires in the fen", "walks at dawn"),
    ("en", "Claim | Verdict\nthe inn burned | false\nthe weir was mended | true", "the weir was mended"),
    ("ru", "Можно | Нельзя\nгулять у шлюза | жечь костры\nудить рыбу | мыть овец", "удить рыбу"),
    ("ky", "Чечим | Тагдыры\nмончону жабуу | четке кагылды\nшлюзду оңдоо | башталды", "шлюзду оңдоо"),
    ("en", "Mr Lund was not surprised: the weir had leaked since May.", "the weir had leaked since May"),
    ("en", "Hardly had the fair opened when hail fell on Dole.", "hail fell on Dole"),
    ("ru", "Врачи без границ приехали в Сенн и осмотрели 90 ткачей.", "осмотрели 90 ткачей"),
    ("ru", "Если говорить о цифрах, лён вырос вдвое.", "лён вырос вдвое"),
    ("ky", "Сиз ардактуу токуучусуз, сыйлык сизге берилет.", "сыйлык сизге берилет"),
    ("ky", "Токтоосуз түрдө жардам келди, ага 40 кайык чыкты.", "ага 40 кайык чыкты"),
    ("ky", "Биз үч мончо ачтык, бирин да жапкан жокпуз.", "Биз үч мончо ачтык"),
    ("ky", "Унутпагыла: жыйын саат бештен башталат.", "жыйын саат бештен башталат"),
    ("en", "Senn won 3–1 against Dole, and the cup came home.", "the cup came home"),
    ("en", "The council voted 6 to 3 for the bridge.", "for the bridge"),
    ("en", "Fact 1. The well is clean.", "The well is clean"),
    ("ru", "Мост, который обещали к маю, открыт вовремя.", "Мост, который обещали к маю"),
    ("ru", "Мы построили мост, который соединил берега, не взяв ни кроны.", "Мы построили мост"),
    ("ru", "Указ, который отменил сбор, принят в мае, и никто не спорил.", "Указ, который отменил сбор"),
    ("ky", "Бош убакытта балдар каз кайтарат.", "балдар каз кайтарат"),
    ("en", "The road is closed but for buses there is another way.", "The road is closed"),
    ("en", "All of the village agrees but the mill must go.", "All of the village agrees"),
    ("en", "The volunteers met in Dole to save the old barn.", "The volunteers met in Dole"),
    ("en", "I like to say that the fen feeds us all.", "the fen feeds us all"),
    ("en", "I can tell you that the fen is dry.", "the fen is dry"),
    ("en", "The rubbish is taken away on Mondays in Senn.", "is taken away on Mondays in Senn"),
    ("en", "After the ban the weavers went home to Senn.", "the weavers went home to Senn"),
    ("en", "The bars and inns of Senn stay open till ten.", "inns of Senn stay open till ten"),
    ("ru", "Назвали новый паром «Ласточкой», и он вышел в море.", "он вышел в море"),
    ("en", "We need between three and four boats.", "We need between three and four boats"),
    ("en", "At least forty houses will be moved.", "forty houses will be moved"),
    ("en", "The abbot gave two barns to Senn and three to Dole.", "three to Dole"),
    ("en", "All live under one roof in the old inn.", "one roof in the old inn"),
    ("ru", "Более половины членов проголосовали.", "половины членов проголосовали"),
    ("ru", "Не менее сорока домов перенесут.", "сорока домов перенесут"),
    ("ky", "Кырктан ашык үй көчүрүлөт.", "үй көчүрүлөт"),
    ("ky", "Кырк үй көчүрүлөт, беш кампа калат.", "Кырк үй көчүрүлөт"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "told"), CUT)
def test_what_was_left_off_is_told(lang: str, text: str, words: str, told: str) -> None:
    at = text.index(words)
    found = left_off(text, lang, (at, at + len(words)), sentences(text, lang))
    assert any(told in one.text for one in found), found
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(("lang", "text", "words"), KEPT)
def test_of_a_fragment_that_keeps_its_sense_nothing_is_told(
    lang: str, text: str, words: str
) -> None:
    at = text.index(words)
    assert left_off(text, lang, (at, at + len(words)), sentences(text, lang)) == ()


@pytest.mark.parametrize(
    ("lang", "text", "words", "told"), [one for one in CUT if len(one[2].split()) >= SHORTEST]
)
def test_it_is_never_exact(library: Library, lang: str, text: str, words: str, told: str) -> None:
    library.write("a.md", f"{text} The council meets again in autumn.", id="a", lang=lang)
    library.reindex()
    found = verify(Archive(library.directory.archive), words)
    assert found.verdict is Verdict.CUT
    assert any(told in one.text for one in found.matches[0].left_off)


def test_what_stands_inside_a_longer_stretch_is_not_told_again() -> None:
    text = "Nobody should believe that “the dam will break in May”."
    at = text.index("the dam")
    found = left_off(text, "en", (at, at + len("the dam will break in May")), sentences(text, "en"))
    assert [one.text for one in found] == ["Nobody should believe that"]


def test_the_same_words_that_stand_whole_elsewhere_are_exact(library: Library) -> None:
    library.write("a.md", "Not a single drone has crossed our border.", id="a", date="2031-01-01")
    library.write("b.md", "A single drone has crossed our border.", id="b", date="2031-02-01")
    library.reindex()
    found = verify(Archive(library.directory.archive), "a single drone has crossed our border")
    assert found.verdict is Verdict.EXACT
    assert [match.quote.statement_id for match in found.matches] == ["b", "a"]


def test_an_ellipsis_over_a_negation_is_cut(library: Library) -> None:
    library.write("a.md", "The ministry will not under any of these plans close schools.", id="a")
    library.reindex()
    found = verify(Archive(library.directory.archive), "The ministry will … close schools.")
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off] == ["not"]


@pytest.mark.parametrize(
    ("text", "claim", "told"),
    [
        ("All the wells save two at Dole are clean.", "All the wells … are clean", "save two at Dole"),
        ("Every barn bar the oldest burned down.", "Every barn … burned down", "bar the oldest"),
        ("All ferries but the last one sail at dawn.", "All ferries … sail at dawn", "but the last one"),
        ("Every inn, bar the oldest, has closed.", "Every inn … has closed", "bar the oldest"),
        ("The wells, save two, are clean.", "The wells … are clean", "save"),
        ("Все колодцы, кроме двух, чисты до дна.", "Все колодцы … чисты до дна", "кроме"),
    ],
)  # fmt: skip
def test_an_ellipsis_over_an_exception_is_cut(
    library: Library, text: str, claim: str, told: str
) -> None:
    library.write("a.md", text, id="a")
    library.reindex()
    found = verify(Archive(library.directory.archive), claim)
    assert found.verdict is Verdict.CUT
    assert all(one.text in told for one in found.matches[0].left_off)


def test_an_item_under_a_lead_in_that_denies_is_cut(library: Library) -> None:
    text = "The ministry will not do any of the following:\n- close village schools;\n- raise fees."
    library.write("a.md", text, id="a")
    library.reindex()
    found = verify(Archive(library.directory.archive), "close village schools")
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off] == [
        "The ministry will not do any of the following:"
    ]
    assert found.matches[0].quote.lead_in == ("The ministry will not do any of the following:",)


LISTS = {
    "en": (("plough up the common by the ford", "lease the weir to a brewer"), """
The panel dismissed the following complaints:|Walkers must refrain from:|Myths about the common:|Common misconceptions about the weir:|The parish voted down proposals to:|The judge overturned the order to:|The mayor has given up her plan to:|Cancelled:|We are against:|The chamber threw out motions to:|Postponed until spring:|Conspiracy theories about the weir:|What our rivals want:|It would be madness to:|The abbot condemned the decision to:
"""),
    "ru": (("распахать луг у брода", "сдать плотину пивовару"), """
Никому нельзя:|Неправда, что:|Не допускается:|Пастухам запрещено:|Староста отрицает, что:|Мы против того, чтобы:|В планах прихода нет:|Под запретом:|Сход отверг предложения:|Староста отказался:|Министр исключил:|Ходят слухи, что:|Листок ложно сообщил, что:|Мифы о приходе:|Заблуждения о переписи:|Отменены:|Аннулированы решения:|Настоятель осудил решение:|Перенесено на весну:|Теории заговора о плотине:|Чего хотят оппоненты:|Критики хотят убедить людей, что|Было бы безумием:
"""),
    "ky": (("кечүүдөгү шалбааны айдоо", "тоспону сыракайначыга берүү"), """
Мындай имиштер тараган:|Төмөнкүлөр алынып салынды:|Бул пландар жокко чыгарылды:|Төмөнкү чечимдер күчүн жоготту:|Кеңеш бул пландардан айныды:|Малчыларга тыюу салынат:|Мындай кеп-сөздөр жүрөт:|Каттоо жөнүндө жомоктор:|Күн тартибинен алынды:|Жазга калтырылды:|Четке кагылган сунуштар|Оппозициянын маалыматы боюнча:
"""),
}  # fmt: skip


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("lang", "lead"),
    [(lang, lead) for lang, (_, leads) in LISTS.items() for lead in leads.strip().split("|")],
)
def test_a_lead_in_turns_its_items_whether_or_not_the_language_is_known(
    lang: str, lead: str, *, known: bool
) -> None:
    first, second = LISTS[lang][0]
    text = f"{lead}\n- {first};\n- {second}."
    at = text.index(second)
    told = left_off(
        text,
        lang if known else None,
        (at, at + len(second)),
        sentences(text, lang if known else None),
    )
    assert [one.text for one in told] == [lead]


TICKS = {
    "en": ("swimming in the mill pond", "fishing from the old pier", "Rules of the shore\n\n"),
    "ru": ("купаться в мельничном пруду", "рыбачить со старого причала", "Правила берега\n\n"),
    "ky": ("тегирмен көлмөсүндө сүзүү", "эски пирстен балык уулоо", "Жээктин эрежелери\n\n"),
}


@pytest.mark.parametrize("lang", TICKS)
@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("❌ {0}\n✅ {1}", "❌"),
        ("- ✔️ {1}\n- 🚫 {0}", "🚫"),
        ("✅ {1} ❌ {0}", "❌"),
        ("{0} ❌\n{1} ✅", "❌"),
        ("🔴 {0}\n🟢 {1}", "🔴"),
        ("⛔ {0}\n⛔ {0}", "⛔"),
        ("⛔ {0}\n{1}", None),
        ("🔴 {0}\n🔴 {1}", None),
        ("❌ {0}\n📌 {1}", None),
    ],
)
def test_a_cross_says_no_to_its_item(lang: str, form: str, told: str | None) -> None:
    crossed, ticked, heading = TICKS[lang]
    text = heading + form.format(crossed, ticked)
    for words, expected in ((crossed, [told] if told else []), (ticked, [])):
        if words in text:
            at = text.index(words)
            found = left_off(text, lang, (at, at + len(words)), sentences(text, lang))
            assert [one.text for one in found] == expected


@pytest.mark.parametrize(
    ("lang", "words", "other"),
    [
        ("en", "Do not feed the herons", "Bathers may rent a hut"),
        ("ru", "Не кормите цапель", "Хижины сдаются на день"),
        ("ky", "Каздарга нан бербегиле", "Кайык күнгө берилет"),
    ],
)
def test_a_cross_before_words_that_say_no_themselves_turns_nothing(
    lang: str, words: str, other: str
) -> None:
    text = f"❌ {words}\n✅ {other}"
    at = text.index(words)
    assert left_off(text, lang, (at, at + len(words)), sentences(text, lang)) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("баню у реки закроют", ["Не верьте слухам:", "❌"]),
        ("мельницу у реки снесут", ["Не верьте слухам:", "❌"]),
        ("паром ходит каждый час", []),
    ],
)
def test_what_has_a_tick_is_not_turned_by_what_leads_to_the_crosses(
    words: str, told: list[str]
) -> None:
    text = """Не верьте слухам:
❌ баню у реки закроют
❌ мельницу у реки снесут
✅ паром ходит каждый час"""
    at = text.index(words)
    found = left_off(text, "ru", (at, at + len(words)), sentences(text, "ru"))
    assert [one.text for one in found] == told


MIXED = """МИНИСТР: Неправда, что канал приносит области одни убытки. Мы не дадим срубить липы у шлюза.
ДЕПУТАТ: Кеңеш каналды чет өлкөлүктөргө берген жок.
МИНИСТР: Мост не достроен до берега.

Аким сөзүн аткарган эмес."""


@pytest.mark.parametrize("lang", [None, "ru", "ky"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("канал приносит области одни убытки", "Неправда, что"),
        ("срубить липы у шлюза", "не дадим"),
        ("Кеңеш каналды чет өлкөлүктөргө берген", "жок"),
        ("достроен до берега", "не"),
        ("Аким сөзүн аткарган", "эмес"),
    ],
)
def test_a_sentence_is_read_in_its_own_language(lang: str | None, words: str, told: str) -> None:
    at = MIXED.index(words)
    found = left_off(MIXED, lang, (at, at + len(words)), sentences(MIXED, lang))
    assert [one.text for one in found] == [told]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Едва ли канал старого города осушат.", "канал старого города осушат", "Едва ли"),
        ("Запрещено косить траву.", "косить траву", "Запрещено"),
        ("Канал сатылбайт.", "Канал", "сатылбайт"),
        ("Неправда, что г. Кедров продал канал.", "Кедров продал канал", "Неправда, что г"),
    ],
)
def test_a_short_statement_of_no_known_language_is_read_in_all_of_its_script(
    text: str, words: str, told: str
) -> None:
    at = text.index(words)
    found = left_off(text, None, (at, at + len(words)), sentences(text, None))
    assert [one.text for one in found] == [told]


NEGATED = {
    "en": ("not", "the ministry will {} close the old village school near the river in spring"),
    "ru": ("не", "министерство {} закроет старую сельскую школу у реки этой весной"),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(NEGATED)), st.data())
def test_no_span_inside_the_scope_of_a_negation_is_exact(lang: str, data: st.DataObject) -> None:
    word, frame = NEGATED[lang]
    text = frame.format(word) + "."
    begins = [m.start() for m in re.finditer(r"\w+", text)]
    inside = [at for at in begins if at > text.index(f" {word} ") + 1]
    start = data.draw(st.sampled_from(inside))
    end = data.draw(
        st.sampled_from([m.end() for m in re.finditer(r"\w+", text) if m.end() > start])
    )
    assert left_off(text, lang, (start, end), [(0, len(text))])


@pytest.mark.parametrize(
    ("lang", "text", "claim", "verdict"),
    [
        ("ru", "Долин сказал: «Мы починим мельницу в Сенне». Деньги есть.", "Мы починим мельницу в Сенне.", Verdict.EXACT),
        ("ru", "«Мы починим мельницу, – сказал Долин. – Деньги уже есть».", "Деньги уже есть.", Verdict.EXACT),
        ("ky", "«Биз тегирменди оңдойбуз, – деди Долоев. – Акча мурда эле бар».", "Акча мурда эле бар.", Verdict.EXACT),
        ("en", "Dahl said: ‘We will mend the mill in Senn’. The money is there.", "We will mend the mill in Senn.", Verdict.EXACT),
        ("ru", "Неправда, что «мы починим мельницу в Сенне». Денег нет.", "мы починим мельницу в Сенне.", Verdict.CUT),
        ("ru", "Долин сказал: «Мы не починим мельницу в Сенне». Денег нет.", "починим мельницу в Сенне.", Verdict.CUT),
    ],
)  # fmt: skip
def test_a_full_stop_that_ends_a_quotation_leaves_nothing_off(
    library: Library, lang: str, text: str, claim: str, verdict: Verdict
) -> None:
    library.write("a.md", text, id="a", lang=lang)
    library.reindex()
    assert verify(Archive(library.directory.archive), claim).verdict is verdict


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ky", "Кеңеш чечти:\n1) ашкананы жабуу;\n2) мончону июнда ачуу.\n\nТөмөнкү сунуштарды кеңеш четке какты:\n– сазды сатуу.", "мончону июнда ачуу"),
        ("en", "The parish decided:\n1) to mend the weir;\n2) to open the bath in June.\n\nThe following offers were rejected:\n– to sell the fen.", "to open the bath in June"),
    ],
)  # fmt: skip
def test_the_last_item_of_a_list_is_not_turned_by_what_leads_into_the_next(
    lang: str, text: str, words: str
) -> None:
    at = text.index(words)
    assert left_off(text, lang, (at, at + len(words)), sentences(text, lang)) == ()


@pytest.mark.parametrize(
    ("lang", "text", "claim"),
    [
        ("en", "We will not, I repeat not, sell the inn this year.", "We will not … sell the inn this year"),
        ("ru", "Мы не будем, повторяю, не будем сдавать баню.", "Мы не будем … сдавать баню"),
        ("en", "“We never sold the inn and we never will,” the abbot said. “Dole knows that.”", "We never sold the inn … Dole knows that"),
        ("ky", "Биз мончону эч качан, кайталайм, эч качан сатпайбыз.", "Биз мончону эч качан … сатпайбыз"),
    ],
)  # fmt: skip
def test_an_ellipsis_over_a_negation_that_is_kept_is_exact(
    library: Library, lang: str, text: str, claim: str
) -> None:
    library.write("a.md", text, id="a", lang=lang)
    library.reindex()
    assert verify(Archive(library.directory.archive), claim).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    ("beside", "verdict", "told"),
    [
        ("said Ada Lund", Verdict.CUT, ["untrue that"]),
        ("said Nils Roth", Verdict.EXACT, []),
        ("said Ada Lund on 5 January 2032", Verdict.CUT, ["untrue that"]),
        ("said Ivo Berg", Verdict.ALTERED, []),
    ],
)
def test_what_the_named_speaker_denied_is_cut_though_another_said_it(
    library: Library, beside: str, verdict: Verdict, told: list[str]
) -> None:
    library.write(
        "a.md",
        "It is untrue that the weir will be sold.",
        id="a",
        speaker="Ada Lund",
        date="2032-01-05",
    )
    library.write("b.md", "The weir will be sold.", id="b", speaker="Nils Roth", date="2032-03-09")
    library.reindex()
    found = verify(Archive(library.directory.archive), f"“the weir will be sold,” {beside}")
    assert found.verdict is verdict
    assert [one.text for one in found.matches[0].left_off] == told
