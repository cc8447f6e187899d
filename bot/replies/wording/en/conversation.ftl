# Conversation

start = Ask what was said, and get the words themselves with their date.

    Every quotation is cut from a published statement and compared with it again before it is sent. Nothing is written by a machine. When the archive does not answer, the bot says so.
start-coverage = { $statements ->
    [one] The archive holds 1 statement
   *[other] The archive holds { $statements } statements
  }
help = Write a question as you would ask a person. You can
    – name a time: in March 2024, between 2019 and 2021, since 5 May 2020, last month;
    – ask for the latest or the first: the latest statement on water;
    – put exact words in quotation marks: "territorial integrity".
help-further = The date above a quotation opens it in its context, the title opens its source. After an answer, ask on in a few words: and in 2019?
whoami = Your Telegram number is { $user }.
unsupported = I can read text only. Please write your question in words.
unsupported-voice = I cannot listen to voice messages. Please write your question in words.
unsupported-picture = I cannot look into pictures. Please write what you want to know, or type the words that stand in it.
unsupported-sticker = A sticker says more than words, but I have only words. Please write your question.
unknown-command = I do not know this command. /help lists what I can do.
failed = Something went wrong on my side, and the fault has been logged. Please ask again in a while.
interrupted = The connection was lost while the answer was on its way. If it did not arrive, ask again with the button.
crowded = Very many are asking just now. Yours is question number { $number } in line, and its answer will stand here.
waits = I cannot write anything down just now, so your question waits. I answer as soon as I can.
moved-aside = What I remember of people was damaged ({ $fault }). It is moved aside as { $file }, and I began anew: questions that waited, buttons of earlier answers and what people follow are lost. The archive is not touched.
gave-up = I stopped several times over this question and do not know why. The fault has been logged. The button asks it again.
unreadable = Telegram sent your message in a form that I cannot read yet. Please write your question as plain text.
set-aside = Telegram sent something that this version cannot read ({ $fault }). It is set aside, and everything else goes on. A newer version may read it.
asked-then = Asked on { $when }.
ask-again = Ask again
no-index = The archive is not ready yet. Please try again later.
unreachable = The archive is not reachable just now. Please ask again in a while.
unreachable-waits = The archive is not reachable just now. Your question is kept, and I answer it as soon as I can.
archive-empty = The archive is empty: no statement is on record now.
