# Corrections in a chat

amend-which = Reply to a quotation of mine with { $command }, or write the statement’s address behind it.
amend-one-of = The answer quotes several statements. Which one?
amend-old = This can no longer be done here. Send the command again.
amend-asks-redate = Which date? Write it: 2 April 2031.
amend-asks-retitle = Which title? Write it in one line.
amend-asks-respeak = Whose words are these? Write the name.
amend-asks-withdraw = Why was it taken back, and when? Write the day and the reason: 2 April 2031, figures were wrong. Without a day, today counts.
amend-kept = Written down. In a few seconds it is live.
amend-live = The correction is live.
amend-undone = Taken back. In a few seconds that is live.
amend-undone-live = The correction is taken back.
purge-asks = To remove it, write: { $word }
purge-word = remove
purge-other-word = That was another word, and nothing was changed.
button-correct = Correct it
button-purge = Remove for good

command-redate = Correct a date
command-retitle = Correct a title
command-speaker = Correct whose words they are
command-withdraw = Say that a statement was taken back
command-restore = Say that it was not taken back
command-purge = Remove a statement for good
