// The contracts, lecun1989.d.mts and laboratory.d.mts, are written by hand. Tests that they say neither more nor less than the modules do:
// names, numbers of arguments, and the shape of every result, as TypeScript itself judges it. Skipped without the page's packages, so no
// other tests belong here.
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

/// The modules: the contract's interface, and the sources that bind it.
const MODULES = {
  lecun1989: { face: 'Reader', sources: ['reader'] },
  reading: { face: 'Reading', sources: ['reader', 'reading'] },
  laboratory: { face: 'Laboratory', sources: ['reader', 'envelope', 'inside', 'learn', 'teach', 'training'] },
};

const sourceOf = (name) => readFileSync(resolve(root, 'wasm', `${name}.cpp`), 'utf8');

/// The functions of a contract's interface: name -> number of arguments, including those of Reader, which it extends.
function promised(name) {
  const methods = (contract, face) => {
    const file = resolve(root, `wasm/${contract}.d.mts`);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === face);
    assert.ok(found.members.every(ts.isMethodSignature), 'the contract is made of functions');
    return found.members.map((member) => [member.name.text, member.parameters.length]);
  };
  return new Map([...methods('lecun1989', 'Reader'), ...methods(name, MODULES[name].face)]);
}

/// The complaints of TypeScript, as strict as for the page, about a program that imports the contract.
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

/// A value as a TypeScript expression, so that its type can be judged; of an array only elements that may differ.
function written(value) {
  if (ArrayBuffer.isView(value)) return `new ${value.constructor.name}(${value.length})`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  return `{ ${Object.entries(value).map(([key, part]) => `${key}: ${written(part)}`).join(', ')} }`;
}

for (const [name, { sources }] of Object.entries(MODULES)) {
  test(`${name}: the contract’s functions are those that its sources bind`, { skip }, () => {
    const bindings = sources.map(sourceOf).join('\n');
    const bound = [...bindings.matchAll(/emscripten::function\(\s*"(\w+)"/g)].map((match) => match[1]);
    assert.deepEqual([...promised(name).keys()].sort(), bound.sort());
    assert.doesNotMatch(bindings, /emscripten::(class_|enum_|value_object|value_array|constant)\b/, 'nothing else is bound');
  });

  test(`${name}: the module has each, and takes as many arguments`, { skip }, async () => {
    const module = await freshModule(name);
    for (const [method, count] of promised(name)) {
      assert.equal(typeof module[method], 'function', method);
      assert.throws(() => module[method](...Array(20).fill(0)), new RegExp(`${method} called with 20 arguments, expected ${count}\\b`));
    }
  });
}

/// The results of reading, in either module.
function readings(reader) {
  const image = draw(reader, drawings[0].strokes);
  return [
    ['predict', reader.predict(image)],
    ['loadWeights', reader.loadWeights('')],
    ['loadWeights', reader.loadWeights(weightsText('zip1989'))],
    ['predict', reader.predict(image)],
    ['predict', reader.predict(new Float32Array(256).fill(-1))],
    ['drawInk', image],
    ...['kernels', 'h1ToH2', 'architecture', 'amplitude', 'penWidth'].map((name) => [name, reader[name]()]),
  ];
}

/// The complaints of TypeScript about these results of a module's functions.
function judged(name, results) {
  const { face } = MODULES[name];
  return complaints(`import type { ${face} } from './${name}.mjs';\n${results
    .map(([method, value], i) => `export const result${i}: ReturnType<${face}['${method}']> = ${written(value)};`)
    .join('\n')}`);
}

function judgeAll(name, results) {
  assert.deepEqual([...new Set(results.map(([method]) => method))].sort(), [...promised(name).keys()].sort(), 'every function is judged');
  assert.deepEqual(judged(name, results), []);
}

test('lecun1989: the module gives exactly what the contract says', { skip }, async () => {
  const lecun1989 = await freshModule();
  const image = draw(lecun1989, drawings[0].strokes);
  judgeAll('lecun1989', readings(lecun1989));
  const reading = lecun1989.predict(image);
  const { h2, ...less } = reading;
  assert.equal(judged('lecun1989', [['predict', less], ['predict', { ...reading, h4: h2 }]]).length, 2, 'the judge sees too little and too much');
});

test('reading: the module gives exactly what the contract says', { skip }, async () => {
  const module = await freshModule('reading');
  const { reader } = module.createReader(weightsText('zip1989'));
  const line = [Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08];
  const grey = [new Uint8Array(48), 8, 6];
  judgeAll('reading', [
    ...readings(module),
    ...['', weightsText('zip1989')].map((text) => ['createReader', module.createReader(text)]),
    ...[256, 255].map((length) => ['readImage', module.readImage(reader, new Float32Array(length))]),
    ['readStrokes', module.readStrokes(reader, ...line)],
    ['readNumberOfStrokes', module.readNumberOfStrokes(reader, ...line)],
    ...[1, 4].flatMap((channels) => [
      ['readPicture', module.readPicture(reader, ...grey, channels)],
      ['readNumberOfPicture', module.readNumberOfPicture(reader, ...grey, channels)],
    ]),
    ['kernelsOf', module.kernelsOf(reader)],
    ['destroyReader', module.destroyReader(reader)],
  ]);
});

test('laboratory: the module gives exactly what the contract says', { skip }, async () => {
  const laboratory = await freshModule('laboratory');
  const nothing = new Uint8Array(0);
  const image = draw(laboratory, drawings[0].strokes);
  judgeAll('laboratory', [
    ...readings(laboratory),
    ['recipes', laboratory.recipes()],
    ...['H1', 'H2', 'H3', 'output', 'H4'].map((layer) => ['explain', laboratory.explain(image, 0, layer, 3)]),
    ...[0, 5, 4096].map((off) => ['predictWithout', laboratory.predictWithout(image, off)]),
    ...[3, 10].map((output) => ['slopesOfOutput', laboratory.slopesOfOutput(image, 0, output)]),
    ['placeOnPad', laboratory.placeOnPad(Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08)],
    ['readNumber', laboratory.readNumber(Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08)],
    ...[8, 9].map((columns) => ['readNumberInPicture', laboratory.readNumberInPicture(new Uint8ClampedArray(8 * 6 * 4), columns, 6)]),
    ['kindOfDigits', laboratory.kindOfDigits(nothing)],
    ['advanceCourse', laboratory.advanceCourse(1)],
    ['courseWeights', laboratory.courseWeights()],
    ['courseKernels', laboratory.courseKernels()],
    ['readDigits', laboratory.readDigits('train', 'zip', 'train', nothing, nothing)],
    ['drawDigits', laboratory.drawDigits('train', 10, 1)],
    ['drawDigits', laboratory.drawDigits('test', 10, 1)],
    ['startCourse', laboratory.startCourse('1989-sgd', 1, 1, 0)],
    ['advanceCourse', laboratory.advanceCourse(20)],
    ...[3, 10].flatMap((digit) => [
      ['teach', laboratory.teach(weightsText('zip1989'), Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), digit)],
      ['strokeLine', laboratory.strokeLine(Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), digit)],
    ]),
    ...['', weightsText('zip1989')].map((weights) => ['heldScore', laboratory.heldScore(weights)]),
    ['train', laboratory.train(1)],
    ['trainedParameters', laboratory.trainedParameters()],
    ['startTraining', laboratory.startTraining(image, Uint8Array.of(7), '1989-sgd', 1)],
    ['train', laboratory.train(1)],
    ['courseScores', laboratory.courseScores()],
    ['courseWeights', laboratory.courseWeights()],
  ]);
});
