"""What is fetched from the web: feeds and pages that an admin names, and nothing else."""
