"""What is typed on pages that belong to no single room. Forms read; they never act."""
