"""What somebody with the keys of the database could do: take a whole chain out, with its head."""

from django.db import connection

from eoffice.audit import guards

TABLES = ("audit_auditentry", "audit_chainhead")


def remove_chain(kind: str, subject_id: int) -> None:
    """Remove every entry of one subject, and the head that counts them."""
    guards.lift(connection)
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                f"DELETE FROM {table} WHERE subject_kind = %s AND subject_id = %s",
                [kind, subject_id],
            )
    guards.lay(connection)
