"""Files of CI systems."""
