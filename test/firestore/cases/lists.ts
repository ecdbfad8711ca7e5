import type { Person } from '../../support/firestore-rest.js';
import {
  BOB,
  MOD,
  storedInQueue,
  storedRole,
  threadPath,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, STRANGERS, type Broken } from '../variations.js';

/** How a case differs from the query that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly query?: object;
  /** Asks in one thread alone. */
  readonly inThread?: boolean;
  readonly given?: RuleCase['given'];
  readonly counted?: boolean;
}

function listing(collectionId: string) {
  return casesOf(({ as = MOD, query = { limit: 50 }, inThread = false, given, counted = false }: Variation) => ({
    as,
    given: given ?? storedInQueue,
    send: (scene: Scene) => {
      const from = [{ collectionId, ...(!inThread && { allDescendants: true }) }];
      const parent = inThread ? threadPath(scene) : '';
      return counted
        ? scene.store.count(parent, { from, ...query }, as)
        : scene.store.runQuery(parent, { from, ...query }, as);
    },
  }));
}

function tableOf(collection: string, allow: string): RuleTable {
  const { allows, refuses } = listing(collection);
  const moderates: Broken = [allow, 'moderates()'];
  const limit: Broken = [allow, 'request.query.limit <= pageLimit()'];
  return {
    title: `list the ${collection} of all threads`,
    allow,
    cases: [
      allows('as a moderator'),
      allows('as a host', { as: { ...MOD, role: 'host' } }),
      allows('as a moderator whose role is in a document', {
        as: { uid: MOD.uid },
        given: (scene) => storedRole(scene, 'moderator', MOD),
      }),
      allows('of one thread', { inThread: true }),
      allows('and count them', { counted: true }),
      ...STRANGERS.map(([name, as]) => refuses(name, moderates, { as })),
      refuses('as nobody', moderates, { as: null }),
      refuses('of one thread, as its reader', moderates, { as: BOB, inThread: true }),
      refuses('one, as a reader', moderates, { as: BOB, query: { limit: 1 } }),
      refuses('and count them, as a reader', moderates, { as: BOB, counted: true }),
      refuses('without a limit', limit, { query: {} }),
      refuses('fifty-one', limit, { query: { limit: 51 } }),
      refuses('of one thread, without a limit', limit, { inThread: true, query: {} }),
      refuses('and count them all', limit, { counted: true, query: {} }),
    ],
  };
}

/** What waits in every thread. */
export const listQueue = tableOf('queue', '/{path=**}/queue/{comment} allow list');

/** The reports of every thread. */
export const listReports = tableOf('reports', '/{path=**}/reports/{report} allow list');
