"""Practice: scenarios that are played on the same checklists, classes, runs, and the debrief. A wing."""
