// The queue of unsent answers: what lies in the tab's storage, and that it survives.

import assert from "node:assert/strict";
import test from "node:test";

import { queueIn, randomId } from "../../referral/static/officer/queue.js";

/** A tab's storage that outlives the page, as sessionStorage does. */
function tab() {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
}

test("an answer given before a reload waits after it", () => {
  const storage = tab();
  queueIn(storage, "unsent:7F3K").add("age", "child", 4);

  const afterReload = queueIn(storage, "unsent:7F3K");

  assert.equal(afterReload.waiting.length, 1);
  assert.equal(afterReload.first.step, "age");
  assert.equal(afterReload.first.value, "child");
  assert.equal(afterReload.first.seen, 4);
});

test("answers wait in the order they were given, each under an operation of its own", () => {
  const queue = queueIn(tab(), "unsent:7F3K");

  queue.add("age", "child", 4);
  queue.add("age", "adult", 4);
  queue.add("signs", ["fear"], 4);

  assert.deepEqual(queue.waiting.map((one) => one.value), ["child", "adult", ["fear"]]);
  assert.equal(new Set(queue.waiting.map((one) => one.operation)).size, 3);
});

test("nothing stays in the tab when everything is acknowledged", () => {
  const storage = tab();
  const queue = queueIn(storage, "unsent:7F3K");
  queue.add("age", "child", 4);

  queue.remove(queue.first);

  assert.equal(queue.first, undefined);
  assert.equal(storage.kept.size, 0);
});

test("what lies in the tab is ids, numbers and revisions, and nothing else", () => {
  const storage = tab();

  queueIn(storage, "unsent:7F3K").add("children", 3, 4);

  const [kept] = JSON.parse(storage.kept.get("unsent:7F3K"));
  assert.deepEqual(Object.keys(kept).sort(), ["operation", "seen", "step", "value"]);
});

test("a second answer to a step rests on the revision that the first one got", () => {
  const queue = queueIn(tab(), "unsent:7F3K");
  queue.add("age", "child", 4);
  queue.add("signs", ["fear"], 4);

  queue.rebase("age", 5);

  assert.deepEqual(queue.waiting.map((one) => one.seen), [5, 4]);
});

test("spoiled storage is an empty queue, not a broken page", () => {
  const storage = tab();
  storage.setItem("unsent:7F3K", '[{"step":"age"}, 7, null]');

  assert.deepEqual(queueIn(storage, "unsent:7F3K").waiting, []);

  storage.setItem("unsent:7F3K", "no JSON");

  assert.deepEqual(queueIn(storage, "unsent:7F3K").waiting, []);
});

test("a browser that refuses storage still has a queue as long as the page lives", () => {
  const refuse = () => {
    throw new Error("refused");
  };
  const queue = queueIn({ getItem: refuse, setItem: refuse, removeItem: refuse }, "unsent:7F3K");

  queue.add("age", "child", 4);

  assert.equal(queue.first.value, "child");
});

test("operation ids are 128 random bits in hexadecimal", () => {
  const ids = new Set(Array.from({ length: 1_000 }, randomId));

  assert.equal(ids.size, 1_000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});
