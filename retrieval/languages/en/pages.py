"""English words around a statement in web pages, PDF and Word files."""

from retrieval.languages.pages import PageTable

PAGES = PageTable(
    other_items=(
        "see also",
        "read (?:also|more|next)",
        "related(?: (?:news|articles|stories|links|posts|content))?",
        "more (?:news|on this|stories)",
        "(?:latest|other|recent|popular) (?:news|posts|articles|stories)",
        "you may also like",
        "recommended",
        "share(?: this)?",
        "comments?",
    ),
    view_counts=("views?", "hits"),
    thousands=("k",),
    follow=("(?:follow|subscribe to) (?:us|our (?:channel|newsletter))",),
    commands=(
        "print(?:er-friendly)?(?: version| this page)?",
        "back to (?:list|news|top)",
    ),
    changed=("updat", "modif", "edit"),
    date_labels=(
        *("published", "posted", "updated", "modified", "edited", "last", "date", "release"),
        *("released", "on", "at", "by", "time"),
    ),
    page_labels=("page", r"p\."),
    page_of=("of",),
    placeholder_titles=("untitled", r"document ?\d*", "slide", "print", "presentation"),
)
