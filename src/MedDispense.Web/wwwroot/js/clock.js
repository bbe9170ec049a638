// The clock of the house: the server's time and zone, whatever the device believes.
const every = 1000;
const tolerance = 2000;

export function startClock() {
  const clock = document.querySelector(".clock[data-zone]");
  const face = clock?.querySelector("[data-clock]");
  if (!face) return;
  const format = new Intl.DateTimeFormat("en-GB",
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: clock.dataset.zone });
  // performance.now() does not jump when somebody sets the device's clock.
  let serverAtZero = Date.parse(clock.dateTime) - performance.now();
  const show = () => {
    const words = format.format(new Date(serverAtZero + performance.now()));
    if (face.textContent !== words) face.textContent = words;
  };
  // A device that slept has missed time: connection.js passes on what the server says with each answer.
  document.addEventListener("server-time", event => {
    const heard = event.detail - performance.now();
    if (Math.abs(heard - serverAtZero) > tolerance) serverAtZero = heard;
    show();
  });
  setInterval(show, every);
  show();
}
