"""English names of the months, for questions, documents and messages alike."""

NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FULL = {name.lower(): number for number, name in enumerate(NAMES, start=1)}
SHORT = {name[:3]: number for name, number in _FULL.items() if len(name) > 3} | {"sept": 9}
WRITTEN = _FULL | SHORT
"""As a date has them -> 1 to 12."""

TYPED = {"febr": 2}
"""Further forms, in questions only."""
