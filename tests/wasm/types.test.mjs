// The contracts, lecun1989.d.mts and laboratory.d.mts, are written by hand. Tests that they say neither more nor less than the modules do:
// names, numbers of arguments, and the shape of every result, as TypeScript itself judges it. Skipped without the page's packages, so no
// other tests belong here.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { drawings, bareModule, root, weightsText } from './module.mjs';

const compiler = resolve(root, 'web/node_modules/typescript');
const skip = existsSync(compiler) ? false : 'SKIPPED: the page’s packages are not installed (npm ci in web/)';
const ts = skip ? null : createRequire(import.meta.url)(compiler);

/// The modules: the contract's interface, and the sources that bind it.
const MODULES = {
  lecun1989: { faces: [['lecun1989', 'Lecun1989']], sources: ['facts', 'readers'] },
  reading: { faces: [['lecun1989', 'Lecun1989'], ['reading', 'ReadingModule']], sources: ['facts', 'readers', 'numbers'] },
  laboratory: { faces: [['lecun1989', 'Lecun1989'], ['reading', 'ReadingModule'], ['laboratory', 'Laboratory']],
    sources: ['facts', 'readers', 'numbers', 'inside', 'learn', 'teach', 'training'] },
};

const sourceOf = (name) => readFileSync(resolve(root, 'wasm', `${name}.cpp`), 'utf8');

/// The functions of a contract's interface: name -> number of arguments, including those of the contracts that it extends.
function promised(name) {
  const methods = (contract, face) => {
    const file = resolve(root, `wasm/${contract}.d.mts`);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === face);
    assert.ok(found.members.every(ts.isMethodSignature), 'the contract is made of functions');
    return found.members.map((member) => [member.name.text, member.parameters.length]);
  };
  return new Map(MODULES[name].faces.flatMap(([contract, face]) => methods(contract, face)));
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
    const module = await bareModule(name);
    for (const [method, count] of promised(name)) {
      assert.equal(typeof module[method], 'function', method);
      assert.throws(() => module[method](...Array(20).fill(0)), new RegExp(`${method} called with 20 arguments, expected ${count}\\b`));
    }
  });
}

/// The results of what every module can do.
function readings(module) {
  const { reader } = module.createReader(weightsText('zip1989'));
  const image = draw(module, drawings[0].strokes);
  return [
    ...['', weightsText('zip1989')].map((text) => ['createReader', module.createReader(text)]),
    ...[[image, true], [image, false], [new Float32Array(3), false]].map((given) => ['readImage', module.readImage(reader, ...given)]),
    ...[true, false].map((units) => ['readStrokes', module.readStrokes(reader, ...LINE, units)]),
    ['readStrokes', module.readStrokes(reader, LINE[0], LINE[1], 0, false)],
    ['kernelsOf', module.kernelsOf(reader)],
    ['destroyReader', module.destroyReader(reader)],
    ['drawInk', image],
    ...['h1ToH2', 'architecture', 'amplitude', 'penWidth'].map((name) => [name, module[name]()]),
  ];
}

const LINE = [Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08];

/// Of what reads pictures and lines of digits too.
function numbers(module) {
  const { reader } = module.createReader(weightsText('zip1989'));
  const grey = [new Uint8Array(48), 8, 6];
  return [
    ['readNumberOfStrokes', module.readNumberOfStrokes(reader, ...LINE)],
    ...[1, 4].flatMap((channels) => [
      ['readPicture', module.readPicture(reader, ...grey, channels, true)],
      ['readPicture', module.readPicture(reader, ...grey, channels, false)],
      ['readNumberOfPicture', module.readNumberOfPicture(reader, ...grey, channels)],
    ]),
  ];
}

/// The complaints of TypeScript about these results of a module's functions.
function judged(name, results) {
  const [, face] = MODULES[name].faces.at(-1);
  return complaints(`import type { ${face} } from './${name}.mjs';\n${results
    .map(([method, value], i) => `export const result${i}: ReturnType<${face}['${method}']> = ${written(value)};`)
    .join('\n')}`);
}

