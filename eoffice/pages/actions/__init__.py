"""What is done above all rooms at once: an office is founded with all that its letters need."""
