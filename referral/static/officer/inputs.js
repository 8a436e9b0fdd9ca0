// Between the inputs of a step and an answer as the engine and the server know it: the id of an
// option, a list of them, or a whole number.

const WHOLE_NUMBER = /^-?\d{1,7}$/;

/** What the inputs of a step say: `{value}`, or `{problem}`: "number" or "choose"; null for nothing. */
export function read(element) {
  return READERS[element.dataset.kind](element);
}

/** Make the inputs of a step show an answer; undefined empties them. */
export function show(element, value) {
  const chosen = [value].flat().map(String);
  for (const input of element.querySelectorAll("input[name]:not([type=hidden])")) {
    if (isChoice(input)) input.checked = chosen.includes(input.value);
    else input.value = value ?? "";
  }
}

/** From now on a step that is empty has lost an answer. */
export function noteAnswered(element) {
  const note = element?.querySelector('input[name^="answered-"]');
  if (note) note.value = "1";
}

/** An answer such as "none of these" cannot stand beside another: the newest choice wins. */
export function keepApart(element, changed) {
  if (changed.type !== "checkbox" || !changed.checked) return;
  const alone = changed.dataset.behaviour === "exclusive";
  for (const other of element.querySelectorAll("input[type=checkbox]:checked")) {
    if (other !== changed && (alone || other.dataset.behaviour === "exclusive")) {
      other.checked = false;
    }
  }
}

/** The words of what is chosen, as the page shows them. */
export function inWords(element) {
  const chosen = [...element.querySelectorAll("input:checked")];
  const labels = chosen.map((input) => input.labels[0]?.textContent.trim());
  return labels.length ? labels.join("; ") : (element.querySelector("input")?.value ?? "");
}

const READERS = {
  one(element) {
    const chosen = element.querySelector("input[type=radio]:checked");
    return chosen && { value: chosen.value };
  },

  many(element) {
    const chosen = [...element.querySelectorAll("input[type=checkbox]:checked")];
    return chosen.length ? { value: chosen.map((input) => input.value) } : { problem: "choose" };
  },

  number(element) {
    const text = element.querySelector("input[inputmode]").value.trim();
    const wasAnswered = element.querySelector('input[name^="answered-"]').value !== "";
    if (text === "") return wasAnswered ? { problem: "number" } : null;
    const number = Number(text);
    const { lowest, highest } = element.dataset;
    const fits = WHOLE_NUMBER.test(text) && number >= Number(lowest) && number <= Number(highest);
    return fits ? { value: number } : { problem: "number" };
  },
};

function isChoice(input) {
  return input.type === "radio" || input.type === "checkbox";
}
