"""Who runs the archive, and who did what, as JSON."""

from datetime import datetime

from bot.cli.json_models.base import JsonModel, key


class MemberJson(JsonModel):
    """Somebody who has a role."""

    user: int = key("their number in Telegram")
    role: str = key("reader, editor or owner")
    name: str = key("as it was known when they were appointed; may be empty")
    since: datetime | None = key("when they were appointed; null for whom the settings name")
    by: int | None = key("who appointed them, 0 for the terminal; null for whom the settings name")


class StaffJson(JsonModel):
    """All who have a role."""

    members: tuple[MemberJson, ...] = key("whom the settings name come first")


class ActJson(JsonModel):
    """One act, in the record of acts."""

    number: int = key("of the entry; they grow")
    at: datetime = key("when, in the operator's time zone")
    user: int = key("who did it; 0 at the terminal and for what the bot does by itself")
    name: str = key("of whoever did it, where it is known; may be empty")
    act: str = key("what was done, in one word")
    subject: str = key("what it was done to; may be empty")
    details: str = key("what else is known of it; may be empty")


class AuditJson(JsonModel):
    """The record of acts."""

    acts: tuple[ActJson, ...] = key("the oldest first")
