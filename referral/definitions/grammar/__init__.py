"""The written form of checklists, overlays, packs and promises, as tables."""
