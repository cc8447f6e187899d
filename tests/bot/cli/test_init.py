"""The questions of ``onrecord init`` and the file that comes of the answers."""

import os
import stat
from io import StringIO
from pathlib import Path

import pytest
from cli_runner import Run, runner
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.init import QUESTIONS, Talk, init
from bot.settings import env_file
from bot.settings.settings import Settings, SettingsError, load_settings

TOKEN = "123456:a-token-nobody-should-see"  # noqa: S105 - made up for this test
FRESH = """\
# Settings of onrecord. docs/settings.md lists them all; the environment goes before this file.

# The bot's token; without it the bot runs in the terminal.
TELEGRAM_BOT_TOKEN={token}

# Where "today" and "last week" are meant.
ONRECORD_TIME_ZONE={zone}

# Where the statements lie.
ONRECORD_CORPUS={corpus}

# The embedding model; after a change, index again.
ONRECORD_ENCODER=multilingual
"""
DEFAULTS = {"token": "", "zone": "Asia/Bishkek", "corpus": "corpus"}
ALL = tuple(QUESTIONS)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def env(tmp_path: Path) -> Path:
    return tmp_path / ".env"


class Operator:
    """Gives answers one after the other and remembers what was shown."""

    def __init__(self, *answers: str) -> None:
        self._answers = iter(answers)
        self.prompts: list[str] = []
        self.told: list[str] = []
        self.talk = Talk(self._ask, self.told.append)

    def _ask(self, prompt: str, secret: bool) -> str:  # noqa: FBT001 - as the talk calls it
        assert secret == prompt.startswith("The bot's token")
        self.prompts.append(prompt)
        try:
            return next(self._answers)
        except StopIteration:
            raise EOFError from None


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# -- a new file --------------------------------------------------------------------------------


def test_the_defaults_are_written_without_a_question(env: Path) -> None:
    assert init(env, None, {}) == ALL
    assert env.read_text(encoding="utf-8") == FRESH.format(**DEFAULTS)
    assert rights(env) == 0o600
    assert load_settings(env) == load_settings(None)
    assert [path.name for path in env.parent.iterdir()] == [".env"]


def test_enter_at_every_question_takes_the_defaults(env: Path) -> None:
    operator = Operator("", "", "", "")
    assert init(env, operator.talk, {}) == ALL
    assert env.read_text(encoding="utf-8") == FRESH.format(**DEFAULTS)
    assert [prompt.rpartition(" [")[2] for prompt in operator.prompts] == [
        "]: ",
        "Asia/Bishkek]: ",
        "corpus]: ",
        "multilingual]: ",
    ]


def test_what_is_answered_is_written_and_read_again(env: Path) -> None:
    operator = Operator(TOKEN, "Europe/Vienna", "the statements of '24", "")
    init(env, operator.talk, {})
    settings = load_settings(env)
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == TOKEN
    assert settings.time_zone == "Europe/Vienna"
    assert settings.corpus == Path("the statements of '24")
    assert TOKEN not in "".join(operator.prompts + operator.told)


def test_a_wrong_answer_is_explained_and_asked_again(env: Path) -> None:
    operator = Operator("nonsense", TOKEN, "Asia/Bishkeck", "Asia/Almaty", "", "a b", "")
    init(env, operator.talk, {})
    assert operator.told == [
        (
            "TELEGRAM_BOT_TOKEN: this is not a token as @BotFather gives it: digits, a colon,"
            " letters"
        ),
        (
            "ONRECORD_TIME_ZONE: 'Asia/Bishkeck' is not a time zone of the IANA database;"
            " did you mean Asia/Bishkek?; right would be ONRECORD_TIME_ZONE=Asia/Bishkek"
        ),
        (
            "ONRECORD_ENCODER: 'a b' is not the name of an embedding model;"
            " right would be ONRECORD_ENCODER=multilingual"
        ),
    ]
    assert load_settings(env).time_zone == "Asia/Almaty"


