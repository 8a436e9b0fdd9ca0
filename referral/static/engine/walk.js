/**
 * Walking a checklist in the browser: the twin of engine/walker.py, on the same documents.
 *
 * Screens ask it which steps apply, which are missing and which duties have arisen. Nothing is
 * stored of a walk.
 */

import { compiled, explained } from "./conditions.js";

/** Documents of the first format leave out what later ones write as null or as a default. */
const FORMATS = ["checklist/1", "checklist/2"];

/** A document made ready: `walk(answers)`, answers by step id. Throws on what it cannot run. */
export function walker(document) {
  if (!FORMATS.includes(document.format))
    throw new Error(`This engine does not run ${document.format}`);
  const facts = new Map(document.facts.map((fact) => [fact.id, fact.when]));
  const holds = (when) => (when == null ? undefined : compiled(when, facts));
  const steps = document.sections
    .flatMap((section) => section.steps)
    .map((step) => ({ id: step.id, applies: holds(step.when) ?? always, fits: fitting(step) }));
  const clocks = (document.pack.clocks ?? []).map(({ id, limits, when }) => ({
    id,
    limits,
    runs: holds(when) ?? always,
  }));
  const duties = document.duties.map((duty) => ({
    id: duty.id,
    causes: explained(duty.when, facts),
    isDone: holds(duty.done_when) ?? never,
    clocks: clocks.filter((clock) => clock.limits === duty.id),
  }));
  const flags = document.facts
    .filter((fact) => fact.flag)
    .map((fact) => ({ id: fact.id, holds: holds(fact.when) }));
  return { walk: (answers) => walked(answers, steps, duties, flags) };
}

/** Answers to steps that do not apply, or that do not fit, are not active: they count for nothing. */
function walked(answers, steps, duties, flags) {
  const [applicable, missing, active] = [[], [], {}];
  for (const { id, applies, fits } of steps) {
    if (!applies(active)) continue;
    applicable.push(id);
    if (Object.hasOwn(answers, id) && fits(answers[id])) active[id] = answers[id];
    else missing.push(id);
  }
  return {
    applicable,
    active,
    missing,
    duties: duties.flatMap((duty) => arisen(duty, active)),
    flags: flags.filter((flag) => flag.holds(active)).map((flag) => flag.id),
  };
}

function arisen({ id, causes, isDone, clocks }, active) {
  const because = causes(active);
  if (!because.length) return [];
  return {
    id,
    because: Object.keys(active).filter((step) => because.includes(step)),
    limits: clocks.filter((clock) => clock.runs(active)).map((clock) => clock.id),
    done: isDone(active),
  };
}

const always = () => true;
const never = () => false;

/** Whether an answer fits a step; one that does not counts as no answer at all. */
function fitting({ kind = "one", options = [], number }) {
  const ids = new Set(options.map((option) => option.id));
  const alone = new Set(options.filter((option) => option.alone).map((option) => option.id));
  switch (kind) {
    case "one":
      return (answer) => ids.has(answer);
    case "many":
      return (answer) =>
        Array.isArray(answer) &&
        answer.length > 0 &&
        new Set(answer).size === answer.length &&
        answer.every((one) => ids.has(one)) &&
        (answer.length === 1 || !answer.some((one) => alone.has(one)));
    case "number":
      return (answer) =>
        Number.isInteger(answer) && answer >= number.lowest && answer <= number.highest;
    default:
      throw new Error(`This engine knows no step of the kind ${kind}`);
  }
}
