import type { TestRunnerPlugin } from '@web/test-runner';
import { plainDecorators } from '../../scripts/plain-decorators.js';

const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/^lit$/, '/scripts/lean-lit.ts'],
  [/^lit\/directives\//, '/scripts/lean-directives.ts'],
];

/** Serves our sources with what stands in for Lit in the built files; the tests themselves keep Lit's. */
export const leanPlugin: TestRunnerPlugin = {
  name: 'lean',
  resolveImport({ source, context }) {
    if (!/^\/(src|scripts)\//.test(context.path)) return undefined;
    return STAND_INS.find(([pattern]) => pattern.test(source))?.[1];
  },
  transform({ path, body }) {
    return typeof body === 'string' ? plainDecorators(body, path) : undefined;
  },
};
