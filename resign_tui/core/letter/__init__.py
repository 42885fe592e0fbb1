"""The resignation letter: what it says of a departure, and the words it says it in (data/letters)."""
