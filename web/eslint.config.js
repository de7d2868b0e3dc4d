// What `npm run lint` holds the page to. A rule that is switched off has its reason beside it. Layout is Prettier's.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // With noUncheckedIndexedAccess every value of an array may be undefined: `!` says that the bounds are known.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // lit calls the listeners in a template with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `() => act()` as a listener or a step is clear enough.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['*.js'], languageOptions: { globals: globals.node } },
);
