// A scan may begin, and end, before the modules have loaded: its first keys are kept here until scanner.js takes them
// over, and the Enter after keys as fast as a scanner's sends no form that is not filled in yet.
(() => {
  const keys = [];
  const fastGap = 50; // ms, as in wedge.js
  const isScanned = end => {
    const typed = keys.filter(key => key.type === "keydown" && key.key?.length === 1).slice(-4);
    const times = [...typed.map(key => key.timeStamp), end.timeStamp];
    return typed.length === 4 && times.every((time, at) => at === 0 || time - times[at - 1] <= fastGap);
  };
  const keep = event => {
    if (event.type === "keydown" && event.key === "Enter" && isScanned(event)) event.preventDefault();
    keys.push({
      type: event.type, key: event.key, code: event.code, ctrlKey: event.ctrlKey, altKey: event.altKey,
      metaKey: event.metaKey, timeStamp: event.timeStamp,
    });
  };
  addEventListener("keydown", keep, true);
  addEventListener("keyup", keep, true);
  window.firstKeys = {
    take() {
      removeEventListener("keydown", keep, true);
      removeEventListener("keyup", keep, true);
      return keys.splice(0);
    },
  };
})();
