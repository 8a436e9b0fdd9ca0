// When an answer counts as given: at once where somebody chose, after a rest where they may be on their way.
// Arrow keys choose every option they pass, and a number is typed figure by figure; what was only passed is
// nobody's answer.

const ARROW_REST = 600;
const TYPING_REST = 800;

/**
 * Call `give(element)` for each step inside `form` whose answer was given, and before that `pass(element)` while
 * somebody may be on their way. `settle()` gives what still rests.
 */
export function givingIn(form, { give, pass }) {
  const resting = new Map();
  let byArrow = false;

  function rest(element, milliseconds) {
    pass(element);
    clearTimeout(resting.get(element));
    resting.set(element, setTimeout(now, milliseconds, element));
  }

  function now(element) {
    clearTimeout(resting.get(element));
    resting.delete(element);
    give(element);
  }

  function settle() {
    for (const element of [...resting.keys()]) now(element);
  }

  addEventListener("keydown", ({ key }) => (byArrow = key.startsWith("Arrow")), { capture: true });
  addEventListener("pointerdown", () => (byArrow = false), { capture: true });

  form.addEventListener("change", ({ target }) => {
    const element = target.closest("[data-step]");
    if (!element) return;
    if (byArrow && target.type === "radio") rest(element, ARROW_REST);
    else now(element);
  });

  form.addEventListener("input", ({ target }) => {
    const element = target.closest('[data-kind="number"]');
    if (element) rest(element, TYPING_REST);
  });

  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const element = target.closest("[data-step]");
    if (resting.has(element) && !element.contains(relatedTarget)) now(element);
  });

  return { settle };
}
