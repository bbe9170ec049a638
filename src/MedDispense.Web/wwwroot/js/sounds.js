// Short tones, made here: one high for a code that was read, two low for one that was refused.
const tones = { read: [[1320, 0, 0.07]], refused: [[220, 0, 0.14], [220, 0.2, 0.18]] };
let context = null;

/** Plays a tone, unless the station is set to silence or the browser does not allow sound yet. */
export function beep(kind) {
  const tone = tones[kind];
  if (!tone || document.body.dataset.sounds === "off" || !window.AudioContext) return;
  context ??= new AudioContext();
  if (context.state === "suspended") context.resume();
  for (const [hertz, after, seconds] of tone) {
    const start = context.currentTime + after;
    const sound = context.createOscillator();
    const volume = context.createGain();
    sound.frequency.value = hertz;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    sound.connect(volume).connect(context.destination);
    sound.start(start);
    sound.stop(start + seconds);
  }
}
