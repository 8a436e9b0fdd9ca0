// Practice: the traveller answers in place, interruptions come at their moment, the clock runs. Without this
// script asking reloads the page, an interruption comes with the next page, and the clock stands still.

const form = document.getElementById("answers");

// --- Asking ---------------------------------------------------------------------------------------

form?.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-ask]");
  if (!button) return;
  event.preventDefault();
  const answer = await asked(button).catch(() => undefined);
  if (answer === undefined) return form.requestSubmit(button);
  const place = button.closest("[data-reply]");
  place.insertAdjacentHTML("afterend", answer);
  const reply = place.nextElementSibling;
  reply.tabIndex = -1;
  place.remove();
  reply.focus();
});

async function asked(button) {
  const response = await fetch(button.formAction, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value },
    body: new URLSearchParams({ ask: button.value, section: form.elements.section.value }),
    redirect: "error",
  });
  return response.ok ? (await response.json()).html : undefined;
}

// --- Interruptions --------------------------------------------------------------------------------

// Nobody breaks in under a finger: first the click or the word that is being given comes to its end.
const QUIET = 600;
let isPressed = false;
let busyUntil = 0;
for (const kind of ["pointerdown", "pointerup", "pointercancel", "keydown", "input", "wheel", "touchmove"]) {
  addEventListener(kind, () => busy(kind), { capture: true, passive: true });
}

function busy(kind) {
  if (kind.startsWith("pointer")) isPressed = kind === "pointerdown";
  busyUntil = performance.now() + QUIET;
}

const waiting = () => document.querySelectorAll("template[data-after]");

function breakIn({ target }) {
  const step = target.closest?.("[data-step]");
  if (!step || !isAnswered(step)) return;
  for (const template of waiting()) {
    if (template.dataset.after === step.dataset.step) show(template);
  }
}

function isAnswered(step) {
  const state = step.querySelector("[data-state]");
  return state.dataset.state === "saved" || state.textContent.trim() !== "";
}

function show(template) {
  const left = isPressed ? QUIET : busyUntil - performance.now();
  if (left > 0) return void setTimeout(show, left, template);
  if (!template.isConnected) return;
  const section = template.content.firstElementChild;
  template.replaceWith(section);
  section.tabIndex = -1;
  section.scrollIntoView({ block: "center" });
  section.focus();
}

new MutationObserver((changes) => {
  for (const { target } of changes) {
    const line = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    if (line?.dataset.state === "saved") breakIn({ target: line });
  }
}).observe(form, { attributes: true, attributeFilter: ["data-state"], subtree: true });

// --- The clock ------------------------------------------------------------------------------------

const clock = document.querySelector("[data-clock]");
if (clock) {
  tick();
  setInterval(tick, 1_000);
}

function tick() {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.clock)) / 1_000));
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} / ${clock.dataset.minutes}:00`;
  clock.classList.toggle("run-strip__clock--over", seconds > clock.dataset.minutes * 60);
}
