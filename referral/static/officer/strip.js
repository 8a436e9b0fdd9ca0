// On a phone the duties scroll out of sight. A strip at the top then says how many are urgent, and
// leads back to them; it is a convenience of this script, the panel itself is always in the page.

/** Keep `strip` saying what the title of `panel` says, while the panel is out of sight. */
export function stripOf(panel, strip) {
  let inSight = true;

  function follow() {
    const title = panel.querySelector(".duties__title");
    strip.textContent = title?.textContent ?? "";
    strip.hidden = inSight || !title;
  }

  new MutationObserver(follow).observe(panel, { childList: true });
  new IntersectionObserver(([seen]) => {
    inSight = seen.isIntersecting;
    follow();
  }).observe(panel);
}
