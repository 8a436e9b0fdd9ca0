"""Answering with a PDF, and what happens on a machine that cannot make one."""

import logging

from flask import redirect
from werkzeug.wrappers import Response

from referral.printing.pdf import pdf_cache
from referral.web.app.locales import language
from referral.web.app.pages import say

log = logging.getLogger("referral")


def pdf_response(document: str, *, name: str, instead: str) -> Response:
    """A whole HTML document as PDF, to look at in the browser under the name of a file.

    Where no PDF can be made, the answer leads to ``instead``, a page that the browser can print.
    """
    try:
        pdf = pdf_cache.pdf(document)
    except pdf_cache.PdfUnavailable as reason:
        log.error("%s", reason)
        say(language().gettext("This computer cannot make a PDF. Print this page instead."))
        return redirect(instead, code=303)
    response = Response(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
