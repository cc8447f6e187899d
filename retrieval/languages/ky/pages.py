"""Kyrgyz words around a statement in web pages, PDF and Word files."""

from retrieval.languages.pages import PageTable

PAGES = PageTable(
    other_items=(
        "дагы (?:окуңуз|караңыз)",
        "ушул эле темада",
        "тектеш (?:кабарлар|жаңылыктар)",
        "(?:башка|акыркы) (?:жаңылыктар|кабарлар)",
        "бөлүшүү",
    ),
    view_counts=("көрүүлөр", "көрүүлөрдүн саны", "окулду"),
    subscribe=("жазылыңыз(?:дар)?", "катталыңыз(?:дар)?"),
    commands=("басып чыгаруу", "артка кайтуу"),
    changed=("жаңыр",),
    date_labels=("жарыяланган", "жаңыртылган", "күнү", "убактысы"),
    page_labels=("бет",),
    page_suffixes=("-?бет",),
)
