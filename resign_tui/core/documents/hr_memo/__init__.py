"""The memo to HR: what happened, credit for work and releases of models, and what is asked for."""
