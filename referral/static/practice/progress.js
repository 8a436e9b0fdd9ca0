// Who is how far, renewed every few seconds while the page is looked at. Without this script: reload.

const EVERY = 5_000;
const place = document.querySelector("[data-progress-of]");

async function renew() {
  if (document.hidden) return;
  const response = await fetch(place.dataset.progressOf, { redirect: "error" }).catch(() => undefined);
  if (!response?.ok) return;
  const { html } = await response.json();
  if (html !== place.innerHTML) place.innerHTML = html;
}

if (place) setInterval(renew, EVERY);
