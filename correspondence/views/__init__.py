"""Pages and verbs of the intake desk, the registers and the directory."""
