"""What only practice keeps: classes, trainees, runs, and scenarios being written.

These tables lie in the practice database alone, beside the same tables of casework as in service. They have a
metadata of their own, so that nothing which makes or reads the live database knows them.
"""

import referral.store  # noqa: F401 - first of all, for it loads every table
