// What a scan must survive when the page changes: scans that wait for the answer to the one before, the last text, so that
// a doubled read is known also on the next page, and a scan that the change of pages cut in two. Kept in this tab, for the
// person who is signed in: another person's page drops it and says so.
const waitsAtMost = 15_000;
const repeatWithin = 700;
const prefix = "scans:";

const key = () => `${prefix}${document.body.dataset.person ?? ""}`;

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function write(name, value) {
  if (value === null) sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, JSON.stringify(value));
}

/** Puts a scan behind those that wait. */
export function wait(scan) {
  write(key(), [...read(key()) ?? [], { ...scan, at: Date.now() }]);
}

/** The first scan that waits, or null; `isLate` when it waited too long to be meant for this page. */
export function next() {
  const [first, ...rest] = read(key()) ?? [];
  write(key(), rest.length > 0 ? rest : null);
  return first ? { ...first, isLate: Date.now() - first.at >= waitsAtMost } : null;
}

/** True when the same text was read a moment ago, on this page or the one before: a trigger held too long. */
export function isRepeat(text) {
  const name = `last-${key()}`;
  const last = read(name);
  const now = Date.now();
  write(name, { text, at: now });
  return last?.text === text && now - last.at < repeatWithin;
}

/** Keeps the moment in which a page went in the middle of a scan, for scan-tail.js of the page that follows. Whose it is
 * makes no difference: its end belongs into nobody's field. */
export function keepCut(cut) {
  if (cut) write("cut-scan", cut);
}

/** Forgets what others left here; true when scans of theirs still waited. */
export function forgetOthers() {
  const mine = key();
  const names = Object.keys(sessionStorage).filter(name => /^(last-)?scans:/.test(name) && !name.endsWith(mine));
  const waited = names.some(name => name.startsWith(prefix));
  for (const name of names) sessionStorage.removeItem(name);
  return waited;
}
