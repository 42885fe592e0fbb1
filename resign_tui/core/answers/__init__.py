"""What was typed: the questions, the draft that keeps it raw, and the facts that read it."""