@pytest.mark.parametrize("answers", [(), (TOKEN,), (TOKEN, "", ""), (TOKEN, "Mars")])
def test_nothing_is_written_where_the_answers_end(env: Path, answers: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="nothing was written; for the defaults, run: onrecord"):
        init(env, Operator(*answers).talk, {})
    assert not env.exists()


def test_the_environment_is_offered_where_the_file_says_nothing(env: Path) -> None:
    environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "ONRECORD_TIME_ZONE": "UTC"}
    init(env, None, environment)
    assert env.read_text(encoding="utf-8") == FRESH.format(
        **(DEFAULTS | {"token": TOKEN, "zone": "UTC"})
    )


# -- a file that is there ----------------------------------------------------------------------

HELD = """\
# mine
export ONRECORD_TIME_ZONE="UTC"  # as the server
ONRECORD_THREADS=4

TELEGRAM_BOT_TOKEN=
NOT_OURS=$HOME
"""


def test_what_is_there_stays_and_what_is_missing_comes_after_it(env: Path) -> None:
    env.write_text(HELD, encoding="utf-8")
    env.chmod(0o644)
    assert init(env, None, {}) == ("ONRECORD_CORPUS", "ONRECORD_ENCODER")
    text = env.read_text(encoding="utf-8")
    assert text.startswith(HELD)
    assert text.count("ONRECORD_TIME_ZONE") == 1
    assert (rights(env), load_settings(env).threads) == (0o600, 4)
    assert init(env, None, {}) == (), "the second time there is nothing to do"
    assert env.read_text(encoding="utf-8") == text


