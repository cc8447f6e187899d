# Whose words: in what was asked, and in what is quoted

scope-speaker = speaker: { $who }
scope-source = source: { $who }
unknown-name = No statement has this speaker or source: { $who }.
