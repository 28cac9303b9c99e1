// Which notes of a vault a filter picks, by mdbase's reading of the language of Bases.
// Arguments: the folder of node modules. Input: {"vault": folder, "filters": {name: expression}}. Output: {name: [path]}.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const load = (path) => import(pathToFileURL(join(modules, path)).href);
const { evaluateWhere } = await load("@callumalpass/mdbase/dist/expressions/evaluator.js");
const { parse } = await load("yaml/dist/index.js").then((found) => found.default ?? found);
const { vault, filters } = JSON.parse(readFileSync(0, "utf-8"));

function* notes(folder) {
  for (const entry of readdirSync(join(vault, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* notes(path);
    else if (/\.(md|markdown)$/i.test(entry.name)) yield path;
  }
}

function properties(text) {
  const front = /^\ufeff?---[ \t]*\r?\n([\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  try {
    const found = front ? parse(front[1] ?? "", { logLevel: "silent" }) : null;
    return [found && typeof found === "object" && !Array.isArray(found) ? found : {}, front ? text.slice(front[0].length) : text];
  } catch {
    return [{}, text]; // Obsidian shows such a note without properties
  }
}

const picked = Object.fromEntries(Object.keys(filters).map((name) => [name, []]));
for (const path of [...notes("")].sort()) {
  const [frontmatter, body] = properties(readFileSync(join(vault, path), "utf-8"));
  const file = { size: statSync(join(vault, path)).size };
  for (const [name, filter] of Object.entries(filters)) {
    if (evaluateWhere(filter, { frontmatter, rawFrontmatter: frontmatter, path, body, types: [], file })) picked[name].push(path);
  }
}
console.log(JSON.stringify(picked));
