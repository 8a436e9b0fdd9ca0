"""For authors of checklists: proofs, differences, coverage, plain words. A wing that no post needs."""
