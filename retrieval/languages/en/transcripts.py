"""English labels of transcripts."""

from retrieval.languages.en.persons import THINGS
from retrieval.languages.transcripts import TranscriptTable

TRANSCRIPTS = TranscriptTable(
    first_person=(
        *(
            r"i(?:['’](?:m|ve|ll|d))?",
            r"we(?:['’](?:re|ve|ll|d))?",
            "my",
            "our",
            "ours",
            "me",
            "us",
        ),
        *("you", "your", "let['’]s", "thank", "thanks", "myself", "ourselves", "mine"),
    ),
    interjecting=("interjecting", "interject(?:s|ed)"),
    askers=frozenset(
        (
            *("question", "questioner", "q", "journalist", "reporter", "host", "presenter"),
            *("interviewer", "compere", "caller", "moderator"),
        )
    ),
    role_prefixes=("acting ",),
    roles=(
        *(
            "prime minister",
            "deputy prime minister",
            "pm",
            "dpm",
            "treasurer",
            "minister",
            "president",
            "premier",
        ),
        *("journalist", "reporter", "question", "questioner", "q", "answer", "a", "host"),
        *("presenter", "interviewer", "interviewee", "compere", "caller", "moderator", "speaker"),
        *("mc", "senator", "governor", "chair", "chairman", "chairwoman", "chairperson", "judge"),
        *("justice", "counsel", "witness", "clerk", "the speaker", "the chair", "ambassador"),
        *("the court", "the witness", "the defendant", "mayor", "councilmember", "councillor"),
        *("operator", "dispatcher", "translator", "spokesperson", "spokesman", "spokeswoman"),
        *("press secretary", "foreign minister", "deputy minister", "deputy foreign minister"),
        *("vice president", "vice-president", "chancellor", "envoy", "special envoy"),
        *("commissioner", "director", "attorney", "resident", "secretary", "general", "colonel"),
    ),
    letters=frozenset(("a", "q")),
    headings=(
        *("e ?& ?o ?e.*", "subjects?", "topics?", "date", "time", "venue", "location", "note"),
        *("notes", "contacts?", "media contacts?", "media enquiries", "enquiries", "phone", "tel"),
        *("fax", "email", "web", "website", "source", "subject", "re", "to", "from", "cc"),
        *("further information", "more information", "check against delivery", "transcript"),
    ),
    anybody=(
        *("a voice", "voice", "voices", "unidentified speaker", "a member", "audience member"),
        *("an hon. member", "hon. members", "some hon. members", "an honourable member"),
        *("honourable members", "opposition members", "government members"),
    ),
    end_marks=("ends",),
    callings=(rf"(?!(?:{THINGS})(?![\w-]))[a-z-]{{2,}}(?:er|or|ist|ian|man|woman|ant|ee)",),
    titles=("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "hon"),
    media=(
        *(
            "bbc",
            "cnn",
            "reuters",
            "afp",
            "ap",
            "npr",
            "pbs",
            "rfe/rl",
            "al jazeera",
            "the guardian",
        ),
        *("the economist", "time", "newsweek", "der spiegel", "spiegel", "politico", "bloomberg"),
        *("the times", "the telegraph", "the courier", "the gazette", "the herald"),
    ),
)
