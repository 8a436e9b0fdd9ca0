// Keys for the queue: j to the next case, k to the one before, o opens it. They never act while somebody types, and
// whoever is disturbed by them switches them off, for good on this computer until the next sign-out.

const OFF = "queue-keys-off";
const lines = [...document.querySelectorAll("[data-line]")];
const hint = document.querySelector("[data-keys-hint]");
const off = document.querySelector("[data-keys-off]");

if (lines.length > 0 && hint && off) {
  hint.hidden = false;
  show();
  off.addEventListener("click", () => {
    if (isOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
    show();
  });
  document.addEventListener("keydown", press);
}

function press(event) {
  if (isOff() || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const at = lines.indexOf(document.activeElement);
  const acts = {
    j: () => go(Math.min(at + 1, lines.length - 1)),
    k: () => go(Math.max(at - 1, 0)),
    o: () => lines[at]?.click(),
  };
  acts[letterOf(event)]?.();
}

// Where a keyboard writes Latin letters its letter counts, wherever the key lies; else the place of the key,
// which bears the Latin letter beside the Cyrillic one.
function letterOf({ key, code }) {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
}

function go(to) {
  lines[to].focus();
  lines[to].closest("li").scrollIntoView({ block: "nearest" });
}

function isOff() {
  return localStorage.getItem(OFF) !== null;
}

function show() {
  off.setAttribute("aria-pressed", String(isOff()));
}
