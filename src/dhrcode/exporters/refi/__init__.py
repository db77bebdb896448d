"""REFI-QDA: codebooks (`.qdc`) and projects (`.qdpx`) for other programs for qualitative data."""
