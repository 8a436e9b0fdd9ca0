"""Printing: what goes on paper.

``referral_form.build`` turns a case into a frozen ``ReferralForm``; ``page.Paper`` arranges it as HTML,
for the screen and for the PDF alike; ``pdf_cache.pdf`` makes the PDF. Nothing here stores, logs or
accepts anything of a person: the lines for identity are printed empty.
"""
