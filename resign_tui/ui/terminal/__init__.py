"""Terminal safety: whatever happens to the terminal or to us, the words are saved and the terminal is given back."""
