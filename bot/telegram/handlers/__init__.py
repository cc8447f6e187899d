"""Thin: an update, a use case, a Reply; nothing here formats."""
