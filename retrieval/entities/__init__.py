"""Recognises persons and bodies in texts, whole and in the nominative."""
