"""What the documents beside the readers' tests were made from, paragraph by paragraph."""

from paths import ROOT

DOCUMENTS = ROOT / "tests" / "retrieval" / "ingest" / "formats" / "documents"

ENGLISH = (
    (
        "NORTHPORT, 2 April 2031 — The Ministry of Roads announces that the "
        "northern pass is open to "
        "lorries again after a winter of unprecedented snowfall, during which "
        "the administration kept "
        "international communication going by rail alone."
    ),
    (
        "“We promised that nobody would be cut off, and nobody was,” said the minister, Anna "
        "Ferryman. “The reconstruction of both galleries is finished.”"
    ),
    "The following rules apply from Monday:",
    "lorries over twelve tonnes pass between six in the morning and noon;",
    "buses and cars pass at any time;",
    "chains are compulsory above the second gallery.",
    (
        "The ministry reminds all drivers that responsibility for suitable "
        "equipment remains theirs. "
        "Representatives of the neighbouring administration were informed beforehand, and "
        "consultations about the extraordinary maintenance of the international section will be "
        "continued in the summer."
    ),
)
RUSSIAN = (
    (
        "НОРТПОРТ, 2 апреля 2031 года — Министерство дорог сообщает, что "
        "северный перевал снова открыт "
        "для грузовых автомобилей после зимы с небывалыми снегопадами, во "
        "время которой международное "
        "сообщение обеспечивалось исключительно железнодорожным транспортом."
    ),
    (
        "«Мы обещали, что никто не будет отрезан, и никто не был отрезан, — сказала министр Анна "
        "Перевозчикова. — Реконструкция обеих галерей завершена»."
    ),
    "С понедельника действуют следующие правила:",
    "грузовые автомобили тяжелее двенадцати тонн проходят с шести утра до полудня;",
    "автобусы и легковые автомобили проходят в любое время;",
    "выше второй галереи обязательны цепи.",
    (
        "Министерство напоминает водителям, что ответственность за "
        "соответствующее снаряжение остаётся "
        "на них. Представители соседней администрации были проинформированы "
        "заранее, а консультации "
        "об обслуживании международного участка продолжатся летом."
    ),
)


def listed(paragraphs: tuple[str, ...]) -> str:
    """With the bullets of the list, where the document holds them as letters."""
    head, items, foot = paragraphs[:3], paragraphs[3:6], paragraphs[6:]
    return "\n\n".join((*head, "\n".join(f"- {item}" for item in items), *foot))
