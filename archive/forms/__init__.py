"""What is typed in the archive. Forms only read; actions act."""
