"""Letters and their numbers: intake desk, registers, recording, and who may see which letter."""
