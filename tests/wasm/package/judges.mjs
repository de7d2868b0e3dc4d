// What TypeScript, publint and arethetypeswrong have to say of the package: lists of complaints.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../module.mjs';
import { packageDir, tarball, toolOf, without } from './installed.mjs';

/// Programs that use all that the package declares, on a page and in Node.js. What must not compile stands after @ts-expect-error.
const READING = `import { load, Lecun1989Error, type Activations, type ErrorCode, type LineDigit, type Model, type Picture, type Reading, type Strokes } from 'lecun1989';
import { openLaboratory, type RecipeSummary, type TrainOptions } from 'lecun1989/train';

const strokes: Strokes = [[[0, 0], { x: 1, y: 1 }], [Float32Array.of(0, 1)]];
const numbers: number[][][] = [[[0, 0], [1, 1]]];
export async function all(picture: Picture, program: Uint8Array, signal: AbortSignal): Promise<number | null> {
  using model: Model = await load();
  const other = await load('{}', { wasm: new URL('file:///x'), locateFile: (name) => \`/files/\${name}\` });
  await load(undefined, { wasm: program });
  await load(undefined, { wasm: program.buffer as ArrayBuffer, locateFile: (name) => new URL(name, 'file:///x') });
  // @ts-expect-error a number is no program
  await load(undefined, { wasm: 42 });
  const reading: Reading = model.read(numbers, { penWidth: 0.1 });
  const line: LineDigit[] = [...model.readNumber(picture), ...model.readNumber(strokes, { penWidth: 0.1 })];
  const units: Float32Array = model.read(strokes, { units: true }).h2;
  const whole: Activations = model.readPicture(picture, { units: true });
  // @ts-expect-error these units come only if they are asked for
  reading.h2;
  // @ts-expect-error a line of digits has no units
  model.readNumber(strokes, { units: true });
  // @ts-expect-error an image is drawn already
  model.predict(reading.image, { penWidth: 0.1 });
  // @ts-expect-error and need not be given back
  model.predict(reading.image).image;
  model.predict(new Float64Array(256), { units: true }).h3;
  model.predict(Array.from(reading.image));
  const drawn: Float32Array = model.draw(strokes, { penWidth: 0.1 });
  const again = other.predict(reading.image);
  // @ts-expect-error a digit may be null
  const digit: number = again.digit;
  // @ts-expect-error strokes are no text
  model.read('seven');
  // @ts-expect-error readings have no such unit
  again.h4;
  // @ts-expect-error the module that it lives in is its own business
  model.core;
  const laboratory = await openLaboratory();
  const recipe: RecipeSummary | undefined = laboratory.recipes[0];
  const options: TrainOptions = { passes: 1, signal, onProgress: ({ passesDone }) => void passesDone };
  const trained: string = await laboratory.train({ kind: 'synthetic', count: 10 }, options);
  const sum: number = laboratory.explain(model, drawn, 'H1', 0).total + digit + (line[0]?.box.left ?? 0);
  return sum + units.length + whole.h1.length + trained.length + (recipe?.passes ?? 0);
}
export const codeOf = (error: unknown): ErrorCode | null => (error instanceof Lecun1989Error ? error.code : null);
`;
const PAGE = `${READING}import { LecunDigit } from 'lecun1989/element';
export async function onPage(picture: ImageData, program: WebAssembly.Module): Promise<void> {
  (await load(undefined, { wasm: program })).readPicture(picture);
}
export const element: LecunDigit | null = document.querySelector('lecun-digit');
export function listen(element: LecunDigit): void {
  element.addEventListener('reading', (event) => void event.detail.digit?.toFixed());
  element.addEventListener('error', ({ detail }) => void codeOf(detail), { once: true });
  element.addEventListener('click', ({ clientX }) => clientX);
  element.addEventListener('of-their-own', { handleEvent: (event) => event.type });
  const listener = ({ detail }: CustomEvent<Reading>): number | null => detail.digit;
  element.addEventListener('reading', listener);
  element.removeEventListener('reading', listener);
  // @ts-expect-error a reading has no such part
  element.addEventListener('reading', ({ detail }) => detail.h2);
  element.strokes = strokes;
  element.strokes = numbers;
  const [x, y]: readonly [number, number] = element.strokes[0]![0]!;
  element.style.opacity = String(x + y);
  // @ts-expect-error what the browser calls is not for others
  element.connectedCallback();
}
`;

const OLD = 'typescript-5.4';
/// name: whether the test is skipped and why
export const JUDGED = {
  nodenext: without('web', 'typescript'),
  bundler: without('web', 'typescript'),
  'in Node.js without the types of pages': without('tests', '@types/node'),
  '5.4': without('tests', OLD),
  '5.4, in Node.js': without('tests', OLD, '@types/node'),
};

/// What TypeScript says against the program, and against the declarations.
export function judged({ folder, write }, name) {
  const ts = createRequire(import.meta.url)(name.startsWith('5.4') ? toolOf('tests', OLD) : toolOf('web', 'typescript'));
  const inNode = name.includes('Node.js');
  write({ 'judged.mts': inNode ? READING : PAGE });
  const isBundled = name === 'bundler';
  const strictly = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false };
  const options = { ...strictly, noEmit: true, target: ts.ScriptTarget.ES2022,
    lib: inNode ? ['lib.es2022.d.ts'] : ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: inNode ? ['node'] : [], typeRoots: [resolve(root, 'tests/node_modules/@types')],
    module: isBundled ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
    moduleResolution: isBundled ? ts.ModuleResolutionKind.Bundler : ts.ModuleResolutionKind.NodeNext };
  const program = ts.createProgram([resolve(folder, 'judged.mts')], options);
  const found = ts.getPreEmitDiagnostics(program).filter(({ file }) => !file?.fileName.includes('/tests/node_modules/'));
  return found.map(({ file, start, messageText }) => {
    const line = file === undefined ? '' : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/// Lists what publint finds; throws with arethetypeswrong's own table where it finds anything.
export async function problemsOfPackage() {
  const { publint } = await import(pathToFileURL(toolOf('tests', 'publint')).href);
  const { messages } = await publint({ pkgDir: packageDir, strict: true });
  if (Number(process.versions.node.split('.')[0]) >= 20) {
    // It needs Node.js 20. The package has ES modules alone.
    const judge = resolve(root, 'tests/node_modules/@arethetypeswrong/cli/dist/index.js');
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--exclude-entrypoints', 'weights/*.json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [judge, tarball, ...options], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
  }
  return messages;
}
