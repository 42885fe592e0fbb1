"""Plain mode: the wizard as questions and answers, line by line, for screen readers, dumb terminals and slow lines."""
