"""A quote in its context, its whole statement in pages or as a file, and its citation."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.replies import sentences
from bot.replies.answers import heading, taken_back
from bot.replies.citations import citation
from bot.replies.composer import Composer
from bot.replies.corrections import removed_reply
from bot.replies.keyboards import Rows, style_buttons
from bot.replies.links import cite_button
from bot.replies.reference_styles import ReferenceStyle
from bot.replies.reply import Button, Document, Reply, Style
from bot.replies.wording import Wording
from bot.state import View
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from retrieval import context, parallels, permalinks
from retrieval.types import Quote, Record, Removal, Span

_NEVER_FOLDED = 10**6
_DIGEST = 6
_SENTENCES = 4  # of a passage that have buttons of their own
_NAME_CHARACTERS = 60


class Statements:
    """Shows a quotation in its statement.

    Args:
        library: whose archive.
    """

    def __init__(self, library: OpenLibrary) -> None:
        self._library = library

    def of_view(self, view: View, number: int, chat: Chat, lead: str = "") -> Reply:
        """The context of the quotes of one statement in an answer.

        Args:
            view: of the answer.
            number: of the statement in it, from 0.
            chat: who wants it.
            lead: a sentence above it.
        """
        quotes = self.quotes(view, number)
        if not quotes:
            return self._gone(chat)
        record = self._library.archive().records([quotes[0].record])[quotes[0].record]
        return self._context(record, [(quote.start, quote.end) for quote in quotes], chat, lead)

    def quotes(self, view: View, number: int) -> list[Quote]:
        """The quotes of one statement in an answer; none where the archive has them no more."""
        if not 0 <= number < len(view.groups):
            return []
        places = view.groups[number]
        records = self._library.archive().records([place[0] for place in places])
        if any(place[0] not in records for place in places):
            return []
        return [context.cut(records[record], (start, end)) for record, start, end in places]

    def opened(self, address: str, chat: Chat) -> Reply:
        """What a permanent address leads to."""
        located = permalinks.locate(self._library.archive(), address)
        if located is None:
            return self._gone(chat, permalinks.removed(self._library.archive(), address))
        return self._context(located.record, [(located.start, located.end)], chat)

    def cited(
        self, token: str, view: View, number: int, style: ReferenceStyle, chat: Chat
    ) -> Reply:
        """The quotes of one statement in an answer, cited in a message that a tap copies."""
        quotes = self.quotes(view, number)
        if len(quotes) == 1:
            return self.cited_at(permalinks.locator(quotes[0]), style, chat)
        rows = (style_buttons(f"q:{token}:{number}", style, self._say(chat)),)
        return self._citation(quotes, style, chat, rows)

    def cited_at(self, address: str, style: ReferenceStyle, chat: Chat) -> Reply:
        """The quote at a permanent address, cited in a message that a tap copies.

        Buttons lead to other styles, to each of its sentences, and to more of what is around it.
        """
        located = permalinks.locate(self._library.archive(), address)
        if located is None:
            return self._gone(chat, permalinks.removed(self._library.archive(), address))
        say = self._say(chat)
        record, span = located.record, (located.start, located.end)
        parts = [
            (say("cite-sentence", number=number), place)
            for number, place in enumerate(context.sentences_of(record, span), 1)
        ][:_SENTENCES]
        wider = context.around(record, span, sentences_each_side=1)
        if (wider.start, wider.end) != span:
            parts.append((say("cite-around"), (wider.start, wider.end)))
        row = tuple(
            Button(label, action=f"a:{permalinks.locator(context.cut(record, place))}:{style}")
            for label, place in parts
        )
        rows = (style_buttons(f"a:{address}", style, say), *((row,) if row else ()))
        return self._citation([context.cut(record, span)], style, chat, rows)

    def _citation(
        self, quotes: Sequence[Quote], style: ReferenceStyle, chat: Chat, rows: Rows
    ) -> Reply:
        if not quotes:
            return self._gone(chat)
        say, link = self._say(chat), self._library.links.to(quotes[0])
        text = citation(quotes, say, link, style, self._library.today())
        if not all(map(self._library.holds, quotes)):
            return sentences.withheld(chat.lang)
        composer = Composer().line(say("cite-by-tap"), Style.ITALIC).gap()
        return composer.add(text, Style.CODE).reply(*rows)

    def first_page(self, record: Record, chat: Chat) -> Reply:
        """The first page of a whole statement."""
        return self.page(record.number, record.sha256[:_DIGEST], 0, chat)

    def page(self, number: int, digest: str, place: int, chat: Chat) -> Reply:
        """A page of a whole statement.

        Args:
            number: of its record.
            digest: the first letters of its text's hash; a record that says otherwise is gone.
            place: of the page, from 0.
            chat: who wants it.
        """
        record = self._record(number, digest)
        if record is None:
            removal = self._library.archive().removals.of_record(number)
            same = removal is not None and removal.sha256.startswith(digest)
            return self._gone(chat, removal if same else None)
        pages = context.pages(record)
        place = min(max(place, 0), len(pages) - 1)
        say = self._say(chat)
        reply = Composer()
        heading(reply, pages[place], say)
        self._history(reply, record, say)
        reply.gap().quote(pages[place], _NEVER_FOLDED)
        if len(pages) > 1:
            counted = say("page-of", page=place + 1, pages=len(pages))
            reply.line(counted, Style.ITALIC)
        turning = self._turning(record, place, len(pages), say)
        return reply.reply(*turning, *self._others(record, say))

    def document(self, number: int, digest: str, chat: Chat) -> Reply:
        """A whole statement as a text file."""
        record = self._record(number, digest)
        if record is None:
            removal = self._library.archive().removals.of_record(number)
            same = removal is not None and removal.sha256.startswith(digest)
            return self._gone(chat, removal if same else None)
        statement = record.statement
        if not self._library.holds(context.cut(record, (0, len(statement.text)))):
            return sentences.withheld(chat.lang)
        say = self._say(chat)
        composer = Composer()
        heading(composer, context.cut(record, (0, 1)), say)
        self._history(composer, record, say)
        reply = composer.reply()
        facts = (statement.title, statement.date and statement.date.isoformat())
        head = "\n".join(
            str(fact)
            for fact in (*facts, statement.speaker, statement.source, statement.url)
            if fact
        )
        content = f"{head}\n\n{statement.text}\n" if head else f"{statement.text}\n"
        file = Document(_file_name(record), content.encode())
        return Reply(reply.text, reply.entities, document=file)

    # -- parts -----------------------------------------------------------------------------

    def _context(self, record: Record, spans: Sequence[Span], chat: Chat, lead: str = "") -> Reply:
        say = self._say(chat)
        first, last = spans[0][0], spans[-1][1]
        whole = context.around(record, (first, last))
        if len(whole.text) > 3500:
            spans = spans[:1]
            whole = context.around(record, spans[0])
        quote = context.cut(record, spans[0])
        link = self._library.links.to(quote)
        composer = Composer()
        if lead:
            composer.line(lead, Style.ITALIC).gap()
        heading(composer, quote, say, link=link)
        self._history(composer, record, say)
        bold = [(start - whole.start, end - whole.start) for start, end in spans]
        composer.gap().quote(
            whole, _NEVER_FOLDED, bold if len(whole.text) > len(quote.text) else ()
        )
        alone = (whole.start, whole.end) == (quote.start, quote.end)
        composer.line(say("context-alone" if alone else "context-bold"), Style.ITALIC)
        place = context.page_of(context.pages(record), quote.start)
        digest = record.sha256[:_DIGEST]
        cited, address = citation([quote], say, link), permalinks.locator(quote)
        rows: list[tuple[Button, ...]] = [
            (
                Button(say("button-whole"), action=f"p:{record.number}:{digest}:{place}"),
                cite_button(say("button-cite"), cited, f"a:{address}"),
            ),
            (Button(say("cite-as"), action=f"a:{address}"),),
        ]
        rows += (*self._others(record, say), *self._now(record, say))
        return composer.reply(*rows)

    def _history(self, composer: Composer, record: Record, say: Wording) -> None:
        """That the statement was changed since, taken back, or is gone."""
        newest = self._library.archive().versions(record.statement.id)[-1]
        if newest.version != record.version:
            day = say.day(datetime.fromisoformat(newest.first_seen).date())
            composer.line(say("changed-since", day=day, version=record.version), Style.ITALIC)
        taken = self._library.archive().withdrawal(record.statement.id)
        if taken is not None:
            taken_back(composer, taken, say)
        if record.withdrawn:
            since = say.since(datetime.fromisoformat(record.withdrawn).date())
            composer.line(say("withdrawn-on", since=since), Style.ITALIC)

    def _others(self, record: Record, say: Wording) -> Rows:
        """The switch to the same statement as published in other languages."""
        archive = self._library.archive()
        others = parallels(archive, context.cut(record, (0, 1)))
        records = archive.records([one.record for one in others])
        row = [
            Button(
                f"🌐 {say.language_name(one.lang)}",
                action=f"p:{one.record}:{records[one.record].sha256[:_DIGEST]}:0",
            )
            for one in others
            if one.record in records
        ]
        return (tuple(row),) if row else ()

    def _now(self, record: Record, say: Wording) -> Rows:
        """The way to the newest version, where it is another."""
        newest = self._library.archive().versions(record.statement.id)[-1]
        if newest.version == record.version:
            return ()
        action = f"p:{newest.number}:{newest.sha256[:_DIGEST]}:0"
        return ((Button(say("button-now"), action=action),),)

    def _turning(self, record: Record, place: int, count: int, say: Wording) -> Rows:
        name = f"{record.number}:{record.sha256[:_DIGEST]}"
        turns = [
            Button(label, action=f"p:{name}:{to}")
            for label, to in ((say("button-back"), place - 1), (say("button-on"), place + 1))
            if 0 <= to < count
        ]
        file = (Button(say("button-document"), action=f"d:{name}"),)
        return (tuple(turns), file, *self._now(record, say)) if turns else self._now(record, say)

    def _record(self, number: int, digest: str) -> Record | None:
        record = self._library.archive().records([number]).get(number)
        return record if record and record.sha256.startswith(digest) else None

    def _gone(self, chat: Chat, removal: Removal | None = None) -> Reply:
        if removal is not None:
            return removed_reply(removal, self._say(chat))
        return Composer().line(self._say(chat)("quote-gone")).reply()

    def _say(self, chat: Chat) -> Wording:
        return Wording(chat.lang)


def _file_name(record: Record) -> str:
    """The date and the title or the first words, as a name that every system takes."""
    statement = record.statement
    title = statement.title or context.cut(record, (0, 1)).opening
    named = re.sub(r"[^\w-]+", "-", title).strip("-")[:_NAME_CHARACTERS]
    day = f"{statement.date.isoformat()}-" if statement.date else ""
    return f"{day}{named or 'statement'}.txt"
