"""What leaves: which documents and files, written and copied away from the screen, told in outcomes."""
