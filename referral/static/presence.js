// Who is signed in may change while a page is open: in another tab, or because nobody did anything for a while.
// What was shown to one person is then covered, not thrown away: what they typed is there when they sign in again.

const EVERY = 300_000; // a tab that nobody looks away from
const KEPT = "person";
const { person = "", presence } = document.body.dataset;

if (presence) {
  addEventListener("storage", look);
  addEventListener("pageshow", tell);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  setInterval(look, EVERY);
}

// Every other tab hears of it when it is somebody else than before.
function tell() {
  try {
    localStorage.setItem(KEPT, person);
  } catch {
    // A browser that refuses storage: the other tabs look when they are looked at.
  }
}

async function look() {
  const answer = await fetch(presence, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return; // no network, no news
  const now = await answer.json();
  if (now.person === person) uncover(now.csrf_token);
  else if (now.person) location.reload();
  else cover();
}

function cover() {
  const words = document.querySelector("template[data-cover]");
  if (!words || isCovered()) return;
  document.body.append(words.content.cloneNode(true));
  document.body.dataset.covered = "";
}

function uncover(token) {
  if (!isCovered()) return;
  document.querySelector(".cover").remove();
  delete document.body.dataset.covered;
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = token;
}

function isCovered() {
  return "covered" in document.body.dataset;
}
