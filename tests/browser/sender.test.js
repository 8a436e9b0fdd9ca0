// Sending the queue: what each answer of the server does to it, and that nothing is lost on the way.

import assert from "node:assert/strict";
import test from "node:test";

import { queueIn } from "../../referral/static/officer/queue.js";
import { senderOf } from "../../referral/static/officer/sender.js";

const SAVED = (seen) => ({ status: 200, body: { seen } });
const NO_NETWORK = new Error("no network");

/** A queue, a server that gives `replies` in turn, and what the page was told. */
function scene(...replies) {
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
  const queue = queueIn(storage, "unsent:7F3K");
  const sent = [];
  const told = [];
  const waits = [];
  const names = ["sending", "saved", "conflict", "refused", "renewed", "later", "ended"];
  const tell = Object.fromEntries(names.map((name) => [name, (what) => told.push([name, what])]));
  const post = async (operation) => {
    sent.push(operation);
    const reply = replies.shift();
    if (reply instanceof Error) throw reply;
    return reply;
  };
  const wait = async (milliseconds) => waits.push(milliseconds);
  const events = () => told.map(([name]) => name).filter((name) => name !== "sending");
  return { queue, sender: senderOf(queue, { post, wait, tell }), sent, waits, events };
}

test("answers go out one after the other, in order, and the queue is empty", async () => {
  const { queue, sender, sent, events } = scene(SAVED(5), SAVED(6));
  queue.add("age", "child", 4);
  queue.add("signs", ["fear"], 4);

  await sender.send();

  assert.deepEqual(sent.map((one) => one.step), ["age", "signs"]);
  assert.deepEqual(events(), ["saved", "saved"]);
  assert.equal(queue.first, undefined);
});

test("without a network the same operation is sent again until it is acknowledged", async () => {
  const { queue, sender, sent, waits, events } = scene(NO_NETWORK, NO_NETWORK, SAVED(5));
  queue.add("age", "child", 4);

  await sender.send();

  assert.equal(new Set(sent.map((one) => one.operation)).size, 1);
  assert.deepEqual(waits, [1_000, 2_000]);
  assert.deepEqual(events(), ["later", "later", "saved"]);
  assert.equal(queue.first, undefined);
});

test("a busy server is asked again when it said it would be ready", async () => {
  const busy = { status: 503, body: { problem: "busy" }, retryAfter: 3_000 };
  const { queue, sender, waits } = scene(busy, SAVED(5));
  queue.add("age", "child", 4);

  await sender.send();

  assert.deepEqual(waits, [3_000]);
});

test("waits grow to half a minute and no further", async () => {
  const { queue, sender, waits } = scene(...Array(8).fill(NO_NETWORK), SAVED(5));
  queue.add("age", "child", 4);

  await sender.send();

  assert.equal(Math.max(...waits), 30_000);
});

test("when the session has ended the answers stay, and go out after signing in", async () => {
  const ended = { status: 401, body: { problem: "ended" } };
  const { queue, sender, events } = scene(ended, SAVED(5));
  queue.add("age", "child", 4);

  await sender.send();

  assert.deepEqual(events(), ["ended"]);
  assert.equal(queue.first.value, "child");

  await sender.send();

  assert.deepEqual(events(), ["ended", "saved"]);
});

test("a stale token is replaced once and the same operation sent again", async () => {
  const stale = { status: 400, body: { csrf_token: "new" } };
  const { queue, sender, sent, events } = scene(stale, SAVED(5));
  queue.add("age", "child", 4);

  await sender.send();

  assert.equal(sent[0].operation, sent[1].operation);
  assert.deepEqual(events(), ["renewed", "saved"]);
});

test("a second stale token is a refusal, not an endless talk", async () => {
  const stale = { status: 400, body: { csrf_token: "new" } };
  const { queue, sender, events } = scene(stale, stale);
  queue.add("age", "child", 4);

  await sender.send();

  assert.deepEqual(events(), ["renewed", "refused"]);
});

test("a refused answer does not hold up those behind it", async () => {
  const { queue, sender, events } = scene({ status: 422, body: { problem: "no" } }, SAVED(5));
  queue.add("age", "child", 4);
  queue.add("signs", ["fear"], 4);

  await sender.send();

  assert.deepEqual(events(), ["refused", "saved"]);
});

test("a correction given while the first answer was under way is no conflict with oneself", async () => {
  const { queue, sender, sent } = scene(SAVED(5), SAVED(6));
  queue.add("age", "child", 4);
  queue.add("age", "adult", 4);

  await sender.send();

  assert.deepEqual(sent.map((one) => one.seen), [4, 5]);
});

test("somebody else's newer answer is told, and not overwritten by sending again", async () => {
  const { queue, sender, sent, events } = scene({ status: 409, body: { seen: 9 } });
  queue.add("age", "child", 4);

  await sender.send();

  assert.deepEqual(events(), ["conflict"]);
  assert.equal(sent.length, 1);
  assert.equal(queue.first, undefined);
});
