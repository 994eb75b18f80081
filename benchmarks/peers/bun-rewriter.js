// Bun's HTMLRewriter (lol-html, native) over the same pages as RewriteComparison, in writes of 8 KB, with equal handlers.
// bun bun-rewriter.js PAGES LISTS [ROUNDS]: a folder of .html files, and the folder of easylist.txt.gz and easyprivacy.txt.gz.
import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";

const [pagesFolder, lists, rounds = "9"] = process.argv.slice(2);
if (!lists) {
  console.error("usage: bun bun-rewriter.js PAGES LISTS [ROUNDS]");
  process.exit(2);
}
const WRITE = 8 * 1024;
const LEAST_MICROS = 1_000_000;

const hosts = new Set();
for (const file of ["easylist.txt.gz", "easyprivacy.txt.gz"]) {
  for (const line of gunzipSync(readFileSync(join(lists, file))).toString().split("\n")) {
    const rule = /^\|\|([a-z0-9.-]+)\^(\$third-party)?$/.exec(line);
    if (rule) hosts.add(rule[1]);
  }
}

function listed(url) {
  const at = url ? url.indexOf("//") : -1;
  if (at < 0 || at > 6) return false;
  let host = /^[^/?#:]*/.exec(url.slice(at + 2))[0].toLowerCase();
  for (;;) {
    if (hosts.has(host)) return true;
    const dot = host.indexOf(".");
    if (dot < 0) return false;
    host = host.slice(dot + 1);
  }
}

let removed = 0;
const removing = attribute => ({
  element(element) {
    if (listed(element.getAttribute(attribute))) {
      removed++;
      element.remove();
    }
  },
});

function rewriter() {
  return new HTMLRewriter()
    .on("script", removing("src"))
    .on("iframe", removing("src"))
    .on("img", removing("src"))
    .on("link", removing("href"))
    .on("form", { element(element) { element.getAttribute("action"); } });
}

function inWrites(page) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= page.length) {
        controller.close();
      } else {
        controller.enqueue(page.subarray(at, at + WRITE));
        at += WRITE;
      }
    },
  });
}

const wholly = page => rewriter().transform(new Response(page)).arrayBuffer();
const streamed = page => rewriter().transform(new Response(inWrites(page))).arrayBuffer();
// What the streams cost by themselves.
const through = page => new Response(inWrites(page)).arrayBuffer();

async function turn(take, pages) {
  const before = process.cpuUsage();
  let bytes = 0;
  for (;;) {
    for (const page of pages) {
      await take(page);
      bytes += page.length;
    }
    const { user, system } = process.cpuUsage(before);
    if (user + system >= LEAST_MICROS) return bytes / (user + system);
  }
}

const sets = { "with removals": [], "with nothing to remove": [] };
for (const file of readdirSync(pagesFolder).filter(name => name.endsWith(".html"))) {
  const page = new Uint8Array(readFileSync(join(pagesFolder, file)));
  removed = 0;
  await wholly(page);
  sets[removed > 0 ? "with removals" : "with nothing to remove"].push(page);
}

console.log(`Bun ${Bun.version}, ${hosts.size} hosts; MB/s of CPU time of the whole process, medians of ${rounds} rounds\n`);
console.log("| pages | | MB/s |\n|---|---|---|");
const takers = { "8 KB writes": streamed, "whole pages": wholly, "8 KB writes through its streams only": through };
for (const [name, pages] of Object.entries(sets)) {
  const speeds = {};
  for (const [title, take] of Object.entries(takers)) {
    await turn(take, pages);
    speeds[title] = [];
  }
  for (let round = 0; round < Number(rounds); round++) {
    for (const [title, take] of Object.entries(takers)) speeds[title].push(await turn(take, pages));
  }
  for (const [title, all] of Object.entries(speeds)) {
    all.sort((a, b) => a - b);
    console.log(`| ${name} (${pages.length}) | ${title} | ${all[all.length >> 1].toFixed(0)} |`);
  }
}
