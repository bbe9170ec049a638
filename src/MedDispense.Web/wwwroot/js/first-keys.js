// A scan may begin before the modules have loaded: its first keys are kept here until scanner.js takes them over.
(() => {
  const keys = [];
  const keep = event => keys.push({
    type: event.type, key: event.key, code: event.code, ctrlKey: event.ctrlKey, altKey: event.altKey,
    metaKey: event.metaKey, timeStamp: event.timeStamp,
  });
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
