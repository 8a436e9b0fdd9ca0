// The list of sections beside the steps: how far each is, and which one this page shows.

const WIDE = "(min-width: 960px)"; // where the list stands beside the steps

/** The list inside `place`; it opens by itself where there is room for it. */
export function sectionsIn(place) {
  place.closest("details").open ||= matchMedia(WIDE).matches;
  showHere(place);

  return {
    /** Put in what the server rendered; the section on this page is marked again. */
    replace(html) {
      place.innerHTML = html;
      const links = [...place.querySelectorAll("a")];
      const here = links.find((link) => link.pathname === location.pathname);
      here?.parentElement.setAttribute("aria-current", "step");
      showHere(place);
    },
  };
}

// The list scrolls in its own box; the section on this page is kept in sight there.
function showHere(place) {
  const box = place.closest(".progress");
  const here = place.querySelector("[aria-current]");
  if (here) box.scrollTop = here.offsetTop - box.clientHeight / 2;
}
