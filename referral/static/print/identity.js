// The lines for identity in the print view. What is typed there lives in the page alone: the lines
// have no name and stand in no form, nothing here reads or sends them, and leaving the page empties
// them, also for whoever comes back with the "back" button.

const lines = () => document.querySelectorAll("[data-identity]");

function empty() {
  for (const line of lines()) line.value = "";
}

window.addEventListener("pagehide", empty);
window.addEventListener("pageshow", empty);

// The foot of each printed page names the form; browsers know no other way to take it from the text.
const sheet = document.querySelector("[data-running]");
if (sheet) {
  document.documentElement.style.setProperty("--sheet-reference", JSON.stringify(sheet.dataset.running));
}
