// Which notes of a vault a filter picks, by mdbase's reading of the language of Bases.
// Arguments: the folder of node modules. Input: {"vault": folder, "filters": {name: expression}, "formulas": {name:
// expression}, each after those that it needs, "regexes": {key: [source, flags]}}. Output: {name: [path]}.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const load = (path) => import(pathToFileURL(join(modules, path)).href);
const { evaluateWhere, evaluateExpression } = await load("@callumalpass/mdbase/dist/expressions/evaluator.js");
const { parse } = await load("yaml/dist/index.js").then((found) => found.default ?? found);
const { vault, filters, formulas = {}, regexes = {} } = JSON.parse(readFileSync(0, "utf-8"));

// It has no regular expressions: in their place stand keys, which are looked up where it makes or replaces by them.
const Plain = RegExp;
globalThis.RegExp = function (source, flags) {
  return source in regexes ? new Plain(...regexes[source]) : new Plain(source, flags);
};
const replaceAll = String.prototype.replaceAll;
String.prototype.replaceAll = function (found, by) {
  return found in regexes ? this.replace(new Plain(...regexes[found]), by) : replaceAll.call(this, found, by);
};

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
  const context = { rawFrontmatter: frontmatter, path, body, types: [], file };
  const formula = {};
  for (const [name, text] of Object.entries(formulas)) {
    formula[name] = evaluateExpression(text, { ...context, frontmatter: { ...frontmatter, formula } });
  }
  for (const [name, filter] of Object.entries(filters)) {
    if (evaluateExpression(filter, { ...context, frontmatter: { ...frontmatter, formula } })) picked[name].push(path);
  }
}
console.log(JSON.stringify(picked));
