"""Forms read what a person typed into domain values. They never act."""
