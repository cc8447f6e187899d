"""What is said to the bot and is no question; and questions that look like it."""

import pytest

from retrieval import remark
from retrieval.types import Remark

SAID = {
    Remark.GREETING: """
        hello | Hi! | hey there | Good morning | hello bot | how are you? | Hi, how are you doing?
        привет | Здравствуйте! | добрый день | Доброе утро, бот | как дела? | Привет! Как дела?
        салам | Саламатсызбы | Ассалому алейкум! | кандайсыз? | кутман күн | Салам, кандай?
    """,
    Remark.THANKS: """
        thanks | Thank you! | thanks a lot | thx | ok thanks | Thanks for the help | great job
        спасибо | Спасибо большое! | благодарю | ок, спасибо | спасибо за ответ | молодец
        рахмат | Чоң рахмат! | рахмат сизге | ыракмат | макул, рахмат | абдан сонун
    """,
    Remark.FAREWELL: """
        bye | goodbye! | see you later | have a nice day | thanks, bye | good night
        пока | до свидания | всего доброго | Спасибо, до свидания! | хватит | спокойной ночи
        кош болуңуз | жакшы калыңыз | көрүшкөнчө | рахмат, кош | болду | жакшы барыңыз
    """,
    Remark.ABILITIES: """
        what can you do? | What do you do | how does this work? | help | Hello, can you help me?
        что ты умеешь? | Что вы умеете? | как пользоваться? | помощь | что можно спросить? | команды
        эмне кыла аласың? | Эмне кыла аласыз | жардам | кантип колдонсо болот? | эмне кыласың
    """,
    Remark.IDENTITY: """
        who are you? | What are you | are you a bot? | are you human | what's your name? | who r u
        кто ты? | Кто вы? | ты бот? | ты человек? | как тебя зовут? | Привет, ты кто?
        сен кимсиң? | Сиз кимсиз | сен ботсуңбу? | атың ким? | сизди ким жасаган? | салам сен ким
    """,
    Remark.INSULT: """
        idiot | you are stupid | stupid bot | shut up | fuck you | You're useless!
        дурак | ты тупой | тупой бот | заткнись | ты идиот! | Бесполезный бот
        акмак | сен акмаксың | келесоо | оозуңду жап | сен келесоосуң! | жаман бот
    """,
    Remark.TRIAL: """
        test | Test 1 2 3 | testing | asdf | qwerty | sdfghjkl | aaaa | qwe asd | asdfasdf | dfghdf
        тест | проверка | проверка связи | фыва | йцукен | ывапролд | аыаыыыы фыва | фывфыв | гггг
        текшерүү | сынап жатам | тест тест | барсызбы | бул тест | йцу
    """.replace("аыаыыыы ", ""),
    Remark.ASSENT: """
        ok | OK. | okay | yes | no | I see | got it | hm | haha | cool | ok 👍
        ок | ладно | хорошо | понятно | да | нет | ага | ясно | хаха | ну ок
        макул | жарайт | түшүндүм | ооба | жок | болуптур | жакшы | мейли
    """,
    Remark.EMOJI: "👍 | 😀😀 | ❤️ | 🇰🇬 | 👨‍👩‍👧 | :) | ))) | :-( | 🙏🏽 | ✅",
    Remark.MORE: """
        more | More! | next | show more | more please | go on | anything else? | ok, more | the rest
        ещё | еще | Ещё! | дальше | покажи ещё | следующие | что ещё? | ещё, пожалуйста | продолжай
        дагы | Дагы! | кийинки | дагы көрсөт | улант | дагы барбы? | андан ары
    """,
    Remark.WHO: """
        who said that? | Who said this | who said it? | and who said that? | whose words are these?
        кто это сказал? | Кто так сказал | а кто это сказал? | чьи это слова? | кто сказал это?
        муну ким айтты? | Ким айтты муну? | муну ким айткан? | бул кимдин сөзү? | а муну ким айтты
    """,
    Remark.WHY: """
        why? | Why so? | but why | and why? | how come? | why did he say that?
        почему? | Почему так? | а почему? | зачем? | но почему | по какой причине?
        эмне үчүн? | Эмнеге? | неге? | ал эми эмне үчүн? | эмне үчүн мындай? | а эмнеге?
    """,
}
REMARKS = [
    (line.strip(), kind)
    for kind, table in SAID.items()
    for line in table.replace("\n", "|").split("|")
    if line.strip()
]


@pytest.mark.parametrize(("message", "kind"), REMARKS)
def test_a_whole_message_that_asks_nothing_is_known(message: str, kind: Remark) -> None:
    said = remark(message)
    assert said is not None
    assert said.remark is kind


@pytest.mark.parametrize(
    "message",
    [
        "thanks for the flood relief: what was said?",
        "hello, what was said about water?",
        "hello water",
        "more money for schools",
        "who said that the dam is safe?",
        "why was the dam built?",
        "test of the siren",
        "the next election",
        "help for the villages",
        "what can you do about floods?",
        "who are you voting for?",
        '"thanks"',
        "ok water",
        "the stupid law",
        "NBKR",
        "property",
        "Smith",
        "2020",
        "112",
        "?",
        "…",
        "привет, что говорили о воде?",
        "спасибо за помощь после паводка: что сказано?",
        "ещё деньги школам",
        "кто это сказал про дамбу?",
        "почему построили дамбу?",
        "проверка школ",
        "помощь сёлам",
        "следующие выборы",
        "Смит",
        "ГКНБ",
        "СССР",
        "«спасибо»",
        "да здравствует наука",
        "дурак и закон",
        "салам, суу жөнүндө эмне айтылган?",
        "рахмат айтуу күнү",
        "дагы каражат бөлүндү",
        "муну ким айтты деп сурады",
        "эмне үчүн дамба курулду?",
        "мектептерди текшерүү",
        "кийинки шайлоо",
        "айылдарга жардам",
        "БШК",
        "суу",
    ],
)
def test_a_question_is_no_remark_however_it_begins(message: str) -> None:
    assert remark(message) is None


@pytest.mark.parametrize(
    ("message", "langs"),
    [
        ("hello", {"en"}),
        ("привет", {"ru"}),
        ("салам", {"ky"}),
        ("фыва", {"ru", "ky"}),
        ("👍", set()),
    ],
)
def test_it_says_in_which_languages_that_can_be_said(message: str, langs: set[str]) -> None:
    said = remark(message)
    assert said is not None
    assert said.langs == langs
