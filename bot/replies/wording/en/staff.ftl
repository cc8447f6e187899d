# What those are told who run the archive

button-leave = Leave it
dialog-left = Left as it was.
not-yours = That is not yours to do.
