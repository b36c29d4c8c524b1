"""What an officer may see and do in the correspondence room; pure answers, nothing written."""
