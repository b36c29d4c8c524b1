"""What pages of several apps read, merged from the trays of the apps."""
