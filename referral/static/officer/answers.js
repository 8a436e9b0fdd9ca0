// The section page: each answer is shown, judged and sent as it is given. Without this script the
// page works as well; it then saves when the officer presses the button.

import { dutiesOf } from "./duties.js";
import { givingIn } from "./giving.js";
import * as inputs from "./inputs.js";
import { noticesIn } from "./notices.js";
import { forgetOthers, queueIn } from "./queue.js";
import { revisionsFrom } from "./revisions.js";
import { sectionsIn } from "./sections.js";
import { patience, senderOf } from "./sender.js";
import { postTo, walkerAt } from "./server.js";
import { stepsOf } from "./steps.js";
import { stripOf } from "./strip.js";

const LONGEST_HOLD = 3_000;
const BUSY = 503; // passes by itself in a moment

const form = document.getElementById("answers");
const words = JSON.parse(form.dataset.words);
const answers = JSON.parse(form.dataset.answers);
const sections = sectionsIn(document.querySelector("[data-progress]"));
const steps = stepsOf(form);
const duties = dutiesOf(document.getElementById("duties"), words);
stripOf(document.getElementById("duties"), document.getElementById("urgent-strip"));
const notices = noticesIn(document.getElementById("main"));
// Nobody sends what somebody else has answered: the queue belongs to a person and a case.
forgetOthers(sessionStorage, `unsent:${form.dataset.officer}:`);
const queue = queueIn(sessionStorage, `unsent:${form.dataset.officer}:${form.dataset.case}`);
const revisions = revisionsFrom(Number(form.dataset.revision));
const { wait, wake } = patience();
const sender = senderOf(queue, { post: postTo(form), wait, tell: listener() });
let walk = null;

// --- An answer is given ---------------------------------------------------------------------------

form.addEventListener("change", ({ target }) => {
  const element = target.closest("[data-step]");
  if (element) inputs.keepApart(element, target);
});
const giving = givingIn(form, {
  give: take,
  pass: ({ dataset }) => steps.say(dataset.step, "saving", words.saving),
});

function take(element) {
  const { step } = element.dataset;
  const given = inputs.read(element);
  if (!given) return steps.say(step, "", "");
  if (given.problem) return steps.say(step, "refused", sentenceFor(given.problem, element.dataset));
  if (same(given.value, answers[step])) {
    steps.showConflict(step, "");
    return steps.say(step, ...standing(step));
  }
  answers[step] = given.value;
  queue.add(step, given.value, revisions.of(step));
  steps.say(step, ...standing(step));
  judge();
  sender.send();
}

function sentenceFor(problem, { lowest, highest }) {
  const sentence = problem === "number" && lowest === "0" ? words.count : words[problem];
  return sentence.replace("{lowest}", lowest).replace("{highest}", highest);
}

function standing(step) {
  if (!queue.holds(step)) return ["saved", words.saved];
  return sender.isUnreachable ? ["kept", words.kept] : ["saving", words.saving];
}

// --- What follows from the answers ----------------------------------------------------------------

function judge() {
  if (!walk) return;
  const { applicable, duties: arisen } = walk(answers);
  if (steps.showOnly(applicable)) notices.speak(words.appeared);
  announce(duties.add(arisen, reasons));
}

function reasons(because) {
  return because
    .map((step) => steps.find(step))
    .filter(Boolean)
    .map((element) => `${element.querySelector(".step__question").textContent.trim()} ${inputs.inWords(element)}`);
}

function announce(sentences) {
  if (sentences.length) notices.speak(sentences.join(" "));
}

// --- What the server says -------------------------------------------------------------------------

function listener() {
  return {
    sending({ step }) {
      steps.say(step, ...standing(step));
    },
    saved({ step }, { seen, duties: html, progress }) {
      notices.hide("offline");
      form.elements.seen.value = revisions.saved(step, seen);
      steps.showConflict(step, "");
      inputs.noteAnswered(steps.get(step));
      steps.say(step, ...standing(step));
      announce(duties.replace(html));
      sections.replace(progress);
      judge();
    },
    conflict({ step }, { seen, problem, html }) {
      revisions.saw(step, seen);
      const element = steps.find(step);
      if (!element) return notices.show("conflict", problem);
      steps.showConflict(step, html);
      // Neither answer is chosen any more, so whichever is right can be chosen.
      inputs.show(element, undefined);
      inputs.noteAnswered(element);
      delete answers[step];
      steps.say(step, "", "");
    },
    refused({ step }, body) {
      delete answers[step];
      steps.say(step, "refused", body?.problem ?? words.refused);
    },
    renewed(token) {
      form.elements.csrf_token.value = token;
    },
    later(_operation, answer) {
      for (const { step } of queue.waiting) steps.say(step, "kept", words.kept);
      if (answer?.status !== BUSY) notices.show("offline", answer?.body.problem ?? words.offline);
    },
    ended(_operation, { problem, sign_in }) {
      for (const { step } of queue.waiting) steps.say(step, "kept", words.kept);
      const link = sign_in && { href: `${sign_in}?next=${location.pathname}`, words: words.sign_in };
      notices.show("ended", link ? words.signed_out : problem, link);
    },
  };
}

// --- Leaving the page -----------------------------------------------------------------------------

let leaving = false;
let warned = false;

form.addEventListener("submit", async (event) => {
  giving.settle();
  if (steps.leadToConflict()) return event.preventDefault();
  if (leaving || !queue.first) {
    leaving = true;
    return;
  }
  event.preventDefault();
  wake();
  await Promise.race([sender.send(), new Promise((resolve) => setTimeout(resolve, LONGEST_HOLD))]);
  if (sender.isUnreachable && !warned) {
    warned = true; // pressed once more, the page is sent whatever happens
    return notices.show("offline", words.offline);
  }
  if (steps.leadToConflict()) return;
  leaving = true;
  form.requestSubmit(event.submitter);
});

addEventListener("pagehide", () => {
  giving.settle();
  sender.leave();
});

addEventListener("beforeunload", (event) => {
  if (queue.first && sender.isUnreachable && !leaving) event.preventDefault();
});

// --- Coming to the page, and back to it -----------------------------------------------------------

function resume() {
  wake();
  sender.send();
  if (!walk) fetchChecklist();
}

// Without the checklist the steps follow on the next save, as without a script.
function fetchChecklist() {
  walkerAt(form.dataset.document)
    .then((found) => {
      walk = found;
      judge();
    })
    .catch(() => {});
}

addEventListener("online", resume);
document.addEventListener("visibilitychange", () => document.hidden || resume());
addEventListener("pageshow", () => {
  // A browser may fill in what stood here when the page was left; what the server says now counts.
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") form.reset();
  showWaiting();
});

function showWaiting() {
  for (const { step, value } of queue.waiting) {
    answers[step] = value;
    const element = steps.get(step);
    if (element) inputs.show(element, value);
  }
}

showWaiting();
resume();

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
