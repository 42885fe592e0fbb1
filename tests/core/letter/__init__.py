"""The letter: its wording, its notice, its prompts."""
