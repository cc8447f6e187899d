"""A small archive in three languages, hardly anything of which is there in more than one of them.

The statements are invented. Each question asks in another language than its statement's, or in
other words.
"""

from pathlib import Path

STATEMENTS = Path(__file__).with_suffix(".jsonl")
"""A corpus of one file."""

ASKED = (
    ("тарифы на свет", "power-2026"),
    ("Ош ооруканасы качан ачылат", "clinic-2026"),
    ("osh hospital", "clinic-2026"),
    ("What will be paid for a lunch at school?", "meals-2025"),
    ("will coal be banned", "boilers-2025"),
    ("ремонт дороги вокруг Иссык-Куля", "road-2024"),
    ("на сколько дней пускают без визы", "visa-2025"),
    ("Стамбулга учак качан учат?", "flights-2025"),
    ("How much water is missing to irrigate the fields?", "irrigation-2025"),
    ("повышение пенсий", "pensions-2025"),
    ("How much do families get whose homes were destroyed by the mudslide?", "mudflow-2024"),
    ("что нашла проверка на золотом руднике", "audit-2026"),
    ("measles vaccination of children", "measles-2024"),
    ("бензинди чет өлкөгө алып чыгууга болобу", "fuel-2026"),
    ("жарык канчага кымбаттайт", "power-2026"),
)
"""Questions and the statement that answers each."""

STRANGE = (
    "Кто выиграл чемпионат мира по шахматам?",
    "How do I reset my router password?",
    "Марска качан учабыз?",
    "bitcoin price forecast",
    "рецепт борща с фасолью",
)
"""Questions that no statement touches."""
