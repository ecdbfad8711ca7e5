import { authorKey, type Person, type PlainFields, type Write } from '../../support/firestore-rest.js';
import { casesOf, noRule, STRANGERS, type Broken } from '../variations.js';
import {
  ANN,
  BOB,
  change,
  commentPath,
  commits,
  count,
  limitPath,
  MOD,
  notePath,
  post,
  storedComment,
  storedInQueue,
  storedNote,
  uncountedPost,
  type RuleTable,
  type Scene,
} from '../scene.js';

const CAME_WITH = 'getAfter(commentPath(thread, id)).data.createdAt == request.time';
const noted = (scene: Scene): readonly Write[] => [...storedComment(scene), ...storedNote(scene)];

/** The note of a comment's author. */
export const noteAuthor: RuleTable = {
  title: 'note the author of a comment',
  allow: '/private/author allow create: if isAuthorNote',
  cases: [
    { name: 'with the comment', send: commits((scene) => post(scene)), expect: 'allowed' },
    {
      name: 'with a field more',
      send: commits((scene) => post(scene, {}, { uid: ANN.uid, email: 'ann@example.org' })),
      expect: { in: 'exactKeys', text: 'data.keys().hasOnly(keys)' },
    },
    {
      name: 'with the uid of another person',
      send: commits((scene) => post(scene, {}, { uid: BOB.uid })),
      expect: {
        in: 'isAuthorNote',
        text: 'request.resource.data.uid == request.auth.uid',
        backedUpBy: "the comment's own rule",
      },
    },
    {
      name: 'for a comment that was there before',
      given: storedComment,
      send: commits((scene) => uncountedPost(scene).slice(1, 2)),
      expect: { in: 'isAuthorNote', text: CAME_WITH },
    },
    {
      name: "for another person's comment",
      as: BOB,
      given: storedComment,
      send: commits((scene) => uncountedPost(scene, {}, { uid: BOB.uid }).slice(1, 2)),
      expect: { in: 'isAuthorNote', text: CAME_WITH },
    },
    {
      name: 'without a comment',
      send: commits((scene) => uncountedPost(scene).slice(1, 2)),
      expect: { in: 'isAuthorNote', text: CAME_WITH },
    },
    noRule('a change of the note', {
      given: noted,
      send: commits((scene) => [scene.store.write(notePath(scene), { uid: ANN.uid, email: 'ann@example.org' })]),
    }),
    noRule('the removal of the note', {
      given: noted,
      send: commits((scene) => [scene.store.remove(notePath(scene))]),
    }),
    noRule('another private document with the comment', {
      send: commits((scene) => [
        ...post(scene),
        scene.store.write(`${commentPath(scene)}/private/diary`, { uid: ANN.uid }),
      ]),
    }),
    noRule('listing the notes', {
      given: noted,
      send: (scene) =>
        scene.store.runQuery(commentPath(scene), { from: [{ collectionId: 'private' }], limit: 1 }, scene.as),
    }),
  ],
};

const publishing = casesOf(({ as = MOD, note = { uid: ANN.uid }, given = storedComment }: Variation) => ({
  as,
  given: (scene) => [...storedInQueue(scene), ...given(scene)],
  send: commits((scene) => [scene.store.write(notePath(scene), note)]),
}));

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly note?: PlainFields;
  readonly given?: (scene: Scene) => readonly Write[];
}

const MODERATES: Broken = ['isPublishedNote', 'moderates()'];
const SAME: Broken = ['isPublishedNote', 'request.resource.data.uid == get(queuePath(thread, id)).data.uid'];

/** The note of an author whose comment a moderator publishes. */
export const notePublished: RuleTable = {
  title: 'note the author of a comment out of the queue',
  allow: '/private/author allow create: if isPublishedNote',
  cases: [
    publishing.allows('as a moderator'),
    ...STRANGERS.map(([name, as]) => publishing.refuses(`${name}, its author`, MODERATES, { as })),
    publishing.refuses('as another person', MODERATES, { as: BOB }),
    publishing.refuses('as nobody', MODERATES, { as: null }),
    publishing.refuses('with the uid of another person', SAME, { note: { uid: BOB.uid } }),
    publishing.refuses("with the moderator's own uid", SAME, { note: { uid: MOD.uid } }),
    publishing.refuses('without a comment', ['isPublishedNote', 'existsAfter(commentPath(thread, id))'], {
      given: () => [],
    }),
    publishing.refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], {
      note: { uid: ANN.uid, email: 'ann@example.org' },
    }),
    publishing.refuses('with nothing in it', ['exactKeys', 'data.keys().hasAll(keys)', 'its uid is read'], {
      note: {},
    }),
  ],
};

