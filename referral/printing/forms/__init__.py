"""The referral form."""
