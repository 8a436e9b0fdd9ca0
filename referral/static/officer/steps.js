// The steps on the page: which are shown, what stands under each. A step that does not apply waits
// in a <template> in its place, with its answer in its inputs, and comes back with it.

/** The steps inside `form`. */
export function stepsOf(form) {
  const places = () => [...form.querySelectorAll(".step[data-step], template[data-step]")];

  return {
    /** The element of a step that is shown; undefined for one that is not, or is not on this page. */
    find(step) {
      return places().find((place) => place.dataset.step === step && !isHidden(place));
    },

    /** The element of a step of this page, shown or not. */
    get(step) {
      const place = places().find((one) => one.dataset.step === step);
      return place && elementOf(place);
    },

    /** Show exactly the steps among `applicable`; returns how many appeared and went. */
    showOnly(applicable) {
      const wanted = new Set(applicable);
      const changed = places().filter((place) => isHidden(place) === wanted.has(place.dataset.step));
      changed.forEach((place) => (isHidden(place) ? reveal(place) : hide(place)));
      return changed.length;
    },

    /** Show that somebody else answered a step meanwhile; with "" that it is settled. */
    showConflict(step, html) {
      const element = this.get(step);
      element?.querySelector("[data-conflict]")?.remove();
      element?.classList.toggle("govuk-form-group--error", html !== "");
      element?.insertAdjacentHTML("afterbegin", html);
    },

    /** Go to the first two answers that clash, so that nobody goes on without having seen them; false if none do. */
    leadToConflict() {
      const box = form.querySelector("[data-conflict]");
      if (!box) return false;
      box.tabIndex = -1;
      box.scrollIntoView({ block: "center" });
      box.focus({ preventScroll: true });
      return true;
    },

    /** Say under a step how its answer fares: "saving", "saved", "kept" or "refused", and in words. */
    say(step, state, words) {
      const element = this.get(step);
      if (!element) return;
      const line = element.querySelector("[data-state]");
      line.dataset.state = state;
      if (line.textContent !== words) line.textContent = words;
      mark(element, state === "refused");
    },
  };
}

function isHidden(place) {
  return place.localName === "template";
}

function elementOf(place) {
  return isHidden(place) ? place.content.firstElementChild : place;
}

function reveal(template) {
  const element = elementOf(template);
  element.classList.add("step--new");
  template.replaceWith(element);
}

function hide(element) {
  const template = document.createElement("template");
  template.dataset.step = element.dataset.step;
  element.replaceWith(template);
  element.classList.remove("step--new");
  template.content.append(element);
}

function mark(element, isWrong) {
  const field = element.querySelector("input[inputmode]");
  if (isWrong) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
}
