# People: who runs the archive, who may ask, who did what

command-admins = Who runs the archive
command-audit = Who did what, and when
command-invite = Invite people to ask

help-for-reader = For readers of the figures
help-for-editor = For editors
help-for-owner = For owners

role-reader = reader
role-editor = editor
role-owner = owner
may-reader = A reader sees the figures and what went wrong.
may-editor = An editor publishes and corrects statements, too.
may-owner = An owner also decides who has a role, removes for good, and goes back to earlier builds.
button-reader = Reader
button-editor = Editor
button-owner = Owner

admins = Who runs this archive
admins-none = Nobody yet. A code from the terminal makes the first owner.
member = { $who } – { $role }, since { $since }, by { $by }
member-fixed = { $who } – { $role }, named in the settings
by-terminal = the terminal
people-add = Add somebody
people-back = Back
people-remove = Remove
people-sure = Yes
people-copy = Copy
add-person = Send me the contact of the person, or forward a message of theirs. If neither is at hand, make a code and give it to them:
person-hidden = Telegram does not tell me who that is. Make a code and give it to them:
button-code-reader = Reader’s code
button-code-editor = Editor’s code
button-code-owner = Owner’s code
code-for-reader = Whoever opens this first becomes a reader:
code-for-editor = Whoever opens this first becomes an editor:
code-for-owner = Whoever opens this first becomes an owner:
code-once = It holds for an hour and for one person, and is not shown again. It can also be sent to me as a message in a private chat.
which-role = Which role shall { $who } have?
sure-reader = Shall { $who } become a reader?
sure-editor = Shall { $who } become an editor?
sure-owner = Shall { $who } become an owner?
sure-removed = Shall { $who } have no role any more?
now-reader = { $who } is a reader now.
now-editor = { $who } is an editor now.
now-owner = { $who } is an owner now.
now-removed = { $who } has no role any more.
told-if-known = I tell them, if they have ever written to me. If not, ask them to send me /start.
joined-reader = { $who } has become a reader by a code.
joined-editor = { $who } has become an editor by a code.
joined-owner = { $who } has become an owner by a code.
refused-fixed = The settings name this owner (ONRECORD_ADMIN_IDS), so the role can be taken there alone.
refused-last-owner = This is the last owner. Make somebody else an owner first.
refused-no-member = This person has no role any more.

you-are-reader = You are a reader of this archive now: you see its figures and what went wrong. /help shows how.
you-are-editor = You are an editor of this archive now: you may publish and correct statements. /help shows how.
you-are-owner = You are an owner of this archive now. /help shows what you can do.
you-are-none = You have no role in this archive any more.
you-may-ask = You may ask now: write a question. /help shows how.
code-refused = This code does not work: it may be mistyped, used, or too old. Please ask for a new one where you got it.
code-too-often = Too many codes that do not work. Please try again in an hour.

access-chats = I answer in certain chats only.
access-invitation = I answer by invitation only.
access-code = I answer by invitation only: if you were given a code, send it to me.

audit = Who did what
audit-line = { $when } · { $who }
audit-empty = Nothing has been noted yet.
audit-table = All that was noted, as a table.
audit-older = Older
audit-as-table = Table
act-appoint = Gave a role
act-dismiss = Took a role
act-make-code = Made a code
act-use-code = Used a code
act-wrong-code = Sent a code that does not work, times
act-reindex = Started a reindex
act-invite = Made an invitation (people / days)
act-end-invitation = Ended an invitation

invite-needless = Nobody needs an invitation here. It is the setting ONRECORD_ACCESS=invitation that makes me answer by invitation only.
invite-how = Say how many people the invitation is for and how many days it holds, as /invite 20 30: up to { $uses } people and { $days } days. Without numbers it is for one person and seven days.
invite = { $uses ->
    [one] For 1 person
   *[other] For { $uses } people
  }, for { $days ->
    [one] 1 day
   *[other] { $days } days
  }:
invite-once = Whoever opens it may ask. It is not shown again.
button-end-invitation = End it
invite-ended = This invitation lets nobody in any more. Whoever used it may still ask.

about-kept-staff = Of those who run the archive: their name, their role and who gave it, until an owner takes it; and what each did and when, for good. Codes that do not work are counted for an hour.
about-your-role = Your role: { $role }.
about-invited = You were invited; that is kept, too.
forget-staff = Your role stays until an owner takes it, and so does the record of what you did in it.
forget-invited = Your invitation is forgotten with it, and without a new one I do not answer you.

act-publish = Published
act-unpublish = Took a publication back
act-redate = Corrected a date
act-retitle = Corrected a title
act-speaker = Corrected a speaker
act-source = Corrected a source
act-readdress = Corrected an address
act-withdraw = Marked as withdrawn
act-restore = Took a withdrawal back
act-purge = Removed for good
act-undo = Undid a correction
act-publish-build = Made a build live
act-rollback = Went back to a build
act-expect = Keeps a check-question
act-unexpect = Dropped a check-question
