"""Text formats, and Parquet."""
