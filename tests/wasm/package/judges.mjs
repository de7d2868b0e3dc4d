// What TypeScript, publint and arethetypeswrong have to say of the package: lists of complaints.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../module.mjs';
import { packageDir, tarball, toolOf } from './installed.mjs';

/// A program that uses all that the package declares. What must not compile stands after @ts-expect-error.
const PROGRAM = `import { load, Lecun1989Error, type ErrorCode, type Model, type NumberDigit, type Reading, type Strokes } from 'lecun1989';
import { openLaboratory, type RecipeSummary, type TrainOptions } from 'lecun1989/train';
import type { LecunDigit } from 'lecun1989/element';

const strokes: Strokes = [[[0, 0], { x: 1, y: 1 }]];
export async function all(picture: ImageData): Promise<number | null> {
  using model: Model = await load();
  const other = await load('{}', { wasm: new URL('file:///x'), locateFile: (name) => \`/files/\${name}\` });
  const reading: Reading = model.read(strokes, { penWidth: 0.1 });
  const line: NumberDigit[] = model.readNumber(picture);
  const again: Reading = other.predict(reading.image);
  const units: Float32Array = model.read(strokes, { units: true }).h2;
  // @ts-expect-error these units come only if they are asked for
  reading.h2;
  const drawn: Float32Array = model.draw(strokes);
  // @ts-expect-error a digit may be null
  const digit: number = again.digit;
  // @ts-expect-error strokes are no text
  model.read('seven');
  // @ts-expect-error readings have no such unit
  again.h4;
  const laboratory = await openLaboratory();
  const recipe: RecipeSummary | undefined = laboratory.recipes[0];
  const options: TrainOptions = { passes: 1, onProgress: ({ passesDone }) => void passesDone };
  const trained: string = await laboratory.train({ kind: 'synthetic', count: 10 }, options);
  const sum: number = laboratory.explain(model, drawn, 'H1', 0).total + digit + (line[0]?.box.left ?? 0);
  return sum + units.length + trained.length + (recipe?.passes ?? 0);
}
export const codeOf = (error: unknown): ErrorCode | null => (error instanceof Lecun1989Error ? error.code : null);
export const listen = (element: LecunDigit): void => element.addEventListener('reading', () => void element.reading?.digit);
export const element: LecunDigit | null = document.querySelector('lecun-digit');
`;

/// What TypeScript says against the program, and against the declarations.
export function judged({ folder, write }, resolution) {
  const ts = createRequire(import.meta.url)(toolOf('web', 'typescript'));
  write({ 'judged.mts': PROGRAM });
  const isNode = resolution === 'nodenext';
  const strictly = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false };
  const options = { ...strictly, noEmit: true, types: [],
    target: ts.ScriptTarget.ES2022, module: isNode ? ts.ModuleKind.NodeNext : ts.ModuleKind.ESNext,
    moduleResolution: isNode ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler };
  const program = ts.createProgram([resolve(folder, 'judged.mts')], options);
  const found = ts.getPreEmitDiagnostics(program);
  return found.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
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
