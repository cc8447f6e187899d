"""Records to a build: passages, vectors and postings on disk; which build is live."""
