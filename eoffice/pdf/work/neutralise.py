"""The viewing copy does nothing: no script, no action, no attachment, no link out.

By allow-list where the format has a list (catalog, page, annotation), and by a walk through
everything that can be reached for what may hide anywhere. Whatever cannot be reached from the
new catalog (older revisions, orphans) is not written at all.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String, sanitize

from eoffice.pdf.values import Limits
from eoffice.pdf.work.structure import walk

CATALOG = {"/Type", "/Pages", "/Lang", "/PageLabels", "/OCProperties", "/OutputIntents"}
PAGE = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources"}
PAGE |= {"/Contents", "/Annots", "/Group"}
SHOWN = {"/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink"}
SHOWN |= {"/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Widget"}
SHOWN |= {"/Watermark", "/Redact", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia"}
SHOWN |= {"/3D", "/PrinterMark", "/TrapNet", "/Projection"}
PICTURE_ONLY = {"/Widget", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
ANNOTATION = {"/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/IC", "/Border", "/BS"}
ANNOTATION |= {"/Contents", "/QuadPoints", "/InkList", "/L", "/Vertices", "/CA", "/ca", "/BE"}
ANNOTATION |= {"/RD", "/DA", "/Q", "/DS", "/LE", "/CL", "/MK", "/OC", "/Name"}
ACTIONS = {
    "/JavaScript": "javascript",
    "/ECMAScript": "javascript",
    "/Launch": "launch",
    "/GoToR": "remote",
    "/GoToE": "remote",
    "/GoToDp": "remote",
    "/URI": "link",
    "/SubmitForm": "form_submission",
    "/ResetForm": "form_action",
    "/ImportData": "form_import",
    "/Thread": "thread",
    "/Rendition": "multimedia",
    "/Movie": "multimedia",
    "/Sound": "multimedia",
    "/RichMediaExecute": "multimedia",
    "/GoTo3DView": "multimedia",
    "/Named": "named_action",
    "/Hide": "hide_action",
    "/SetOCGState": "layer_action",
    "/Trans": "transition",
}
KEYS = {
    "/JS": "javascript",
    "/AA": "automatic_action",
    "/EF": "embedded_file",
    "/AF": "embedded_file",
    "/EmbeddedFiles": "embedded_file",
    "/XFA": "xfa",
    "/Collection": "portfolio",
    "/RichMediaContent": "multimedia",
    "/3DD": "multimedia",
    "/Ref": "external_file",
    "/OPI": "external_file",
    "/Alternates": "alternate_image",
    "/PieceInfo": "",
    "/Metadata": "",
    "/Perms": "",
}
STREAM_KEYS = {"/F": "external_file", "/FFilter": "", "/FDecodeParms": ""}
MEDIA = {"/Sound": "multimedia", "/Movie": "multimedia", "/RichMedia": "multimedia"}
MEDIA |= {"/3D": "multimedia", "/Screen": "multimedia", "/FileAttachment": "embedded_file"}


def neutralise(pdf: pikepdf.Pdf, limits: Limits) -> tuple[tuple[str, ...], bool]:
    """Take out everything that acts. Returns what was found, and whether there are signatures."""
    found: set[str] = {"encryption"} if pdf.is_encrypted else set()
    signed = False
    if isinstance(pdf.Root.get(Name.OpenAction), Dictionary):
        found.add("open_action")
    for holder, free in walk(pdf.Root, limits):
        signed = signed or _is_signature(holder)
        if free:
            _drop_words(holder, found)
        else:
            _defuse(holder, found)
    _redraw_fields(pdf)
    _strip(pdf)
    sanitize.Sanitizer().remove_javascript().remove_external_access().apply(pdf)
    return tuple(sorted(found)), signed


def _strip(pdf: pikepdf.Pdf) -> None:
    """Leave in catalog, pages and annotations only what is seen."""
    _keep_only(pdf.Root, CATALOG)
    for page in pdf.pages:
        _keep_only(page.obj, PAGE)
        _keep_shown(page.obj)
    for key in set(pdf.trailer.keys()) - {"/Root", "/ID", "/Size"}:
        del pdf.trailer[key]
    pdf.trailer[Name.Size] = 1  # a repaired file may lack it; the writer fills in the true one


def _is_signature(holder: Object) -> bool:
    return Name.ByteRange in holder and Name.Contents in holder


def _defuse(holder: Object, found: set[str]) -> None:
    """Empty an action; take keys away that start, fetch or carry something."""
    kind = holder.get(Name.S)
    name = ACTIONS.get(str(kind)) if isinstance(kind, Name) else None
    if name:
        found.add(name)
        _keep_only(holder, set())
        return
    if Name.Subtype in holder and str(holder.get(Name.Subtype)) in MEDIA and Name.Rect in holder:
        found.add(MEDIA[str(holder.get(Name.Subtype))])
    keys = KEYS | STREAM_KEYS if isinstance(holder, Stream) else KEYS
    for key in set(holder.keys()) & keys.keys():
        if keys[key]:
            found.add(keys[key])
        del holder[key]
    if holder.get(Name.Subtype) == Name.PS and isinstance(holder, Stream):
        found.add("postscript")
        holder.write(b"")


def _drop_words(holder: Object, found: set[str]) -> None:
    """A list of free names leads to things: a text in it, or the name of an action, is none."""
    for key, value in list(holder.items()):
        word = ACTIONS.get(str(value)) if isinstance(value, Name) else None
        if word:
            found.add(word)
        if word or isinstance(value, String):
            del holder[key]


def _redraw_fields(pdf: pikepdf.Pdf) -> None:
    """Give form fields a drawn appearance while their values are still known."""
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        return
    if any(_is_undrawn(field) for page in pdf.pages for field in page.obj.get(Name.Annots, ())):
        form.NeedAppearances = True
    if form.get(Name.NeedAppearances) is True:
        pdf.generate_appearance_streams()


def _is_undrawn(field: object) -> bool:
    """Tell a field that holds something and has no drawing of it."""
    return isinstance(field, Dictionary) and Name.V in field and Name.AP not in field


def _keep_only(holder: Object, allowed: set[str]) -> None:
    for key in set(holder.keys()) - allowed:
        if isinstance(holder, Stream) and key in ("/Length", "/Filter", "/DecodeParms"):
            continue
        del holder[key]


def _keep_shown(page: Object) -> None:
    """Keep of the annotations what is seen, and nothing that does something.

    A field becomes a stamp with its drawing: no reader shows a field that belongs to no form.
    """
    annotations = page.get(Name.Annots)
    if annotations is None:
        return
    kept = []
    for annotation in annotations if isinstance(annotations, Array) else ():
        if not isinstance(annotation, Dictionary):
            continue
        subtype = str(annotation.get(Name.Subtype))
        if subtype not in SHOWN or (subtype in PICTURE_ONLY and Name.AP not in annotation):
            continue
        if subtype in PICTURE_ONLY:
            annotation.Subtype = Name.Stamp
        _keep_only(annotation, ANNOTATION)
        kept.append(annotation)
    if kept:
        page.Annots = Array(kept)
    else:
        del page[Name.Annots]
