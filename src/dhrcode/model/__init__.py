"""What a codebook and a record are: Pydantic models that read no files and print nothing."""
