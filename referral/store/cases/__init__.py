"""Cases with their answers, documents and referrals, as they are kept."""
