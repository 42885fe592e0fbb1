"""Notice: from the day of receipt to the end of employment and the last working day."""
