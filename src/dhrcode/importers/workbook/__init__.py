"""Workbooks, read as cells."""
