// What every page may need of a script, and no page depends on: the focus on a list of slips, a guard
// against pressing twice, showing a passphrase, printing whole, a clean tab on signing out, and a page that
// is true when somebody comes back to it.

import "./presence.js";

const DOUBLE_PRESS = 1_000;

const summary = document.querySelector(".govuk-error-summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const address = event.target.closest("a")?.getAttribute("href") ?? "";
    const field = address.startsWith("#") && document.getElementById(address.slice(1));
    if (!field) return;
    event.preventDefault();
    field.closest(".step, .govuk-form-group")?.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

let pressed = -Infinity;
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
  if (!event.target.closest("[data-prevent-double-click]")) return;
  if (event.timeStamp - pressed < DOUBLE_PRESS) event.preventDefault();
  pressed = event.timeStamp;
});

// Paper cannot be unfolded: browsers that know no style for it unfold before they print.
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open], .screen-only)")) {
    one.open = true;
    addEventListener("afterprint", () => (one.open = false), { once: true });
  }
});

// A page that the browser kept shows what was true when it was left. What was typed into it and not sent is
// worth more: then the page stays, and the server recognises what is old in it.
addEventListener("pageshow", ({ persisted }) => {
  const isOfSomebody = document.body.dataset.person || document.querySelector("main form[method=post]");
  if (persisted && isOfSomebody && !isTyped()) location.reload();
});

function isTyped() {
  const fields = document.querySelectorAll("main textarea, main form:not(#answers) input:not([type=hidden])");
  return [...fields].some((field) => field.value !== field.defaultValue);
}

// Unsent answers belong to whoever gave them; the next person at this computer gets a clean tab.
document.querySelector("form[data-sign-out]")?.addEventListener("submit", () => {
  sessionStorage.clear();
});

for (const field of document.querySelectorAll('[data-module="govuk-password-input"]')) {
  const input = field.querySelector("input");
  const button = field.querySelector("button");
  const say = (what) => field.dataset[`i18n.${what}`] ?? button.textContent;
  const turn = (isShown) => {
    input.type = isShown ? "text" : "password";
    button.textContent = say(isShown ? "hidePassword" : "showPassword");
    button.setAttribute("aria-label", say(isShown ? "hidePasswordAriaLabel" : "showPasswordAriaLabel"));
  };
  button.hidden = false;
  turn(false);
  button.addEventListener("click", () => turn(input.type === "password"));
  input.form.addEventListener("submit", () => turn(false));
}
