"""The key: which real case is which id."""
