"""Checking quotes against the documents that they are said to come from."""
