// The two things the section page asks of the server: to save an answer, and for its checklist.

const LONGEST_ANSWER = 15_000;

/** A function that posts one operation to the address of `form`: `{status, body, retryAfter}`. */
export function postTo(form) {
  return async (operation) => {
    const response = await fetch(form.dataset.save, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": form.elements.csrf_token.value,
      },
      body: JSON.stringify(operation),
      keepalive: true, // it goes out even when the page is being left
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
    const seconds = Number(response.headers.get("Retry-After"));
    return {
      status: response.status,
      body: await response.json(),
      retryAfter: seconds > 0 ? seconds * 1_000 : undefined,
    };
  };
}

/** The walk function of the checklist document at `address`. */
export async function walkerAt(address) {
  const [{ walker }, response] = await Promise.all([
    import("../engine/walk.js"),
    fetch(address, { headers: { Accept: "application/json" } }),
  ]);
  const { walk } = walker(await response.json());
  return walk;
}
