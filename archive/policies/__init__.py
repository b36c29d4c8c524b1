"""Who may do what in the archive. Questions about the person only; the machines know the states."""
