"""The stores that the evidence is read from."""
