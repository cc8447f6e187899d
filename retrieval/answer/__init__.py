"""Hits to an answer: sentences ranked, repeats folded, quotes cut; and its context."""
