"""What an officer may do in the chain; pure answers, nothing written."""
