"""What a codebook and a record are: Pydantic models that know no files and print nothing."""
