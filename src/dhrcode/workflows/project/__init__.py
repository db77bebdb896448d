"""A project begun and checked."""
