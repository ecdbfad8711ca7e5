import js from '@eslint/js';
import globals from 'globals';
import { configs as litConfigs } from 'eslint-plugin-lit';
import { configs as wcConfigs } from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'demo/frameworks/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [litConfigs['flat/recommended'], wcConfigs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { globals: globals.browser },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari forgets that a list without bullets is one unless it is told so.
      'lit-a11y/no-redundant-role': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'lit/no-template-bind': 'error',
      // A strict Content-Security-Policy refuses style attributes, and text must never become HTML.
      'no-restricted-imports': [
        'error',
        { patterns: ['**/style-map.js', '**/unsafe-html.js', '**/unsafe-svg.js', '**/static-html.js'] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TaggedTemplateExpression TemplateElement[value.raw=/ style=/]', message: 'No style attributes.' },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'No HTML from text.',
        },
      ],
    },
  },
  {
    // A dictionary is a list, whatever syntax it is written in; some languages have spaces of their own.
    files: ['src/i18n/*/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
    },
  },
  {
    files: ['test/**/*.ts', 'demo/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      '@typescript-eslint/no-floating-promises': [
        'error',
        // The test runner itself waits for these.
        { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // chai asserts with properties, and a missing element fails a test as well as an assertion does.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // As with `querySelector`, the class of an element is known to the caller alone.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['*.js', '*.mjs', 'scripts/**/*.mjs', 'test/**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
);
