"""Coding one review, question by question."""