function judgeAll(name, results) {
  assert.deepEqual([...new Set(results.map(([method]) => method))].sort(), [...promised(name).keys()].sort(), 'every function is judged');
  assert.deepEqual(judged(name, results), []);
}

test('lecun1989: the module gives exactly what the contract says', { skip }, async () => {
  const lecun1989 = await bareModule();
  judgeAll('lecun1989', readings(lecun1989));
  const { reader } = lecun1989.createReader(weightsText('zip1989'));
  const reading = lecun1989.readStrokes(reader, ...LINE, true);
  const { h2 } = reading;
  const { outputs: _, ...least } = lecun1989.readStrokes(reader, ...LINE, false);
  assert.equal(judged('lecun1989', [['readStrokes', least], ['readStrokes', { ...reading, h4: h2 }]]).length, 2, 'the judge sees too little and too much');
});

test('reading: the module gives exactly what the contract says', { skip }, async () => {
  const module = await bareModule('reading');
  judgeAll('reading', [...readings(module), ...numbers(module)]);
});

test('laboratory: the module gives exactly what the contract says', { skip }, async () => {
  const laboratory = await bareModule('laboratory');
  const nothing = new Uint8Array(0);
  const image = draw(laboratory, drawings[0].strokes);
  const { reader } = laboratory.createReader(weightsText('zip1989'));
  const training = laboratory.createTraining();
  const { trainer } = laboratory.createTrainer(image, Uint8Array.of(7), '1989-sgd', 1);
  judgeAll('laboratory', [
    ...readings(laboratory),
    ...numbers(laboratory),
    ['recipes', laboratory.recipes()],
    ...['H1', 'H2', 'H3', 'output', 'H4'].map((layer) => ['explain', laboratory.explain(reader, image, 0, layer, 3)]),
    ...[0, 5, 4096].map((off) => ['readWithout', laboratory.readWithout(reader, image, off)]),
    ...[3, 10].map((output) => ['slopesOfOutput', laboratory.slopesOfOutput(reader, image, 0, output)]),
    ['placeOnPad', laboratory.placeOnPad(Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08, 1)],
    ['kindOfDigits', laboratory.kindOfDigits(nothing)],
    ['advanceCourse', laboratory.advanceCourse(training, 1)],
    ['courseWeights', laboratory.courseWeights(training)],
    ['courseKernels', laboratory.courseKernels(training)],
    ['readDigits', laboratory.readDigits(training, 'train', 'zip', 'train', nothing, nothing)],
    ['drawDigits', laboratory.drawDigits(training, 'train', 10, 1)],
    ['drawDigits', laboratory.drawDigits(training, 'test', 10, 1)],
    ['startCourse', laboratory.startCourse(training, '1989-sgd', 1, 1, 0)],
    ['advanceCourse', laboratory.advanceCourse(training, 20)],
    ...[3, 10].flatMap((digit) => [
      ['teach', laboratory.teach(reader, Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), digit)],
      ['strokeLine', laboratory.strokeLine(Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), digit)],
    ]),
    ['weightsOf', laboratory.weightsOf(reader)],
    ['heldScore', laboratory.heldScore(reader)],
    ['courseScores', laboratory.courseScores(training)],
    ['courseWeights', laboratory.courseWeights(training)],
    ['createTraining', training],
    ['destroyTraining', laboratory.destroyTraining(training)],
    ...[7, 10].map((digit) => ['createTrainer', laboratory.createTrainer(image, Uint8Array.of(digit), '1989-sgd', 1)]),
    ['present', laboratory.present(trainer, 1)],
    ['trainedParameters', laboratory.trainedParameters(trainer)],
    ['destroyTrainer', laboratory.destroyTrainer(trainer)],
  ]);
});
