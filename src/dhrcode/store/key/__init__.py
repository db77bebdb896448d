"""The key's file."""
