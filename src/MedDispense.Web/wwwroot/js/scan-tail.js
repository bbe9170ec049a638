// When the change of pages cuts a scan in two, its end comes to the new page: it is held back here from its first key on,
// Enter included, so that it is typed into no field and sends no form. Runs before everything else that hears keys.
//   session "cut-scan" { at, isCertain }   left by the page before: when its last key came, and whether it surely was a scan
//   window.scanTail.tell(words)            calls `words` once a scan is known to have been cut, now or later
(() => {
  const keptFor = 60_000;                    // ms; after that nobody remembers the scan
  const [certain, perhaps] = [1_000, 150];   // ms from the last key of the page before to the first one here
  const between = 150;                       // ms between two keys of the tail on a busy device
  let isCut = false;
  let words = null;
  window.scanTail = {
    tell(say) {
      words = say;
      if (isCut) words();
    },
  };
  const cut = JSON.parse(sessionStorage.getItem("cut-scan") ?? "null");
  sessionStorage.removeItem("cut-scan");
  if (!cut || Date.now() - cut.at > keptFor) return;

  let [last, within, isEnded] = [cut.at, cut.isCertain ? certain : perhaps, false];
  isCut = cut.isCertain;
  addEventListener("keydown", hold, true);
  addEventListener("keyup", hold, true);

  function hold(event) {
    const at = performance.timeOrigin + event.timeStamp;
    const isEnd = event.key === "Enter" || event.key === "Tab";
    // Behind its end only a second end key still belongs to it: the next key begins the next scan.
    if (at - last > within || (isEnded && !isEnd && event.type === "keydown")) {
      removeEventListener("keydown", hold, true);
      removeEventListener("keyup", hold, true);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === "keyup") return;
    [last, within] = [at, between];
    isEnded ||= isEnd;
    if (isCut) return;
    isCut = true;
    words?.();
  }
})();
