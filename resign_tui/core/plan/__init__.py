"""The days that are left, and what is done on which of them."""
