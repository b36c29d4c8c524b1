"""What a child can do: the tasks by name, and the border where library errors become reasons.

Loaded by the keeper only; nothing that serves pages or carries jobs may import it.
"""

from __future__ import annotations

import errno
import lzma
import mmap
import socket
import struct
import sys
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from xml.parsers.expat import ExpatError

import img2pdf
import pikepdf
import pypdfium2
from PIL import Image, TiffImagePlugin, UnidentifiedImageError
from pypdf import filters
from pypdf.errors import PyPdfError

from eoffice.pdf import fence, wire
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work.codes import find_qr
from eoffice.pdf.work.emblem import plain_emblem
from eoffice.pdf.work.package import unpack
from eoffice.pdf.work.prepare import prepare
from eoffice.pdf.work.read import read_pages
from eoffice.pdf.work.sharp import render_sharp, render_small, render_thumb
from eoffice.pdf.work.split import split
from eoffice.pdf.work.stamp import stamp
from eoffice.pdf.work.typeset import typeset
from eoffice.pdf.work.upright import turn_upright

READING: dict[str, Callable[..., object]] = {
    "prepare": prepare,
    "render_sharp": render_sharp,
    "render_small": render_small,
    "render_thumb": render_thumb,
    "turn_upright": turn_upright,
    "stamp": stamp,
    "read_pages": read_pages,
    "find_qr": find_qr,
    "split": split,
    "unpack": unpack,
    "plain_emblem": plain_emblem,
}
OWN_WORK: dict[str, Callable[..., object]] = {"typeset": typeset}
TELLING: dict[str, Callable[..., object]] = {"prepare": wire.tell, "read_pages": wire.ask}

# What the libraries raise on damaged input, seen on real files.
DAMAGE: tuple[type[Exception], ...] = (
    pikepdf.PdfError,
    pypdfium2.PdfiumError,
    PyPdfError,
    UnidentifiedImageError,
    Image.DecompressionBombError,
    img2pdf.ImageOpenError,
    img2pdf.PdfTooLargeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ExpatError,
    struct.error,
    SyntaxError,  # Pillow on broken PNG chunks
    EOFError,
    OverflowError,
    RecursionError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
)
OUR_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EPERM}

AHEAD = (mmap, filters, TiffImagePlugin)
"""Loaded in the keeper once; else each child would load them on its first page."""
Image.preinit()  # the readers of JPEG and PNG: the same


def serve(reply: socket.socket) -> None:
    """Do the one piece of work that this child was made for, inside the fence."""
    task, arguments, limits = wire.receive_request(reply)
    fence.enter(limits, keep=reply.fileno())
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # every reader checks the size itself, before it decodes
    sys.setrecursionlimit(2_000)
    letter, value = _answer(reply, task, arguments, limits)
    wire.send(reply, letter, value)


def _answer(
    reply: socket.socket, task: str, arguments: tuple[object, ...], limits: Limits
) -> tuple[bytes, object]:
    try:
        return wire.VALUE, _work(reply, task)(*arguments, limits=limits)
    except Refused as refusal:
        return wire.REFUSED, (refusal.code, refusal.detail)
    except MemoryError:
        return wire.REFUSED, (Reason.TOO_COMPLEX, "memory")
    except OSError as error:
        if error.errno in OUR_TROUBLE:
            return wire.FAILED, f"{type(error).__name__}: {error}"
        if error.errno == errno.EFBIG:
            return wire.REFUSED, (Reason.TOO_COMPLEX, "output")
        return _damaged(task, error)
    except DAMAGE as error:
        return _damaged(task, error)


def _work(reply: socket.socket, task: str) -> Callable[..., object]:
    work = READING.get(task) or OWN_WORK[task]
    tell = TELLING.get(task)
    return partial(work, tell=partial(tell, reply)) if tell else work


def _damaged(task: str, error: Exception) -> tuple[bytes, object]:
    """A reader that stumbles says that the file is damaged; our own work says that it failed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    detail = f"{type(error).__name__}: {error} ({place.name}:{place.lineno})"[:400]
    if task in OWN_WORK:
        return wire.FAILED, detail
    return wire.REFUSED, (Reason.DAMAGED, detail)
