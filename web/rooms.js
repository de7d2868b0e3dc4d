// Checks the imports in src against the rooms: engine < ui < state and page < exhibits < the rest. An exhibit imports no other, only
// engine/ imports the core's modules, it and ui/ the package's, and there are no circular imports, not even of types. Run by `npm run lint`.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./src', import.meta.url));
const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const problems = [];

/// "engine", "ui", "exhibits/NAME", or "page" for the files on top that exhibits may know; "" for the others.
function roomOf(file) {
  const [first, second, third] = file.split('/');
  if (first === 'exhibits' && third !== undefined) return `${first}/${second}`;
  if (second !== undefined) return first;
  return ['page.ts', 'state.ts'].includes(file) ? 'page' : '';
}

function mayImport(from, to, file) {
  if (from === to || from === '') return true;
  if (from === 'engine') return false;
  if (from === 'ui') return to === 'engine';
  // The state holds a slice for each exhibit, which is that exhibit's own.
  if (from === 'page') return to === 'engine' || to === 'ui' || /^exhibits\/\w+\/state\.ts$/.test(file);
  return ['engine', 'ui', 'page'].includes(to);
}

function importsOf(file) {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:from |import |import\(|new URL\()'([^']+)'/g)].flatMap(([, name]) => {
    const mayImportIt = name.startsWith('@package/') ? ['engine', 'ui'] : ['engine'];
    if (/^@(core|laboratory|package)\b/.test(name) && !mayImportIt.includes(roomOf(file)))
      problems.push(`${file}: expected only ${mayImportIt.join('/ and ')}/ to import ${name}`);
    const target = relative(source, join(source, dirname(file), name));
    return [target, `${target}.ts`].filter((candidate) => name.startsWith('.') && files.includes(candidate));
  });
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

for (const [file, imports] of graph) {
  for (const imported of imports) {
    if (!mayImport(roomOf(file), roomOf(imported), imported))
      problems.push(`${file}: expected no import of ${imported}, which is in a room that it may not know`);
  }
}

const done = new Set();
function follow(file, way) {
  if (way.includes(file)) problems.push(`imports in a circle: ${[...way.slice(way.indexOf(file)), file].join(' -> ')}`);
  else if (!done.has(file)) for (const imported of graph.get(file)) follow(imported, [...way, file]);
  done.add(file);
}
for (const file of files) follow(file, []);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
