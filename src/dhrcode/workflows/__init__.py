"""What a person does, step by step, without a terminal."""
