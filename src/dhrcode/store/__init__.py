"""Files in and out: YAML, the project folder, atomic writes."""
