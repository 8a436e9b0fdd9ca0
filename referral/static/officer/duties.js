// The panel of duties. What the server rendered is shown as it came; an urgent duty that has just
// arisen here is shown at once, from the template that waits for it, also without a network. A duty
// is taken away only by the server, unless it was this page that had put it there.

/** The duties in `panel`; `words` are the page's own sentences. */
export function dutiesOf(panel, words) {
  const templates = new Map(
    [...document.querySelectorAll("template[data-duty]")].map((one) => [one.dataset.duty, one]),
  );
  let rendered = null;

  const shown = () => [...panel.querySelectorAll("[data-duty]")].map((one) => one.dataset.duty);

  return {
    /** Put in what the server rendered; returns the new urgent duties' sentences. */
    replace(html) {
      if (html === rendered) return [];
      rendered = html;
      const before = new Set(shown());
      const open = new Set(openIn(panel));
      panel.querySelectorAll("[data-duty]").forEach((duty) => remember(templates, duty));
      panel.innerHTML = html;
      for (const id of open) panel.querySelector(`[data-duty="${id}"] details`)?.setAttribute("open", "");
      return arrived(panel, before);
    },

    /** Add the urgent duties of a walk that the panel lacks, and take back those added in vain. */
    add(duties, because) {
      const undone = new Map(duties.filter((one) => !one.done).map((one) => [one.id, one]));
      const stale = [...panel.querySelectorAll("[data-local]")];
      stale.filter((one) => !undone.has(one.dataset.duty)).forEach((one) => one.remove());
      const before = new Set(shown());
      for (const [id, duty] of undone) {
        if (!before.has(id) && templates.has(id)) {
          put(panel, words, local(templates.get(id), words, because(duty.because)));
        }
      }
      if (!shown().length) panel.replaceChildren();
      return arrived(panel, before);
    },
  };
}

function openIn(panel) {
  return [...panel.querySelectorAll("[data-duty]:has(details[open])")].map((one) => one.dataset.duty);
}

function arrived(panel, before) {
  const duties = [...panel.querySelectorAll("[data-duty].duty--urgent:not(.duty--done)")];
  const fresh = duties.filter((duty) => !before.has(duty.dataset.duty));
  fresh.forEach((duty) => duty.classList.add("duty--new"));
  return fresh.map((duty) => duty.querySelector(".duty__what").textContent.replace(/\s+/g, " ").trim());
}

// A duty that holds now may be gone with the next answer and come back without a network.
function remember(templates, duty) {
  const { duty: id } = duty.dataset;
  if (templates.has(id) || !duty.matches(".duty--urgent:not(.duty--done)")) return;
  const template = document.createElement("template");
  const copy = duty.cloneNode(true);
  copy.querySelector("[data-because]").textContent = "";
  template.content.append(copy);
  templates.set(id, template);
}

function local(template, words, reasons) {
  const duty = template.content.firstElementChild.cloneNode(true);
  duty.dataset.local = "";
  const line = duty.querySelector("[data-because]");
  if (line && reasons.length) line.textContent = `${words.because} ${reasons.join(" · ")}`;
  return duty;
}

// The count that the server put into the title is no longer true: the title names, it does not count.
function put(panel, words, duty) {
  let title = panel.querySelector(".duties__title");
  if (!title) {
    title = document.createElement("h2");
    title.className = "duties__title";
    panel.prepend(title);
  }
  title.textContent = words.urgent;
  title.after(duty);
}
