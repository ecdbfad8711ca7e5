import { RULES_DOCUMENT } from '../../../src/store/firestore/diagnosis/check-project.js';
import {
  ANN,
  commentPath,
  commits,
  post,
  storedComment,
  storedThread,
  threadPath,
  type RuleCase,
  type RuleTable,
} from '../scene.js';

const LIMIT = { in: '/comments/{comment} allow list', text: 'request.query.limit <= commentLimit()' };
const OFFSET = {
  in: '/comments/{comment} allow list',
  text: "(request.query.offset == 0 || request.query.offset == null || !('offset' in request.query))",
};

const inThread =
  (query: object): RuleCase['send'] =>
  (scene) =>
    scene.store.runQuery(threadPath(scene), { from: [{ collectionId: 'comments' }], ...query }, scene.as);

const reader = (name: string, send: RuleCase['send'], expect: RuleCase['expect']): RuleCase => ({
  name,
  as: null,
  given: (scene) => [...storedThread(scene, { title: 'Sleep and mood' }), ...storedComment(scene)],
  send,
  expect,
});

/** Reading by name. */
export const readDocuments: RuleTable = {
  title: 'read one document',
  allow: '',
  cases: [
    reader('a thread', (scene) => scene.store.get(threadPath(scene), scene.as), 'allowed'),
    reader('a comment', (scene) => scene.store.get(commentPath(scene), scene.as), 'allowed'),
    reader('both at once', (scene) => scene.store.batchGet([threadPath(scene), commentPath(scene)], null), 'allowed'),
    reader('the version of the rules', (scene) => scene.store.batchGet([RULES_DOCUMENT], scene.as), 'allowed'),
    reader(
      'another version of the rules',
      (scene) => scene.store.get(RULES_DOCUMENT.replace(/\d+$/, '0'), scene.as),
      'no rule',
    ),
    reader('a thread, signed in', (scene) => scene.store.get(threadPath(scene), ANN), 'allowed'),
    reader(
      'writing without an account',
      commits((scene) => post(scene)),
      'no rule',
    ),
  ],
};

/** Reading by query. */
export const listComments: RuleTable = {
  title: 'list comments',
  allow: '/comments/{comment} allow list: if request.query.limit',
  cases: [
    reader('one', inThread({ limit: 1 }), 'allowed'),
    reader('three hundred', inThread({ limit: 300 }), 'allowed'),
    reader('three hundred, with an offset of zero', inThread({ limit: 300, offset: 0 }), 'allowed'),
    { ...reader('three hundred, signed in', inThread({ limit: 300 }), 'allowed'), as: ANN },
    reader(
      'the number of the first three hundred',
      (scene) => scene.store.count(threadPath(scene), { from: [{ collectionId: 'comments' }], limit: 300 }, null),
      'allowed',
    ),
    reader('three hundred and one', inThread({ limit: 301 }), LIMIT),
    reader('without a limit', inThread({}), LIMIT),
    reader('with an offset', inThread({ limit: 50, offset: 1 }), OFFSET),
    reader(
      'the number of all',
      (scene) => scene.store.count(threadPath(scene), { from: [{ collectionId: 'comments' }] }, null),
      LIMIT,
    ),
  ],
};

/** Queries that reach beyond one thread. */
export const otherQueries: RuleTable = {
  title: 'list anything else',
  allow: '',
  cases: [
    reader(
      'the comments of all threads',
      ({ store }) => store.runQuery('', { from: [{ collectionId: 'comments', allDescendants: true }], limit: 1 }, null),
      'no rule',
    ),
    reader(
      'everything below a thread',
      (scene) => scene.store.runQuery(threadPath(scene), { from: [{ allDescendants: true }], limit: 1 }, null),
      'no rule',
    ),
    reader(
      'the threads',
      ({ store }) => store.runQuery('', { from: [{ collectionId: 'threads' }], limit: 1 }, null),
      'no rule',
    ),
    reader('the collections of the database', ({ store }) => store.listCollections('', null), 'no rule'),
  ],
};
