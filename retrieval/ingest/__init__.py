"""A folder of files to statements and problems: readers, dates, and their sandbox."""
