# Whose words: in what was asked, and in what is quoted

scope-speaker = speaker: { $who }
scope-source = source: { $who }
scope-besides = without what is said of “{ $topic }”
scope-without = without the words of { $who }
unknown-name = No statement has this speaker or source: { $who }.
speech-direct = direct speech: { $speaker }
speech-not-told = not told
speech-direct-unnamed = direct speech
speech-partly = partly direct speech: { $speaker }
speech-partly-unnamed = partly direct speech
speech-question = a question
speech-answer = an answer
speech-reported = as reported by { $source }
recording-time = time in the recording: { $time }
