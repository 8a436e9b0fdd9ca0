// Sentences that concern the whole page, and those that are only spoken.

/** The notices at the head of `main`. */
export function noticesIn(main) {
  const shown = new Map();
  const voice = main.appendChild(document.createElement("p"));
  voice.className = "govuk-visually-hidden";
  voice.setAttribute("role", "status");

  return {
    /** Show one notice of a kind ("ended", "offline", "conflict"); a link may follow its sentence. */
    show(kind, sentence, link) {
      this.hide(kind);
      const notice = document.createElement("p");
      notice.className = `notice notice--${kind}`;
      notice.setAttribute("role", "alert");
      notice.append(sentence);
      if (link) notice.append(" ", anchor(link));
      main.prepend(notice);
      shown.set(kind, notice);
    },

    /** Take the notice of a kind away. */
    hide(kind) {
      shown.get(kind)?.remove();
      shown.delete(kind);
    },

    /** Have a sentence read out; nothing is seen. */
    speak(sentence) {
      voice.textContent = sentence;
    },
  };
}

function anchor({ href, words }) {
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = href;
  link.textContent = words;
  return link;
}
