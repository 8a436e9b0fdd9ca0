"""Issuing the referral, and the form that goes with the person: preview, print view, PDF."""

from uuid import uuid4

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.printing.forms import referral_form
from referral.printing.forms.referral_form import ReferralForm
from referral.services.cases import casefile, referrals
from referral.services.upkeep import clock_check
from referral.web.app import access, environments, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.pages import page
from referral.web.app.pdf import pdf_response
from referral.web.officer import bp
from referral.web.officer.current_case import CasePage, current_case, for_a_pressing_act
from referral.web.officer.operations import operation_of_form


@bp.get("/<reference>/referral")
@audience(Audience.CASE_READERS)
def referral(reference: str) -> Response:
    """Issue the referral, or find its form. What is missing is told, never required."""
    file = current_case(reference)
    return page(
        "officer/referral.html",
        file=file,
        pairs=_pairs(file),
        operation=uuid4().hex,
    )


@bp.post("/<reference>/referral")
@audience(Audience.OFFICERS)
def issue(reference: str) -> Response:
    """Issue the referral, whatever is still missing."""
    operation = operation_of_form()
    with for_a_pressing_act(reference) as (db, case):
        referrals.issue(db, case, by=access.current_user(), now=clock.now(), operation=operation)
    return redirect(url_for(".form", reference=reference), code=303)


@bp.get("/<reference>/referral/form")
@audience(Audience.CASE_READERS)
def form(reference: str) -> Response:
    """The form on screen; identity lines may be typed before printing and never leave the page."""
    file = current_case(reference)
    if file.referral is None:
        return redirect(url_for(".referral", reference=reference), code=303)
    pair = request.args.get("languages", _pairs(file)[0])
    return page(
        "officer/form.html",
        file=file,
        pair=pair,
        pairs=_pairs(file),
        paper=app_parts().paper.print_view(_paper(file, pair)),
    )


@bp.get("/<reference>/referral/form/<pair>.pdf")
@audience(Audience.CASE_READERS)
def form_pdf(reference: str, pair: str) -> Response:
    """The form as PDF, identity lines blank."""
    file = current_case(reference)
    if file.referral is None:
        abort(404)
    return pdf_response(
        app_parts().paper.document(_paper(file, pair)),
        name=f"referral-{file.reference}-{file.referral.number}-{pair}.pdf",
        instead=url_for(".form", reference=reference, languages=pair),
    )


def _pairs(file: CasePage) -> list[str]:
    """Language pairs a form may have: the country's two first, then each of them with English."""
    known = app_parts().settings.languages
    own = [code for code in file.checklist.pack.languages if code in known] or list(known[:1])
    others = [code for code in known if code not in own[:1]] or own[:1]
    second = own[1] if len(own) > 1 else others[0]
    with_english = [f"{code}-en" for code in own if code != "en"] if "en" in known else []
    return list(dict.fromkeys([f"{own[0]}-{second}", *with_english]))


def _paper(file: CasePage, pair: str) -> ReferralForm:
    """The form of the latest referral, with the answers it was issued on."""
    referral = file.referral
    if referral is None or pair not in _pairs(file):
        abort(404)
    db = request_db.read_session()
    then = casefile.case_file_of(db, file.file.case, referral)
    first, second = (app_parts().languages.get(code) for code in pair.split("-"))
    form = referral_form.build(
        then, file.post, referral, (first, second), dues=casefile.due_times(db, then)
    )
    if environments.environment() is environments.PRACTICE:
        return referral_form.for_practice(form)
    moments = (file.file.case.opened_at, referral.issued_at)
    if clock_check.may_be_wrong(db, clock.now(), *moments):
        return referral_form.with_a_doubtful_clock(form)
    return form
