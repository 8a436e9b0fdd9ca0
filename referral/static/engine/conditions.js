/**
 * The condition language in the browser: the twin of engine/conditions.py, on the same documents.
 *
 * Silence never triggers, nothing is coerced, and what is not known is an error when the condition
 * is built, never false when it is asked. Answers are active answers: each fits its step.
 */

const TESTS = {
  is: (answer, operand) => answer === operand,
  is_not: (answer, operand) => answer !== operand,
  one_of: (answer, operand) => operand.includes(answer),
  includes: (answer, operand) => answer.includes(operand),
  excludes: (answer, operand) => !answer.includes(operand),
  at_least: (answer, operand) => answer >= operand,
  at_most: (answer, operand) => answer <= operand,
};

/** A condition as a function: are these answers as it says? `facts` is a Map of conditions by name. */
export function compiled(condition, facts) {
  const [form, said] = read(condition);
  switch (form) {
    case "fact":
      return compiled(named(said, facts), facts);
    case "all": {
      const parts = said.map((part) => compiled(part, facts));
      return (answers) => parts.every((part) => part(answers));
    }
    case "any": {
      const parts = said.map((part) => compiled(part, facts));
      return (answers) => parts.some((part) => part(answers));
    }
    default: {
      const { answer: step, [form]: operand } = condition;
      const test = TESTS[form];
      return (answers) => Object.hasOwn(answers, step) && test(answers[step], operand);
    }
  }
}

/** A condition as a function from answers to the steps that make it true: empty when it is not. */
export function explained(condition, facts) {
  const [form, said] = read(condition);
  switch (form) {
    case "fact":
      return explained(named(said, facts), facts);
    case "all": {
      const parts = said.map((part) => explained(part, facts));
      return (answers) => {
        const found = parts.map((part) => part(answers));
        return found.every((steps) => steps.length) ? found.flat() : [];
      };
    }
    case "any": {
      const parts = said.map((part) => explained(part, facts));
      return (answers) => parts.flatMap((part) => part(answers));
    }
    default: {
      const holds = compiled(condition, facts);
      return (answers) => (holds(answers) ? [condition.answer] : []);
    }
  }
}

/** What a condition is, "fact", "all", "any" or an operator, and what it says; throws on all else. */
function read(condition) {
  const keys = Object.keys(condition);
  const form = keys.find((key) => key !== "answer");
  const said = condition[form];
  if (keys.length === 1 && form === "fact" && typeof said === "string") return [form, said];
  if (keys.length === 1 && (form === "all" || form === "any") && said.length) return [form, said];
  const isTest = keys.length === 2 && typeof condition.answer === "string";
  if (isTest && Object.hasOwn(TESTS, form)) return [form, said];
  throw new Error(`The document holds a condition that is not known here: ${keys}`);
}

function named(fact, facts) {
  if (!facts.has(fact)) throw new Error(`The document names a fact that it lacks: ${fact}`);
  return facts.get(fact);
}
