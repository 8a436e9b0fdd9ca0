// Sends the queue, one operation after the other, and keeps at it. Knows neither page nor words:
// it is given how to post, how to wait, and whom to tell.

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** What an answer of the server means for the operation that was sent; by status. */
const MEANINGS = {
  200: "saved",
  400: "stale",
  401: "ended",
  403: "ended",
  404: "ended",
  405: "refused",
  409: "conflict",
  413: "refused",
  415: "refused",
  422: "refused",
};

/**
 * A sender of `queue`.
 *
 * `post(operation)` resolves to `{status, body, retryAfter}` and rejects when nothing came back.
 * `wait(milliseconds)` resolves after that time, or sooner when `wake()` is called.
 * `tell` has a function for each event: sending, saved, conflict, refused, later, ended.
 */
export function senderOf(queue, { post, wait, tell }) {
  let running = null;
  let ended = false;
  let failures = 0;
  let renewed = false;

  const acts = {
    saved(operation, answer) {
      settle(operation);
      queue.rebase(operation.step, answer.body.seen);
      tell.saved(operation, answer.body);
    },
    conflict(operation, answer) {
      settle(operation);
      tell.conflict(operation, answer.body);
    },
    refused(operation, answer) {
      settle(operation);
      tell.refused(operation, answer.body);
    },
    // The page is older than the session: once, the same operation goes out with the new token.
    stale(operation, answer) {
      if (renewed || !answer.body.csrf_token) return acts.refused(operation, answer);
      renewed = true;
      tell.renewed(answer.body.csrf_token);
    },
    ended(operation, answer) {
      ended = true;
      failures = 0;
      tell.ended(operation, answer.body);
    },
    async later(operation, answer) {
      failures += 1;
      tell.later(operation, answer);
      await wait(answer?.retryAfter ?? Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT));
    },
  };

  function settle(operation) {
    queue.remove(operation);
    failures = 0;
    renewed = false;
  }

  async function run() {
    ended = false; // perhaps somebody has signed in again, in another tab
    while (queue.first && !ended) {
      const operation = queue.first;
      tell.sending(operation);
      const answer = await post(operation).catch(() => null);
      await acts[(answer && MEANINGS[answer.status]) ?? "later"](operation, answer);
    }
  }

  return {
    /** Send whatever waits; resolves when nothing does, or when the session has ended. */
    send() {
      running ??= run().finally(() => (running = null));
      return running;
    },

    /** The page is going: what waits behind the operation on its way goes out too. Twice sent is one answer. */
    leave() {
      for (const operation of queue.waiting.slice(running && !failures ? 1 : 0)) {
        post(operation).catch(() => {});
      }
    },

    /** Whether the last attempts failed for want of a network or a server. */
    get isUnreachable() {
      return failures > 0;
    },
  };
}

/** A wait that can be cut short: `{wait, wake}`. */
export function patience() {
  let cut = () => {};
  return {
    wait(milliseconds) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        cut = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    wake() {
      cut();
    },
  };
}
