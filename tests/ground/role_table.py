"""Who may ask for the answers meant for machines: anybody."""

ROLE_TABLE = {
    "healthz": {"anonymous": 200, "officer": 200},
    "readyz": {"anonymous": 200, "officer": 200},
}
