// Does under Node what only the browser's interpreter can do: node interpreter.mjs JOB.json
// Jobs: library (compile and pack the modules), image (a memory image), marks (which functions run), answers (to requests).
import crypto from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { door, pieces, resumeInterpreter, runCode } from "../overrides/assets/calc/interpreter.js";
import { startInterpreter } from "../overrides/assets/calc/library.js";

// Equal sources make equal bytes: neither chance nor the clock may stand in what is written. The calculators need neither.
crypto.randomFillSync = (view) => view.fill(0);
Date.now = () => 0;
let ticks = 0;
performance.now = () => (ticks += 1);

const HERE = dirname(fileURLToPath(import.meta.url));
// Shorter ones leave out more zeros and cost more entries.
const STRETCH = 512;
const LARGEST_BLOCK = 1 << 20;
const SMALLEST_BLOCK = 16;
// Offsets of CPython on a machine of 32 bits: PyCapsule.pointer; struct unim_index and dbcs_index.
const CAPSULE_POINTER = 8;
const INDEX_ROW = 8;
const NO_MORE_MEMORY = 0xffffe000;

const job = JSON.parse(await readFile(process.argv[2], "utf8"));
const bytes = async (name) => new Uint8Array(await readFile(name));
const inside = async (name) => await readFile(join(HERE, "inside", name), "utf8");

const compiled = async () => WebAssembly.compile(await bytes(job.wasm));

async function start(files = {}) {
  const { default: factory } = await import(pathToFileURL(job.factory).href);
  return startInterpreter({ factory, wasm: await compiled(), library: await bytes(job.library), files });
}

const resume = async () => resumeInterpreter(await compiled(), pieces((await bytes(job.image)).buffer));

async function sources() {
  const found = { "/requests.json": await bytes(job.requests) };
  if (job.sources) {
    for (const name of readdirSync(job.sources)) {
      if (/\.(py|json)$/.test(name)) found[`/src/calculators/${name}`] = new Uint8Array(readFileSync(join(job.sources, name)));
    }
  }
  return found;
}

// Python's own allocator hands out blocks of up to 512 bytes from pools; bytes of nothing fill the free ones until none is left.
const fillSmallBlocks = `
def fill():
    held = []
    for size in range(512, 16, -16):
        try:
            while True:
                held.append(bytes(size - 17))
        except MemoryError:
            pass
    try:
        while True:
            held.append(float(0))
    except MemoryError:
        pass
fill()
del fill
`;

/** Free memory still holds what was there: with zeros it packs to nothing. Growth is forbidden meanwhile. */
function clearFreeMemory(python) {
  const at = python._emscripten_get_sbrk_ptr() >>> 2;
  const end = python.HEAPU32[at];
  python.HEAPU32[at] = NO_MORE_MEMORY;
  runCode(python, fillSmallBlocks);
  const held = [];
  for (let size = LARGEST_BLOCK; size >= SMALLEST_BLOCK; size /= 2) {
    for (let block = python._malloc(size); block !== 0; block = python._malloc(size)) {
      python.HEAPU8.fill(0, block, block + size);
      held.push(block);
    }
  }
  python.HEAPU32[at] = end;
  for (const block of held) python._free(block);
}

/** The stretches that are not empty, a few zeros in between allowed: count, then address and length of each, then the bytes. */
function imageOf(memory) {
  const runs = [];
  for (let at = 0; at < memory.length; at += STRETCH) {
    if (memory.subarray(at, at + STRETCH).every((byte) => byte === 0)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === at) last[1] += STRETCH;
    else runs.push([at, STRETCH]);
  }
  const head = new Uint32Array([runs.length, ...runs.flat()]);
  return Buffer.concat([Buffer.from(head.buffer), ...runs.map(([at, length]) => Buffer.from(memory.subarray(at, at + length)))]);
}

/** The tables that a capsule of a codec points to, each exactly as long as its index says. */
function* tablesOf(python, capsule) {
  const word = (address) => python.HEAPU32[address >>> 2];
  const map = word(capsule + CAPSULE_POINTER);
  for (const index of [word(map + 4), word(map + 8)]) {
    if (index === 0) continue;
    for (let row = index; row < index + 256 * INDEX_ROW; row += INDEX_ROW) {
      const [table, bottom, top] = [word(row), python.HEAPU8[row + 4], python.HEAPU8[row + 5]];
      if (table !== 0 && top >= bottom) yield [table, 2 * (top - bottom + 1)];
    }
  }
}

const JOBS = {
  async spare() {
    const python = await start(await sources());
    runCode(python, await inside("spare.py"));
    const capsules = JSON.parse(new TextDecoder().decode(python.FS.readFile("/capsules.json")));
    const found = capsules.flatMap((capsule) => [...tablesOf(python, capsule)]);
    const memory = Buffer.from(python.HEAPU8.buffer, 0, job.end);
    for (const name of python.FS.readdir("/frozen").filter((one) => !one.startsWith("."))) {
      const text = Buffer.from(python.FS.readFile(`/frozen/${name}`));
      const at = memory.indexOf(text);
      if (at >= 0 && memory.indexOf(text, at + 1) < 0) found.push([at, text.length]);
    }
    const inside_ = ([address, length]) => address > 0 && address + length <= job.end;
    await writeFile(job.out, JSON.stringify(found.filter(inside_)));
  },
  async library() {
    const python = await start(await sources());
    runCode(python, await inside("library.py"));
    await writeFile(job.out, python.FS.readFile("/out.zip"));
  },
  async image() {
    const python = await start(await sources());
    runCode(python, await inside("image.py"));
    // Without a list of what is spare everything stays: the benchmark asks what the clearing brings.
    if (job.spare) {
      clearFreeMemory(python);
      for (const [address, length] of JSON.parse(await readFile(job.spare, "utf8"))) python.HEAPU8.fill(0, address, address + length);
    }
    await writeFile(job.out, imageOf(python.HEAPU8));
  },
  async marks() {
    const python = await resume();
    const ask = door(python);
    for (const request of JSON.parse(await readFile(job.requests, "utf8"))) ask(request);
    await writeFile(job.out, python.HEAPU8.slice(job.base, job.base + job.count));
  },
  async answers() {
    const python = await (job.image ? resume() : start());
    const ask = door(python);
    await writeFile(job.out, JSON.stringify(JSON.parse(await readFile(job.requests, "utf8")).map(ask)));
  },
};

await JOBS[job.do]();
process.exit(0); // the interpreter would wait for more
