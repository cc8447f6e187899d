"""The guide to the settings says what the settings class says.

``make guides`` writes the guide anew.
"""

from paths import ROOT

from bot.settings.settings import Settings

GUIDE = ROOT / "docs" / "settings.md"
BEGIN, END = "<!-- settings -->\n", "<!-- end of settings -->\n"
HEAD = "| variable | what it is for | what is right | default |\n|---|---|---|---|\n"


def table() -> str:
    """A row for each setting, in the order of the class."""
    rows = []
    for name, variable in Settings.variables().items():
        field = Settings.model_fields[name]
        default = str(field.default).lower() if isinstance(field.default, bool) else field.default
        shown = "none" if default in (None, ()) else f"`{default}`"
        rows.append(f"| `{variable}` | {field.title} | {field.description} | {shown} |\n")
    return HEAD + "".join(rows)


def brought_up_to_date(guide: str) -> str:
    """The guide with the table as it would be made now."""
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin, f"the guide has no {BEGIN!r}"
    assert end, f"the guide has no {END!r}"
    return f"{before}{BEGIN}{table()}{END}{after}"


def test_the_guide_has_every_setting_as_the_class_has_it() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide == brought_up_to_date(guide), "run: make guides"


def test_every_setting_says_what_it_is_for_and_what_is_right() -> None:
    for name, field in Settings.model_fields.items():
        for said in (field.title, field.description):
            assert said, name
            assert "|" not in said, name
            assert not said.endswith("."), name


if __name__ == "__main__":
    GUIDE.write_text(brought_up_to_date(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
