"""The directory: search, add, change, merge what was entered twice."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from correspondence.actions import contacts as actions
from correspondence.actions.contacts import ContactData, SameName
from correspondence.desks import desk_organizations
from correspondence.forms.desk import ContactForm
from correspondence.models import Contact
from correspondence.policies import desk as policies
from correspondence.queries import contacts as queries
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.htmx import back_to, page_or_fragment

PAGE = 50


@require_safe
@login_required
def contacts(request: HttpRequest) -> HttpResponse:
    """Everybody with whom the organisation corresponds."""
    if not desk_organizations(request.officer):
        raise Refused(_("The directory is kept by the intake desks."))
    words, after = request.GET.get("q", "")[:100], request.GET.get("after", "")
    found = queries.contacts_matching(queries.contacts_of(request.officer), words)
    page = list(found.filter(name__gt=after)[: PAGE + 1])
    following = page[PAGE - 1].name if len(page) > PAGE else ""
    context = {"contacts": page[:PAGE], "q": words, "after": following}
    return page_or_fragment(request, "contacts/list", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new correspondent."""
    organization = request.officer.organization_id
    policies.may_keep_contacts(request.officer, organization).enforce()
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            contact = actions.add(organization, _data(form), by=request.officer)
            return back_to(request, "contacts:list", _("%s is in the directory.") % contact)
        except SameName as error:
            form.add_error("name", error.sentence)
    return render(request, "contacts/edit.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a correspondent; look for doubles."""
    contact = _visible(request, pk)
    form = ContactForm(request.POST or None, instance=_visible(request, pk))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(contact.pk, _data(form), by=request.officer)
            return back_to(request, "contacts:list", _("Changed."))
        except SameName as error:
            form.add_error("name", error.sentence)
    context = {"form": form, "contact": contact, "alike": _alike(request, contact)}
    return render(request, "contacts/edit.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Let this contact's letters point at another one."""
    doubled = _visible(request, pk)
    kept = _visible(request, whole(request.POST.get("kept")) or 0)
    actions.merge(kept.pk, doubled.pk, by=request.officer)
    return back_to(request, "contacts:change", _("Merged into %s.") % kept, pk=kept.pk)


def _visible(request: HttpRequest, pk: int) -> Contact:
    return get_object_or_404(queries.contacts_of(request.officer).filter(active=True), pk=pk)


def _alike(request: HttpRequest, contact: Contact) -> list[Contact]:
    same = queries.contacts_of(request.officer).filter(organization=contact.organization_id)
    return queries.alike(same, contact.name, but=contact.pk)[: queries.MOST]


def _data(form: ContactForm) -> ContactData:
    data = form.cleaned_data
    usual = form.instance.usual_addressee_id
    names = ("name", "kind", "address", "city", "email", "phone")
    return ContactData(**{name: data[name] for name in names}, usual_addressee_id=usual)
