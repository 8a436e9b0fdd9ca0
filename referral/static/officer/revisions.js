// Which revision of the case the officer has seen, step by step: the one the page came with, or the
// one an answer of this page has got since. Somebody else's newer answer is never counted as seen.

/** Revisions of a page that came with revision `page`. */
export function revisionsFrom(page) {
  const own = new Map();
  let whole = page;

  return {
    /** The revision seen of a step. */
    of(step) {
      return Math.max(own.get(step) ?? 0, whole);
    },

    /** An answer of this page got `revision`; returns what the page as a whole may claim to have seen. */
    saved(step, revision) {
      own.set(step, revision);
      if (revision === whole + 1) whole = revision;
      return whole;
    },

    /** The officer was shown the answer of that step at `revision`. */
    saw(step, revision) {
      own.set(step, revision);
    },
  };
}
