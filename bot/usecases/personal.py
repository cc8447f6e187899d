"""What a person may ask about themselves: their language, what is kept of them, forgetting it."""

from datetime import datetime

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import LANGUAGES, Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.misses import KEPT_DAYS
from bot.state.views import DAYS
from bot.usecases.library import OpenLibrary
from retrieval import status
from retrieval.errors import RetrievalError

_AS_TELEGRAM = "x"
_OWN_NAMES = {"en": "English", "ru": "Русский", "ky": "Кыргызча"}


class Personal:
    """What a person asks about themselves.

    Args:
        library: what is live.
        state: what is remembered.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    def about(self, chat: Chat) -> Reply:
        """What the archive covers, how old it is, and what is kept of whoever asks."""
        say = Wording(chat.lang)
        composer = Composer().line(say("about"))
        try:
            facts = status(self._library.directory)
        except RetrievalError:
            composer.gap().line(say("no-index"))
        else:
            composer.gap().line(say("about-archive"), Style.BOLD)
            coverage = say("start-coverage", statements=facts.statements)
            if facts.first and facts.last:
                coverage += f", {say.days(facts.first, facts.last)}"
            composer.line(say.ended(coverage))
            counted = sorted(facts.by_lang.items(), key=lambda pair: -pair[1])
            languages = (f"{say.language_name(code)} {say.number(n)}" for code, n in counted)
            composer.line(say("about-languages", languages=", ".join(languages)))
            if facts.undated:
                composer.line(say("about-undated", undated=facts.undated))
            zone = self._library.settings.zone
            moment = say.moment(datetime.fromisoformat(facts.built_at).astimezone(zone))
            composer.line(say("about-updated", moment=moment))
            if facts.sample:
                composer.line(say("sample-note"), Style.ITALIC)
        composer.gap().line(say("about-kept"), Style.BOLD).line(say("about-kept-all", days=DAYS))
        if self._state.misses.keep:
            composer.line(say("about-misses", days=KEPT_DAYS))
        composer.line(say("about-kept-staff"))
        if chat.private:
            self._about_you(composer.gap(), chat)
        return composer.reply()

    def _about_you(self, composer: Composer, chat: Chat) -> None:
        """What is kept of whoever asks."""
        say, kept = Wording(chat.lang), self._state.kept(chat.user)
        composer.line(
            say(
                "about-kept-you",
                questions=kept.questions,
                follows=kept.follows,
                feedback=kept.feedback,
            )
        )
        role = self._state.staff.role_of(chat.user)
        if role is not None:
            composer.line(say("about-your-role", role=say(f"role-{role.word}")))
        if kept.invited:
            composer.line(say("about-invited"))
        composer.line(say("about-forget"))
        if role is not None:
            composer.line(say("forget-staff"))

    def languages(self, chat: Chat) -> Reply:
        """The languages to choose from."""
        say = Wording(chat.lang)
        buttons = tuple(Button(_OWN_NAMES[lang], action=f"y:{lang}") for lang in LANGUAGES)
        as_telegram = Button(say("language-as-telegram"), action=f"y:{_AS_TELEGRAM}")
        return Composer().line(say("language-choose")).reply(buttons, (as_telegram,))

    def speak(self, lang: str, chat: Chat) -> Reply:
        """Answer this person in a language from now on."""
        chosen = lang if lang in LANGUAGES else None
        self._state.people.choose_language(chat.user, chosen)
        say = Wording(chosen or chat.lang)
        return Composer().line(say("language-chosen" if chosen else "language-follows")).reply()

    def forget(self, chat: Chat) -> Reply:
        """What would be deleted, and the button that does it."""
        say = Wording(chat.lang)
        kept = self._state.kept(chat.user)
        stays = self._stays(chat)
        if not kept:
            return Composer().line(stays or say("forget-nothing")).reply()
        composer = Composer().line(
            say(
                "forget-what",
                questions=kept.questions,
                follows=kept.follows,
                feedback=kept.feedback,
            )
        )
        if self._state.misses.keep:
            composer.line(say("forget-misses", days=KEPT_DAYS))
        if kept.invited:
            composer.line(say("forget-invited"))
        if stays:
            composer.line(stays)
        keep = Button(say("forget-keep"), action="r:n")
        return composer.reply((Button(say("forget-yes"), action="r:y"), keep))

    def forgotten(self, chat: Chat) -> Reply:
        """Delete all that is kept of a person, and say so."""
        self._state.forget(chat.user)
        done = self._stays(chat) or Wording(chat.lang)("forget-done")
        return Composer().line(done).reply()

    def _stays(self, chat: Chat) -> str:
        """What of somebody who has a role is kept in any case; empty for all others."""
        held = self._state.staff.role_of(chat.user)
        return Wording(chat.lang)("forget-staff") if held is not None else ""

    def kept(self, chat: Chat) -> Reply:
        """The reply to whoever chose to delete nothing."""
        return Composer().line(Wording(chat.lang)("forget-not")).reply()
