// The answers the server has not acknowledged yet, in the order they were given. They lie in the
// storage of this tab, so that a reload, a lost session or a closed lid loses none. What lies there:
// ids of steps and options, whole numbers, random operation ids, revisions. Nothing else, ever.

/**
 * A queue kept in `storage` under `key`; where the browser refuses storage, in memory.
 * An operation is `{step, value, operation, seen}`; `seen` is the revision of the case that the
 * officer's page showed for this step when the answer was given.
 */
export function queueIn(storage, key) {
  let waiting = read(storage, key);

  function keep(operations) {
    waiting = operations;
    write(storage, key, waiting);
  }

  return {
    /** The operations that wait, oldest first. */
    get waiting() {
      return [...waiting];
    },

    /** The operation to send next, or undefined. */
    get first() {
      return waiting[0];
    },

    /** Whether an answer to this step waits. */
    holds(step) {
      return waiting.some((one) => one.step === step);
    },

    /** Put an answer at the end; returns its operation. */
    add(step, value, seen) {
      const operation = { step, value, operation: randomId(), seen };
      keep([...waiting, operation]);
      return operation;
    },

    /** Forget an operation that needs no sending any more. */
    remove(operation) {
      keep(waiting.filter((one) => one.operation !== operation.operation));
    },

    /** Later answers to a step rest on the revision that an earlier one of our own has got. */
    rebase(step, revision) {
      keep(waiting.map((one) => (one.step === step ? { ...one, seen: revision } : one)));
    },
  };
}

/** Erase the queues of everybody but the person whose keys begin with `own`. */
export function forgetOthers(storage, own) {
  try {
    for (const key of Object.keys(storage)) {
      if (key.startsWith("unsent:") && !key.startsWith(own)) storage.removeItem(key);
    }
  } catch {
    // A browser that refuses storage has nothing to erase.
  }
}

/** 128 random bits in hexadecimal; unlike crypto.randomUUID it exists on plain http as well. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read(storage, key) {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOperation) : [];
  } catch {
    return [];
  }
}

function write(storage, key, operations) {
  try {
    if (operations.length) storage.setItem(key, JSON.stringify(operations));
    else storage.removeItem(key);
  } catch {
    // Storage is full or refused: the queue goes on in memory.
  }
}

function isOperation(one) {
  return (
    typeof one?.step === "string" &&
    typeof one.operation === "string" &&
    Number.isInteger(one.seen) &&
    "value" in one
  );
}
