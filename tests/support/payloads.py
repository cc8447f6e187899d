"""Updates of every kind in the Bot API, as Telegram sends them: seeds for what is made odd."""

from typing import Any

Json = dict[str, Any]

ANN: Json = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "en"}
BOT: Json = {"id": 4242, "is_bot": True, "first_name": "On record", "username": "onrecord_bot"}
PRIVATE: Json = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP: Json = {"id": -1001, "type": "supergroup", "title": "Readers", "is_forum": True}
CHANNEL: Json = {"id": -1002, "type": "channel", "title": "The ministry", "username": "ministry"}
DATE = 1_900_000_000
FILE: Json = {"file_id": "A1", "file_unique_id": "u1", "file_size": 1000}
PHOTO = [{**FILE, "width": 90, "height": 60}, {**FILE, "width": 900, "height": 600}]
QUESTION = "What was said of the water of the river?"
PLACE: Json = {"latitude": 42.87, "longitude": 74.57}
OPTION: Json = {"persistent_id": "0", "text": "Yes", "voter_count": 3}
POLL: Json = {
    "id": "p1",
    "question": "Is the pass open?",
    "options": [OPTION, {**OPTION, "persistent_id": "1", "text": "No"}],
    "total_voter_count": 3,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
}


def message(chat: Json = PRIVATE, **content: Any) -> Json:
    """A message of Ann's."""
    return {"message_id": 50, "date": DATE, "chat": chat, "from": ANN, **content}


def entity(kind: str, offset: int, length: int, **more: Any) -> Json:
    """A stretch of a text."""
    return {"type": kind, "offset": offset, "length": length, **more}


