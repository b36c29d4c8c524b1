"""The desk of an entry in words: by what right somebody acted there, and in whose place."""

from django.utils.translation import gettext as _

SPOKEN = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}
ASSISTANT = "assistant"


def desk_in_words(title: str, acting_kind: str, in_place_of: str) -> str:
    """Plh. Kasi Bank, in place of Eka Rekaanto; nothing where no desk was kept."""
    words = {"title": title, "desk": title, "name": in_place_of}
    if not title:
        return ""
    if acting_kind == ASSISTANT:
        named = _("Assistant of %(title)s, for %(name)s") % words
        return named if in_place_of else _("Assistant of %(title)s") % words
    words["desk"] = f"{SPOKEN.get(acting_kind, '')} {title}".strip()
    return _("%(desk)s, in place of %(name)s") % words if in_place_of else words["desk"]
