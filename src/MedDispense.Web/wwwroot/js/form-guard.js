// Forms: a second click sends nothing twice, and what was entered survives a refusal, a time-out and a lost connection.
//   form[method=post]      guarded against a second submit
//   form[data-keep]        its entries are kept in this tab, for this person, until the server has accepted them
//   [data-no-keep]         an entry (or a group) that is never kept: PIN, password, badge
//   without a connection   nothing is sent; once it is back the page is asked for anew, so that what has changed meanwhile
//                          is seen before the same entries are sent
//   form[data-forget]      signing out: everything kept is forgotten
import { announce, say } from "./announce.js";

const prefix = "form:";
const keptFor = 12 * 60 * 60 * 1000;
const tryAgainAfter = 12_000;
const visibleAfter = 300;

export function startFormGuard() {
  const person = document.body.dataset.person ?? "";
  forgetOthers(person);
  forgetAccepted(person, document.body.dataset.accepted);
  document.addEventListener("submit", guard);
  addEventListener("pageshow", event => { if (event.persisted) document.querySelectorAll("form").forEach(release); });
  document.addEventListener("connection", event => { if (event.detail === "back") lookAfresh(); });
  for (const form of document.querySelectorAll("form[data-keep]")) keep(form, person);
}

/* ---------- once ---------- */

function guard(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (document.querySelector("[data-link-state=off]") && !form.hasAttribute("data-forget")) {
    event.preventDefault();
    form.dataset.unsent = "yes";
    say("Not sent: there is no connection. What you entered stays here; send it when the connection is back.", "stop", 8000);
    return;
  }
  if (form.hasAttribute("data-scan-port")) return;
  if (form.hasAttribute("data-forget")) forgetAll();
  if (form.dataset.sending) {
    event.preventDefault();
    say("Already sent. Waiting for the answer.", "note");
    return;
  }
  form.dataset.sending = "yes";
  form.setAttribute("aria-busy", "true");
  const button = event.submitter;
  setTimeout(() => {
    if (!form.dataset.sending) return;
    button?.classList.add("is-sending");
    announce("Sending");
  }, visibleAfter);
  setTimeout(() => {
    if (!form.dataset.sending) return;
    release(form);
    say("No answer yet. Sending it again is safe: it is recorded once.", "reason", 8000);
  }, tryAgainAfter);
}

function lookAfresh() {
  const unsent = [...document.querySelectorAll("form[data-unsent]")];
  if (unsent.length === 0) return;
  // A page that answered a POST would be sent again by asking for it anew, and what is not kept would be lost.
  if (document.body.dataset.method === "POST" || unsent.some(form => !form.hasAttribute("data-keep"))) say("Connected again. Nothing was sent yet: look once more, then send it.", "note", 8000);
  else location.reload();
}

function release(form) {
  delete form.dataset.sending;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll(".is-sending")) button.classList.remove("is-sending");
}

/* ---------- kept ---------- */

function keep(form, person) {
  const key = `${prefix}${person}:${location.pathname}${location.search}#${form.id || actionOf(form)}`;
  // A page that answers a POST carries what the server has understood: that holds, not what was kept.
  const draft = document.body.dataset.method === "POST" ? null : readDraft(key);
  if (draft) restore(form, draft, key);
  let timer = 0;
  const save = () => writeDraft(key, form);
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 250); });
  form.addEventListener("submit", save);
  if (document.body.dataset.method === "POST") save();
  // An entry made in the last moment before the page goes is kept too.
  addEventListener("pagehide", () => { if (timer && !form.dataset.forgotten && readDraft(key)) save(); });
}

function actionOf(form) {
  return new URL(form.getAttribute("action") || location.href, location.href).pathname;
}

function isKept(field) {
  return field.name && !field.disabled && !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type)
    && !field.closest("[data-no-keep]");
}

/** What the form is about: hidden fields apart from the token and the posting id. */
function contextOf(form) {
  return [...form.elements]
    .filter(field => field.type === "hidden" && !field.name.startsWith("__") && !field.hasAttribute("data-posting-id"))
    .map(field => `${field.name}=${field.value}`).join("&");
}

function writeDraft(key, form) {
  const fields = [...form.elements].filter(isKept).map(field => [field.name, field.type, valueOf(field)]);
  const draft = {
    action: actionOf(form),
    at: Date.now(),
    clock: document.querySelector("[data-clock]")?.textContent ?? "",
    about: contextOf(form),
    postingId: form.querySelector("[data-posting-id]")?.value ?? null,
    fields,
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch (error) {
    console.warn("This entry could not be kept in the tab", error.name);
  }
}

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return [field.value, field.checked];
  if (field.type === "select-multiple") return [...field.selectedOptions].map(option => option.value);
  return field.value;
}

function readDraft(key) {
  const text = sessionStorage.getItem(key);
  if (!text) return null;
  const draft = JSON.parse(text);
  if (Date.now() - draft.at < keptFor) return draft;
  sessionStorage.removeItem(key);
  return null;
}

function restore(form, draft, key) {
  let changed = false;
  for (const [name, type, value] of draft.fields) {
    for (const field of form.elements) {
      if (field.name === name && field.type === type && isKept(field)) changed = putBack(field, value) || changed;
    }
  }
  // The same entry about the same thing keeps its id: if the first attempt did arrive, this one is its echo.
  const id = form.querySelector("[data-posting-id]");
  if (id && draft.postingId && draft.about === contextOf(form)) id.value = draft.postingId;
  if (changed) tell(form, draft, key);
}

function putBack(field, value) {
  if (field.type === "checkbox" || field.type === "radio") {
    if (field.value !== value[0] || field.checked === value[1]) return false;
    field.checked = value[1];
    return true;
  }
  if (field.type === "select-multiple") {
    for (const option of field.options) option.selected = value.includes(option.value);
    return value.length > 0;
  }
  if (field.value === value) return false;
  field.value = value;
  return true;
}

function tell(form, draft, key) {
  const box = document.createElement("div");
  const words = document.createElement("p");
  const afresh = document.createElement("button");
  box.className = "kept is-note";
  const at = draft.clock ? ` at ${draft.clock}` : "";
  words.textContent = `What you had entered${at} is back. It is not recorded yet.`;
  afresh.type = "button";
  afresh.className = "btn btn-quiet";
  afresh.textContent = "Start afresh";
  afresh.addEventListener("click", () => {
    form.dataset.forgotten = "yes";
    sessionStorage.removeItem(key);
    location.reload();
  });
  box.append(words, afresh);
  form.prepend(box);
  announce(words.textContent);
}

/* ---------- forgotten ---------- */

function keysWhere(test) {
  return Object.keys(sessionStorage).filter(key => key.startsWith(prefix) && test(key));
}

/** Another person at the same tablet never sees what the first one had entered. */
function forgetOthers(person) {
  if (!person) return;
  for (const key of keysWhere(key => !key.startsWith(`${prefix}${person}:`))) sessionStorage.removeItem(key);
}

function forgetAccepted(person, path) {
  if (!path) return;
  for (const key of keysWhere(key => key.startsWith(`${prefix}${person}:`))) {
    if (JSON.parse(sessionStorage.getItem(key)).action === path) sessionStorage.removeItem(key);
  }
}

function forgetAll() {
  for (const key of keysWhere(() => true)) sessionStorage.removeItem(key);
}
