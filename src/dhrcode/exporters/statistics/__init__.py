"""Tidy data as files of statistics programs, with codes, labels and missing values."""
