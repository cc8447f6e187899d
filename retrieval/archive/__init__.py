"""Every version of every statement: the one place of texts, and of what quotes point into."""