def test_an_empty_value_is_filled_in_without_a_word(env: Path) -> None:
    env.write_text(HELD, encoding="utf-8")
    operator = Operator(TOKEN, "", "", "")
    init(env, operator.talk, {})
    assert env.read_text(encoding="utf-8").startswith(
        HELD.replace("TELEGRAM_BOT_TOKEN=\n", f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    )
    assert (len(operator.prompts), operator.told) == (4, [])


def test_a_value_is_changed_only_after_a_yes(env: Path) -> None:
    env.write_text(HELD, encoding="utf-8")
    for answer in ("n", "", "nonsense"):
        operator = Operator("", "Asia/Bishkek", "", "", answer)
        assert init(env, operator.talk, {}) == ()
        assert operator.told == ["ONRECORD_TIME_ZONE: 'UTC' becomes 'Asia/Bishkek'"]
        assert operator.prompts[-1] == f"Change this in {env}? [y/N]: "
        assert env.read_text(encoding="utf-8") == HELD
    init(env, Operator("", "Asia/Bishkek", "", "", "y").talk, {})
    assert env.read_text(encoding="utf-8").startswith(
        HELD.replace('"UTC"  # as the server', "Asia/Bishkek")
    )


def test_a_token_is_kept_replaced_or_removed_and_never_shown(env: Path) -> None:
    init(env, None, {"TELEGRAM_BOT_TOKEN": TOKEN})
    keep = Operator("", "", "", "", "")
    assert init(env, keep.talk, {}) == ()
    assert keep.prompts[0].endswith(" [the one there is; - for none]: ")
    other = Operator("7:another", "", "", "", "yes")
    assert init(env, other.talk, {}) == ("TELEGRAM_BOT_TOKEN",)
    assert other.told == ["TELEGRAM_BOT_TOKEN: another token"]
    init(env, Operator("-", "", "", "", "y").talk, {})
    assert load_settings(env).telegram_bot_token is None


def test_a_bad_value_that_is_there_is_not_passed_over(env: Path) -> None:
    env.write_text("ONRECORD_TIME_ZONE=Mars\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="ONRECORD_TIME_ZONE: 'Mars' is not a time zone"):
        init(env, None, {})
    operator = Operator("", "", "UTC", "", "", "y")
    init(env, operator.talk, {})
    assert load_settings(env).time_zone == "UTC"


def test_the_folder_of_the_index_is_written_where_it_is_named(env: Path) -> None:
    assert init(env, None, {}, index=Path("elsewhere"))[-1] == "ONRECORD_INDEX"
    assert load_settings(env).index == Path("elsewhere")
    with pytest.raises(SettingsError, match="has another value for ONRECORD_INDEX"):
        init(env, None, {}, index=Path("other"))


def test_a_link_stays_a_link(env: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text(HELD, encoding="utf-8")
    env.symlink_to("kept")
    init(env, None, {})
    assert env.is_symlink()
    assert "ONRECORD_CORPUS=corpus" in (tmp_path / "kept").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_replaced_stays_whole(
    env: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env.write_text(HELD, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.settings.env_file.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        init(env, None, {})
    assert env.read_text(encoding="utf-8") == HELD
    assert [path.name for path in env.parent.iterdir()] == [".env"]


def test_lines_of_windows_stay_as_they_are(env: Path) -> None:
    env.write_bytes("\ufeffONRECORD_THREADS=3\r\nONRECORD_TIME_ZONE=UTC\r\n".encode())
    init(env, Operator("", "Asia/Almaty", "", "", "y").talk, {})
    assert env.read_bytes().startswith(
        b"ONRECORD_THREADS=3\r\nONRECORD_TIME_ZONE=Asia/Almaty\r\n\n"
    )
    assert (load_settings(env).threads, load_settings(env).time_zone) == (3, "Asia/Almaty")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
LINES = st.lists(
    st.one_of(
        st.just("# a comment\n"),
        st.just("\n"),
        st.just("export B='x y'\n"),
        st.just('A="1"\n'),
        st.just("  C = 3 # why\n"),
    ),
    max_size=6,
)


@given(lines=LINES, wanted=st.dictionaries(st.sampled_from("ABCD"), WORDS))
def test_what_is_written_is_read_again_and_other_lines_stay(
    lines: list[str], wanted: dict[str, str]
) -> None:
    """Whatever the value: it is read as it was meant, or refused."""
    text = "".join(lines)
    try:
        made = env_file.changed(text, wanted, dict.fromkeys("ABCD", "why"))
    except SettingsError:
        assert any("${" in value for value in wanted.values()), "what would be filled in"
        return
    assert env_file.values(made) == env_file.values(text) | wanted
    written = iter(made.splitlines(keepends=True))
    others = [line for line in lines if line.strip(" ").removeprefix("export ")[:1] not in wanted]
    assert all(line in written for line in others), "in their order"


# -- on the command line -----------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], env: Path) -> Run:
    monkeypatch.chdir(env.parent)
    return runner(monkeypatch, capsys)


def test_init_says_what_it_wrote_and_what_comes_next(run: Run, env: Path) -> None:
    ended = run("init", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"Written to .env: {', '.join(ALL)}.\nNext: onrecord index, then onrecord doctor.\n"
    )
    assert env.exists()
    assert run("init", "--yes").out.startswith("Nothing was changed in .env.\n")


def test_answers_can_be_piped_in(run: Run, env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{TOKEN}\n\n\n\n"))
    ended = run("init")
    assert (ended.code, ended.err) == (0, "")
    assert TOKEN not in ended.out
    assert load_settings(env).telegram_bot_token is not None


@pytest.mark.parametrize("given", ["", f"{TOKEN}\n"])
def test_too_few_answers_are_one_sentence(
    run: Run, env: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(given))
    ended = run("init")
    assert ended.code == 2
    assert ended.err == (
        "There were fewer answers than questions, so nothing was written; for the defaults,"
        " run: onrecord init --yes\n"
    )
    assert not env.exists()


def test_a_closed_standard_input_answers_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("init").code == 2


def test_init_warns_where_the_environment_goes_before_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_TIME_ZONE", "UTC")
    assert (
        "The environment goes before the file, and it has: ONRECORD_TIME_ZONE.\n"
        in run("init", "--yes").out
    )
    assert os.environ["ONRECORD_TIME_ZONE"] == "UTC"
