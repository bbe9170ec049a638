// Beside "What happened?" the list of reasons shows those of what was chosen. Without this all of them stand there, under
// what they belong to, and the server says when one does not fit.
export function startReasons() {
  for (const form of document.querySelectorAll("form")) {
    const list = form.querySelector("select[name=ReasonCode]");
    const outcomes = [...form.querySelectorAll("input[type=radio][name=Outcome]")];
    if (list && outcomes.length > 0) follow(form, list, outcomes);
  }
}

function follow(form, list, outcomes) {
  const show = () => {
    const chosen = outcomes.find(outcome => outcome.checked)?.closest("label")?.textContent.trim();
    for (const group of list.querySelectorAll("optgroup")) {
      group.hidden = group.disabled = chosen !== undefined && group.label !== chosen;
      if (group.disabled && group.contains(list.selectedOptions[0] ?? null)) list.value = "";
    }
  };
  form.addEventListener("change", event => {
    if (event.target.name === "Outcome") show();
  });
  show();
}
