"""A Query to hits with confidences: both arms over one slice of a build's rows."""
