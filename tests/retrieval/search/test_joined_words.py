"""Words typed apart that the archive writes as one, and the other way round."""

from datetime import date

import pytest
from library import Library

from retrieval import understand
from retrieval.search.searcher import Searcher
from retrieval.search.spelling import respelt

TODAY = date(2031, 1, 1)

STATEMENTS = {
    "en": (
        "The lighthouse was lit again, and a football field was opened.",
        "The council bought a book-shop and e-mail servers. A rain coat is sold at the ice rink.",
        "Cooperation grew. The market town has a town hall, and Markettown is elsewhere.",
    ),
    "ru": (
        "Железнодорожный мост закрыт, рыбзавод тоже. Снегопад остановил поезда.",
        "Пресс-конференция прошла утром. Интернет-магазин открыли. Берег реки укрепят.",
    ),
    "ky": (
        "Көкбазар жабылды, таш жол оңдолду.",
        "Кара-Жыгач айылында мектеп ачылды. Аскербашы келди.",
        "Ал Ташкөмүр шаарына келди. Көмүр кымбаттады, таш аз.",
    ),
}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    root = tmp_path_factory.mktemp("joined")
    library = Library(root)
    for lang, texts in STATEMENTS.items():
        for number, text in enumerate(texts):
            library.write(f"{lang}{number}.md", text, date=f"2030-0{number + 1}-01", lang=lang)
    library.reindex()
    return library.searcher()


@pytest.mark.parametrize(
    ("question", "typed", "searched"),
    [
        ("What was said about the light house?", "light house", "lighthouse"),
        ("light-houses", "light-houses", "lighthouses"),
        ("Who opened the foot ball field?", "foot ball", "football"),
        ("What was said about co-operation?", "co-operation", "cooperation"),
        ("What was said about bookshops?", "bookshops", "book-shops"),
        ("email", "email", "e-mail"),
        ("What was said about raincoats?", "raincoats", "rain coats"),
        ("Что говорили о железно-дорожном мосте?", "железно-дорожном", "железнодорожном"),
        ("Что говорили о рыб заводе?", "рыб заводе", "рыбзаводе"),
        ("снего-пады", "снего-пады", "снегопады"),
        ("Что говорили о прессконференции?", "прессконференции", "пресс-конференции"),
        ("Что говорили об интернетмагазинах?", "интернетмагазинах", "интернет-магазинах"),
        ("Көк базар жөнүндө эмне айтылды?", "Көк базар", "Көкбазар"),
        ("аскер-башы", "аскер-башы", "аскербашы"),
        ("Каражыгач жөнүндө эмне айтылды?", "Каражыгач", "Кара-Жыгач"),
        ("ташжол жөнүндө эмне айтылды?", "ташжол", "таш жол"),
        ("Таш-Көмүр жөнүндө эмне айтылды?", "Таш-Көмүр", "Ташкөмүр"),
    ],
)
def test_words_are_searched_as_the_build_writes_them(
    there: Searcher, question: str, typed: str, searched: str
) -> None:
    query, corrected = respelt(there, understand(question, TODAY))
    assert corrected == ((typed, searched),)
    assert searched in query.text
    assert typed not in query.text


@pytest.mark.parametrize(
    "question",
    [
        "What was said about the lighthouse?",
        "What was said about the market town?",  # the build has that, too
        "the rain coat",
        "an e-mail",
        "an ice rink",
        "light, house",
        "was it all owed to the council",
        "Что говорили о пресс-конференции?",
        "пресс конференция",
        "берег ила",  # a form of the first word alone is no word of both
        "Кара Жыгач",
        "таш жолдор",
        "таш көмүр жөнүндө эмне айтылды?",  # what is dug is not the town
    ],
)
def test_what_the_build_has_so_stays(there: Searcher, question: str) -> None:
    query = understand(question, TODAY)
    assert respelt(there, query) == (query, ())


def test_an_exact_phrase_stays(there: Searcher) -> None:
    query = understand('"light house"', TODAY)
    assert respelt(there, query) == (query, ())


def test_what_may_stand_side_by_side_in_a_passage_that_is_not_read_stays_apart(
    library: Library,
) -> None:
    """A link writes two words as one, and of many releases the last has them as two."""
    lines = [f"The market of the old town has {number} stalls." for number in range(70)]
    for number, text in enumerate((*lines, "See #markettown now.", "A market town.")):
        day = date.fromordinal(TODAY.toordinal() - 400 + number).isoformat()
        library.write(f"{number}.md", text, id=str(number), date=day)
    library.reindex()
    query = understand("What was said about the market town?", TODAY)
    assert respelt(library.searcher(), query) == (query, ())


@pytest.mark.parametrize("question", ["a state-of-the-art mill", "the mill-of-the-town"])
def test_small_words_between_hyphens_stay_apart(there: Searcher, question: str) -> None:
    query = understand(question, TODAY)
    assert respelt(there, query)[1] == ()
