"""Formats that are text, and Parquet beside them."""
