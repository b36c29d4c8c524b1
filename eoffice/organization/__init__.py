"""Who may act for which desk today: units, positions, assignments, absences, people."""
