"""Trainings of the Hugging Face Trainer."""
