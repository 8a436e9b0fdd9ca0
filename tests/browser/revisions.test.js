// What an officer has seen: a colleague's newer answer must never count as seen by accident.

import assert from "node:assert/strict";
import test from "node:test";

import { revisionsFrom } from "../../referral/static/officer/revisions.js";

test("before anything is saved, every step is seen as the page came", () => {
  assert.equal(revisionsFrom(12).of("age"), 12);
});

test("one's own next answer is seen, for the step and for the page", () => {
  const revisions = revisionsFrom(12);

  assert.equal(revisions.saved("age", 13), 13);
  assert.equal(revisions.of("age"), 13);
});

test("after a colleague's answer in between, other steps still count as seen before it", () => {
  const revisions = revisionsFrom(12);

  assert.equal(revisions.saved("age", 14), 12);

  assert.equal(revisions.of("age"), 14);
  assert.equal(revisions.of("signs"), 12);
});

test("a conflict that was shown can be answered", () => {
  const revisions = revisionsFrom(12);

  revisions.saw("age", 15);

  assert.equal(revisions.of("age"), 15);
});
