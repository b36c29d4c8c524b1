"""Letters and their numbers: intake desk, registers, recording, search, who may see which letter."""
