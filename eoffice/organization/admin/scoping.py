"""Another name of `eoffice.organization.scoped_admin`, from which other rooms import."""

from eoffice.organization.scoped_admin import ScopedAdmin, ScopedTabular, scope_in

__all__ = ["ScopedAdmin", "ScopedTabular", "scope_in"]
