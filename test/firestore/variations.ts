import { ANN, EXPERT, type RuleCase } from './scene.js';
import type { Person } from '../support/firestore-rest.js';

/** The one condition that a request breaks: where it is, what it says, and what else refuses the request, if anything. */
export type Broken = readonly [place: string, text: string, backedUpBy?: string | undefined];

/** A condition that something else stands behind. */
export function backedUp([place, text]: Broken, by: string): Broken {
  return [place, text, by];
}

/** Why the state of a comment is refused even without a condition on it. */
export const NOT_SEEN = 'the number of comments moves up for one that can be seen from now on, down for one that could';

/** What a case sends, and who does. */
export type Request = Pick<RuleCase, 'as' | 'given' | 'send'>;

/** Makes cases about one kind of request from how each differs from the one that is allowed. */
export interface Cases<Variation> {
  readonly allows: (name: string, variation?: Variation) => RuleCase;
  readonly refuses: (name: string, broken: Broken, variation?: Variation) => RuleCase;
}

/** People who do not moderate. */
export const STRANGERS: readonly (readonly [name: string, as: Person])[] = [
  ['by a person without a role', ANN],
  ['by an expert', EXPERT],
  ['by a person whose token claims an unknown role', { ...ANN, role: 'admin' }],
];

/** The cases of one kind of request. */
export function casesOf<Variation extends object>(request: (variation: Variation) => Request): Cases<Variation> {
  return {
    allows: (name, variation = {} as Variation) => ({ name, ...request(variation), expect: 'allowed' }),
    refuses: (name, [place, text, backedUpBy], variation = {} as Variation) => ({
      name,
      ...request(variation),
      expect: { in: place, text, ...(backedUpBy && { backedUpBy }) },
    }),
  };
}

/** A request that nothing in the rules speaks of. */
export function noRule(name: string, request: Request): RuleCase {
  return { name, expect: 'no rule', ...request };
}
