"""The topics that each country regulates, as headings."""

from referral.engine.country import Topic
from referral.i18n import N_

MATTERS = {
    Topic.CROSSING_POINT: N_("At a crossing point"),
    Topic.TRANSIT_ZONE: N_("In a transit zone"),
    Topic.IRREGULAR_CROSSING: N_("After an irregular crossing"),
    Topic.INLAND: N_("Inland"),
    Topic.CERTIFICATE: N_("Certificate"),
    Topic.INTERPRETER: N_("Language and interpreter"),
    Topic.APPEAL: N_("Complaint against a refusal"),
    Topic.PROTECTION: N_("Forms of protection"),
    Topic.UNHCR: N_("UNHCR in the country"),
}
