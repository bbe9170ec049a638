// Serves the reader of the pages and the pictures of a folder to a browser, hears what each picture was read as, and
// holds it against the truth beside it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const [folder, browser] = process.argv.slice(2);
const mostSilence = 120_000;

const names = readdirSync(folder, { recursive: true }).filter(name => /\.(png|jpe?g|webp|gif)$/i.test(name)).sort();
if (names.length === 0) stop(`There are no pictures (png, jpg, webp, gif) in ${folder}.`);
const pictures = names.map(name => ({ name, truth: truthOf(name) }));

const profile = mkdtempSync(join(tmpdir(), "read-barcodes-"));
const { server, address, readings } = await serve(folder, names);
const program = spawn(browser, [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`, address,
], { stdio: "ignore" });
program.once("error", () => stop(`${browser} cannot be started.`));
program.once("exit", () => stop("The browser ended before every picture was read."));

let isRight = false;
try {
  isRight = await report(pictures, readings, mostSilence);
} catch (error) {
  console.error(error.message);
}
program.removeAllListeners("exit");
program.kill();
await once(program, "exit");
server.close();
server.closeAllConnections();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
process.exit(isRight ? 0 : 1);

function truthOf(name) {
  const file = join(folder, name.replace(/\.[^.]+$/, ".txt"));
  try {
    return readFileSync(file, "utf8").replace(/[\r\n]+$/, "");
  } catch {
    return stop(`${file}, which should hold what ${name} says, cannot be read.`);
  }
}

function stop(words) {
  console.error(words);
  process.exit(1);
}
