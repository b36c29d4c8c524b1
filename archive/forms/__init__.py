"""What the pages of the archive ask for; forms read, they never act."""
