"""Trainings of Lightning."""
