"""Forms of the chain: they read what a person typed and turn it into values; they never act."""