const READ = '/private/author allow get: if moderates()';
const reading = casesOf(({ as = MOD }: Variation) => ({
  as,
  given: noted,
  send: (scene: Scene) => scene.store.get(notePath(scene), as),
}));

/** Finding out who wrote. */
export const readNote: RuleTable = {
  title: "read the note of a comment's author",
  allow: READ,
  cases: [
    reading.allows('as a moderator'),
    reading.allows('as a host', { as: { ...MOD, role: 'host' } }),
    ...STRANGERS.map(([name, as]) => reading.refuses(`${name}, its author`, [READ, 'moderates()'], { as })),
    reading.refuses('as another person', [READ, 'moderates()'], { as: BOB }),
    reading.refuses('as nobody', [READ, 'moderates()'], { as: null }),
  ],
};

/** What no rule speaks of. */
export const otherDocuments: RuleTable = {
  title: 'everything else',
  allow: '',
  cases: [
    noRule("deleting one's own comment", {
      given: noted,
      send: commits((scene) => [scene.store.remove(commentPath(scene))]),
    }),
    noRule("deleting another person's comment", {
      as: BOB,
      given: noted,
      send: commits((scene) => [scene.store.remove(commentPath(scene))]),
    }),
    noRule('a role for oneself', { given: storedComment, send: commits((scene) => change(scene, { role: 'host' })) }),
    noRule("taking over another person's comment", {
      as: BOB,
      given: storedComment,
      send: commits((scene) => change(scene, { author: authorKey(BOB.uid, scene.thread) })),
    }),
    noRule('deleting a thread', {
      given: (scene) => [scene.store.write(`threads/${scene.thread}`, { state: 'open' })],
      send: commits((scene) => [scene.store.remove(`threads/${scene.thread}`)]),
    }),
    ...['notes/1', 'claims/1', 'settings/rules'].flatMap((path) => [
      noRule(`writing ${path}`, { send: commits(({ store }) => [store.write(path, { role: 'moderator' })]) }),
      noRule(`reading ${path}`, { send: ({ store, as }) => store.get(path, as) }),
    ]),
    ...['reports', 'replies', 'queue'].map((collection) =>
      noRule(`writing below a comment: ${collection}`, {
        given: storedComment,
        send: commits((scene) => [
          scene.store.write(`${commentPath(scene)}/${collection}/${ANN.uid}`, { uid: ANN.uid }),
        ]),
      }),
    ),
    ...['limits', 'bans', 'roles', 'threads'].map((collection) =>
      noRule(`listing ${collection} as a moderator`, {
        as: MOD,
        send: ({ store, as }) => store.runQuery('', { from: [{ collectionId: collection }], limit: 1 }, as),
      }),
    ),
    noRule('listing the hearts of a comment', {
      given: noted,
      send: (scene) =>
        scene.store.runQuery(commentPath(scene), { from: [{ collectionId: 'hearts' }], limit: 1 }, scene.as),
    }),
    noRule("deleting one's own count", {
      given: (scene) => [count(scene)],
      send: commits(({ store }) => [store.remove(limitPath())]),
    }),
    noRule('deleting a comment as a moderator', {
      as: MOD,
      given: noted,
      send: commits((scene) => [scene.store.remove(commentPath(scene))]),
    }),
    noRule('writing below a thread', {
      send: commits((scene) => [scene.store.write(`threads/${scene.thread}/counts/0`, { count: 1 })]),
    }),
    noRule('naming the collections below a comment', {
      given: noted,
      send: (scene) => scene.store.listCollections(commentPath(scene), scene.as),
    }),
  ],
};
