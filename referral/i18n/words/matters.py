"""The matters in which countries differ, as headings for readers."""

from referral.engine.country import Matter
from referral.i18n import N_

MATTERS = {
    Matter.CROSSING_POINT: N_("At a crossing point"),
    Matter.TRANSIT_ZONE: N_("In a transit zone"),
    Matter.IRREGULAR_CROSSING: N_("After an irregular crossing"),
    Matter.INLAND: N_("Inland"),
    Matter.CERTIFICATE: N_("Certificate"),
    Matter.INTERPRETER: N_("Language and interpreter"),
    Matter.APPEAL: N_("Complaint against a refusal"),
    Matter.PROTECTION: N_("Forms of protection"),
    Matter.UNHCR: N_("UNHCR in the country"),
}
