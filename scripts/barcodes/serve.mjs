// A server on this machine for one browser: the files of the pages under the same content policy as in the program, the
// pictures, and a place to which each reading is sent.
import { EventEmitter, once } from "node:events";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const web = resolve(here, "../../src/MedDispense.Web");
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
// In the order in which they are looked for.
const roots = [["/pictures/", null], ["/reading/", here], ["/", join(web, "wwwroot")]];

/**
 * @returns The server, the address of its page, and the emitter of "reading" with each { name, codes, milliseconds,
 * alone, aloneMilliseconds } and of "failure" with words.
 */
export async function serve(folder, names) {
  const readings = new EventEmitter();
  const policy = contentPolicy();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", "no-store");
    if (request.method === "POST") {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
      response.end();
      readings.emit(path.slice(1), body);
    } else if (path === "/names") {
      response.end(JSON.stringify(names));
    } else {
      sendFile(path === "/" ? "/reading/page.html" : path, folder, response);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, address: `http://127.0.0.1:${server.address().port}/`, readings };
}

function sendFile(path, folder, response) {
  const [prefix, root] = roots.find(([start]) => path.startsWith(start));
  const within = root ?? folder;
  const file = resolve(within, path.slice(prefix.length));
  if (!file.startsWith(within + sep) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
}

/** The policy stands in one place, the program; read from there it cannot differ. */
function contentPolicy() {
  const source = readFileSync(join(web, "Hosting/SecurityHeaders.cs"), "utf8");
  const [, written] = /ContentSecurityPolicy =([^;]*(?:"[^"]*"[^;]*)*);\r?\n/.exec(source);
  return [...written.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join("");
}
