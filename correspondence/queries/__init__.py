"""Letters and trays by name; the only ways to them."""
