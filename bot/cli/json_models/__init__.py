"""What ``--json`` prints: one model for each object, which also gives the schema in the docs."""