REPLIED = message(text="The water of the river is measured every spring.")
CONTENTS: tuple[Json, ...] = (
    {"text": QUESTION},
    {"text": "/start", "entities": [entity("bot_command", 0, 6)]},
    {"text": "/ask water", "entities": [entity("bot_command", 0, 4)]},
    {"text": "😀 /ask water", "entities": [entity("bot_command", 3, 4)]},
    {"text": "/check@onrecord_bot “The water”", "entities": [entity("bot_command", 0, 19)]},
    {"text": "/start qAbC_-123", "entities": [entity("bot_command", 0, 6)]},
    {"text": "/timeline water", "entities": [entity("bot_command", 0, 9)]},
    {"text": "/on 1 April 2031", "entities": [entity("bot_command", 0, 3)]},
    {"text": "/language", "entities": [entity("bot_command", 0, 9)]},
    {"text": "/unknown", "entities": [entity("bot_command", 0, 8)]},
    {"text": "/reindex", "entities": [entity("bot_command", 0, 8)]},
    {"text": "@onrecord_bot water", "entities": [entity("mention", 0, 13)]},
    {
        "text": "Ann bold link code #tag +996 a@b.org 4242",
        "entities": [
            entity("text_mention", 0, 3, user=ANN),
            entity("bold", 4, 4),
            entity("text_link", 9, 4, url="https://example.org"),
            entity("pre", 14, 4, language="python"),
            entity("hashtag", 19, 4),
            entity("phone_number", 24, 4),
            entity("email", 29, 7),
            entity("custom_emoji", 37, 4, custom_emoji_id="5"),
        ],
    },
    {"text": "Что сказано о воде?", "reply_to_message": REPLIED},
    {
        "text": "Was this said?",
        "reply_to_message": REPLIED,
        "quote": {"text": "The water of the river", "position": 0, "is_manual": True},
    },
    {
        "text": "The water rose.",
        "forward_origin": {"type": "user", "date": DATE, "sender_user": ANN},
    },
    {
        "text": "The water rose.",
        "forward_origin": {"type": "hidden_user", "date": DATE, "sender_user_name": "X"},
    },
    {
        "text": "The water rose.",
        "forward_origin": {
            "type": "channel",
            "date": DATE,
            "chat": CHANNEL,
            "message_id": 5,
            "author_signature": "Press",
        },
    },
    {
        "text": "The water rose.",
        "forward_origin": {"type": "chat", "date": DATE, "sender_chat": GROUP},
        "is_automatic_forward": True,
    },
    {
        "text": "And this?",
        "external_reply": {
            "origin": {"type": "channel", "date": DATE, "chat": CHANNEL, "message_id": 5},
            "chat": CHANNEL,
            "message_id": 5,
            "link_preview_options": {"is_disabled": True},
        },
        "link_preview_options": {"url": "https://example.org"},
    },
    {"photo": PHOTO, "caption": QUESTION, "caption_entities": [entity("bold", 0, 4)]},
    {"photo": PHOTO, "media_group_id": "1"},
    {"voice": {**FILE, "duration": 3, "mime_type": "audio/ogg"}},
    {"audio": {**FILE, "duration": 3, "title": "Speech"}, "caption": "Listen"},
    {"video": {**FILE, "width": 9, "height": 9, "duration": 3}},
    {"video_note": {**FILE, "length": 200, "duration": 3}},
    {
        "animation": {**FILE, "width": 9, "height": 9, "duration": 3},
        "document": {**FILE, "file_name": "a.gif"},
    },
    {"document": {**FILE, "file_name": "speech.docx", "mime_type": "application/msword"}},
    {
        "sticker": {
            **FILE,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "🙂",
        }
    },
    {"contact": {"phone_number": "+996", "first_name": "Bob", "user_id": 8}},
    {"location": PLACE},
    {"venue": {"location": PLACE, "title": "The pass", "address": "1 Road"}},
    {"dice": {"emoji": "🎲", "value": 4}},
    {"poll": POLL},
    {"game": {"title": "G", "description": "D", "photo": PHOTO}},
    {"story": {"chat": CHANNEL, "id": 3}},
    {
        "checklist": {
            "title": "To do",
            "tasks": [{"id": 1, "text": "Measure", "completion_date": 0}],
        }
    },
    {"paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]}},
    {"text": QUESTION, "via_bot": BOT, "effect_id": "5", "paid_star_count": 2},
    {"text": QUESTION, "business_connection_id": "b1", "sender_business_bot": BOT},
    {
        "text": QUESTION,
        "edit_date": DATE + 5,
        "author_signature": "A",
        "has_protected_content": True,
    },
)
SERVICE: tuple[Json, ...] = (
    {"new_chat_members": [BOT]},
    {"left_chat_member": ANN},
    {"new_chat_title": "T"},
    {"new_chat_photo": PHOTO},
    {"group_chat_created": True},
    {"migrate_to_chat_id": -1003},
    {"pinned_message": REPLIED},
    {"forum_topic_created": {"name": "Water", "icon_color": 7322096}},
    {"video_chat_started": {}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
    {"write_access_allowed": {"from_request": True}},
    {"users_shared": {"request_id": 1, "users": [{"user_id": 8}]}},
    {"web_app_data": {"data": "{}", "button_text": "Open"}},
    {"boost_added": {"boost_count": 1}},
)
PRESSED: Json = {"id": "77", "from": ANN, "chat_instance": "1", "data": "h:1:9"}
UPDATES: tuple[Json, ...] = (
    *({"message": message(**content)} for content in (*CONTENTS, *SERVICE)),
    *({"message": message(GROUP, **content)} for content in (*CONTENTS, *SERVICE)),
    {"message": message(GROUP, text=QUESTION, message_thread_id=5, is_topic_message=True)},
    {"message": message(GROUP, text=QUESTION, sender_chat=CHANNEL, sender_boost_count=2)},
    {"edited_message": message(text=QUESTION, edit_date=DATE + 9)},
    {"channel_post": {**message(CHANNEL, text=QUESTION), "from": None}},
    {"callback_query": {**PRESSED, "message": {**message(text="Answer"), "from": BOT}}},
    {"callback_query": {**PRESSED, "message": {"message_id": 5, "date": 0, "chat": PRIVATE}}},
    {"callback_query": {**PRESSED, "inline_message_id": "i1"}},
    {
        "inline_query": {
            "id": "8",
            "from": ANN,
            "query": "water",
            "offset": "",
            "chat_type": "private",
        }
    },
    {"guest_message": {**message(GROUP, text=QUESTION), "guest_query_id": "g1"}},
    {"poll": POLL},
    {"poll_answer": {"poll_id": "p1", "user": ANN, "option_ids": [0]}},
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": ANN,
            "date": DATE,
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": {"user": BOT, "status": "member"},
        }
    },
    {
        "message_reaction": {
            "chat": PRIVATE,
            "message_id": 5,
            "user": ANN,
            "date": DATE,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
)
