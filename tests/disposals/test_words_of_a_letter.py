"""Every column of words that hangs on a letter is decided about: a destruction empties it, or it is
a fact that the books and lists print. A new column fails here until somebody has decided."""

from django.apps import apps
from django.db import models

from correspondence import purging
from correspondence.models import Letter

WORDS = (models.TextField, models.CharField, models.JSONField, models.BinaryField)
GONE = {
    "correspondence.Letter": set(purging.EMPTIED),
    "correspondence.ApprovalStep": {"note", "reason"},
    "correspondence.Complainant": {"sealed", "identity_key"},
    "correspondence.Correction": {"reason", "changes"},
    "correspondence.Delivery": {"problem"},
    "correspondence.DraftVersion": {"content"},
    "correspondence.DraftWork": {"content"},
    "correspondence.Remark": {"quote", "text"},
    "correspondence.Recipient": {"return_reason"},
    "correspondence.Scan": {"draft"},
    "disposition.Disposition": {"end_reason"},
    "disposition.DispositionSheet": {"note"},
    "disposition.Extension": {"reason", "decision_note"},
    "disposition.FollowUp": {"text", "decision_note"},
}
NAMES = ("_name", "_label", "_kind", "_hash", "_serial", "_code", "_key", "sha256", "_number")
FACTS = {
    "correspondence.Letter": {
        "place", "gateway_document", "sender_number", "subject", "attachment_note", "printed_marks",
        "addressee_written", "due_reason", "void_reason",
    },
    "correspondence.LetterAccess": {"audience"},
    "correspondence.ServiceClock": {"urgency", "reason"},  # the reason is reckoned, never written
    "correspondence.Complainant": {"code"},
    "correspondence.Addressee": {"name", "address", "email"},
    "correspondence.Delivery": {"received_by", "carrier"},
    "correspondence.Remark": {"part"},
    "correspondence.RegisterEntry": {"period", "rendered", "void_reason", "remark"},
    "correspondence.Scan": {"via", "skip_reason", "discard_reason"},
    "correspondence.SearchText": {"fingerprint", "marks"},
    "correspondence.Signature": {"name", "lines"},
    "disposition.DispositionSheet": {"due_reason"},
    "archive.DocumentText": {"fingerprint"},
    "archive.DossierItem": {"description", "quantity_unit", "note", "removed_reason"},
    "archive.LoanItem": {"note", "lost_note"},
}  # fmt: skip


def reached() -> dict[str, set[str]]:
    """Models that hang on a letter, directly or by one that does, with their columns of words."""
    found: set[type[models.Model]] = {Letter}
    for _step in range(2):
        found |= {model for model in apps.get_models() if _hangs_on(model, found)}
    return {
        model._meta.label: {
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, WORDS) and not field.choices and field.name != "state"
        }
        for model in found
    }


def _hangs_on(model: type[models.Model], known: set[type[models.Model]]) -> bool:
    if model._meta.proxy:
        return False
    keys = [field for field in model._meta.concrete_fields if field.is_relation]
    return any(field.related_model._meta.concrete_model in known for field in keys)


def test_every_column_of_words_is_decided_about():
    undecided = {}
    for label, fields in reached().items():
        rest = fields - GONE.get(label, set()) - FACTS.get(label, set())
        left = {name for name in rest if not name.endswith(NAMES)}
        if left:
            undecided[label] = left
    assert undecided == {}


def test_what_is_decided_about_is_there():
    columns = reached()
    for label, fields in [*GONE.items(), *FACTS.items()]:
        assert fields <= columns[label], label
