"""The home folder and .env files."""
