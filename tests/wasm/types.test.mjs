// lecun1989.d.ts is written by hand: that it says neither more nor less than the module does. Names, numbers of arguments, and the shape of
// everything that comes back, as TypeScript itself judges it. Skipped without the page's packages; so nothing else belongs in here.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { drawings, freshModule, root, weightsText } from './module.mjs';

const compiler = resolve(root, 'web/node_modules/typescript');
const skip = existsSync(compiler) ? false : 'SKIPPED: the page’s packages are not installed (npm ci in web/)';
const ts = skip ? null : createRequire(import.meta.url)(compiler);
const contract = resolve(root, 'wasm/lecun1989.d.ts');
const bindings = readFileSync(resolve(root, 'wasm/bindings.cpp'), 'utf8');

/// The functions of the contract's interface: name -> number of arguments.
function promised() {
  const source = ts.createSourceFile(contract, readFileSync(contract, 'utf8'), ts.ScriptTarget.ES2022, true);
  const face = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Lecun1989');
  assert.ok(face.members.every(ts.isMethodSignature), 'the contract is made of functions');
  return new Map(face.members.map((member) => [member.name.text, member.parameters.length]));
}

/// What TypeScript, as strict as for the page, has to say of a program that imports the contract.
function complaints(program) {
  const file = resolve(root, 'wasm/judged.ts'); // exists in memory alone, beside the contract
  const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [],
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, program, ts.ScriptTarget.ES2022) : getSourceFile(name, ...more);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/// A value as an expression of TypeScript, so that its type can be judged; an array's elements only as far as they may differ.
function written(value) {
  if (ArrayBuffer.isView(value)) return `new ${value.constructor.name}(${value.length})`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  return `{ ${Object.entries(value).map(([key, part]) => `${key}: ${written(part)}`).join(', ')} }`;
}

test('the contract’s functions are those that bindings.cpp binds', { skip }, () => {
  const bound = [...bindings.matchAll(/emscripten::function\(\s*"(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual([...promised().keys()].sort(), bound.sort());
  assert.doesNotMatch(bindings, /emscripten::(class_|enum_|value_object|value_array|constant)\b/, 'nothing else is bound');
});

test('the module has each, and takes as many arguments', { skip }, async () => {
  const lecun1989 = await freshModule();
  for (const [name, count] of promised()) {
    assert.equal(typeof lecun1989[name], 'function', name);
    assert.throws(() => lecun1989[name](...Array(9).fill(0)), new RegExp(`${name} called with 9 arguments, expected ${count}\\b`));
  }
});

test('what the module gives is what the contract says, no more and no less', { skip }, async () => {
  const lecun1989 = await freshModule();
  const image = draw(lecun1989, drawings[0].strokes);
  const results = [
    ['predict', lecun1989.predict(image)],
    ['loadWeights', lecun1989.loadWeights('')],
    ['loadWeights', lecun1989.loadWeights(weightsText('zip1989'))],
    ['predict', lecun1989.predict(image)],
    ['predict', lecun1989.predict(new Float32Array(256).fill(-1))],
    ['drawInk', image],
    ['train', lecun1989.train(1)],
    ['trainedParameters', lecun1989.trainedParameters()],
    ['startTraining', lecun1989.startTraining(image, Uint8Array.of(7), '1989-sgd', 1)],
    ['train', lecun1989.train(1)],
    ['trainedParameters', lecun1989.trainedParameters()],
    ...['kernels', 'h1ToH2', 'architecture', 'amplitude', 'penWidth'].map((name) => [name, lecun1989[name]()]),
  ];
  assert.deepEqual([...new Set(results.map(([name]) => name))].sort(), [...promised().keys()].sort(), 'every function is judged');
  const judged = (all) =>
    complaints(`import type { Lecun1989 } from './lecun1989';\n${all
      .map(([name, value], i) => `export const result${i}: ReturnType<Lecun1989['${name}']> = ${written(value)};`)
      .join('\n')}`);
  assert.deepEqual(judged(results), []);
  const reading = lecun1989.predict(image);
  const { h2, ...less } = reading;
  assert.equal(judged([['predict', less], ['predict', { ...reading, h4: h2 }]]).length, 2, 'the judge sees too little and too much');
});
