import { authorKey } from '../../support/firestore-rest.js';
import {
  ANN,
  BOB,
  change,
  commentPath,
  commits,
  notePath,
  post,
  storedComment,
  uncountedPost,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';

const storedNote = (scene: Scene) => [...storedComment(scene), scene.store.write(notePath(scene), { uid: ANN.uid })];
const noRule = (name: string, more: Omit<RuleCase, 'name' | 'expect'>): RuleCase => ({
  name,
  expect: 'no rule',
  ...more,
});

/** The note of a comment's author. */
export const noteAuthor: RuleTable = {
  title: 'note the author of a comment',
  allow: 'allow create: if isAuthorNote',
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
      send: commits((scene) => uncountedPost(scene).slice(1)),
      expect: { in: 'isAuthorNote', text: '!exists(commentPath(thread, id))' },
    },
    {
      name: "for another person's comment",
      as: BOB,
      given: storedComment,
      send: commits((scene) => uncountedPost(scene, {}, { uid: BOB.uid }).slice(1)),
      expect: { in: 'isAuthorNote', text: '!exists(commentPath(thread, id))' },
    },
    {
      name: 'without a comment',
      send: commits((scene) => uncountedPost(scene).slice(1)),
      expect: { in: 'isAuthorNote', text: 'existsAfter(commentPath(thread, id))' },
    },
    noRule('a change of the note', {
      given: storedNote,
      send: commits((scene) => [scene.store.write(notePath(scene), { uid: ANN.uid, email: 'ann@example.org' })]),
    }),
    noRule('the removal of the note', {
      given: storedNote,
      send: commits((scene) => [scene.store.remove(notePath(scene))]),
    }),
    noRule('another private document with the comment', {
      send: commits((scene) => [
        ...post(scene),
        scene.store.write(`${commentPath(scene)}/private/diary`, { uid: ANN.uid }),
      ]),
    }),
    noRule('reading the note as its author', {
      given: storedNote,
      send: (scene) => scene.store.get(notePath(scene), scene.as),
    }),
    noRule('reading the note without an account', {
      as: null,
      given: storedNote,
      send: (scene) => scene.store.get(notePath(scene), scene.as),
    }),
    noRule('listing the notes', {
      given: storedNote,
      send: (scene) =>
        scene.store.runQuery(commentPath(scene), { from: [{ collectionId: 'private' }], limit: 1 }, scene.as),
    }),
  ],
};

/** What no rule speaks of. */
export const otherDocuments: RuleTable = {
  title: 'everything else',
  allow: '',
  cases: [
    noRule("deleting one's own comment", {
      given: storedNote,
      send: commits((scene) => [scene.store.remove(commentPath(scene))]),
    }),
    noRule("deleting another person's comment", {
      as: BOB,
      given: storedNote,
      send: commits((scene) => [scene.store.remove(commentPath(scene))]),
    }),
    noRule('hearts on a comment', { given: storedComment, send: commits((scene) => change(scene, { hearts: 1 })) }),
    noRule('a role for oneself', { given: storedComment, send: commits((scene) => change(scene, { role: 'host' })) }),
    noRule("taking over another person's comment", {
      as: BOB,
      given: storedComment,
      send: commits((scene) => change(scene, { author: authorKey(BOB.uid, scene.thread) })),
    }),
    noRule('creating a thread', {
      send: commits((scene) => [scene.store.write(`threads/${scene.thread}`, { title: 'Mine', state: 'open' })]),
    }),
    noRule('closing a thread', {
      given: (scene) => [scene.store.write(`threads/${scene.thread}`, { state: 'open' })],
      send: commits((scene) => [scene.store.write(`threads/${scene.thread}`, { state: 'closed' }, { mask: true })]),
    }),
    noRule('deleting a thread', {
      given: (scene) => [scene.store.write(`threads/${scene.thread}`, { state: 'open' })],
      send: commits((scene) => [scene.store.remove(`threads/${scene.thread}`)]),
    }),
    ...['roles/ann', 'bans/bob', 'notes/1'].flatMap((path) => [
      noRule(`writing ${path}`, { send: commits(({ store }) => [store.write(path, { role: 'moderator' })]) }),
      noRule(`reading ${path}`, { send: ({ store, as }) => store.get(path, as) }),
    ]),
    ...['hearts', 'reports', 'replies'].map((collection) =>
      noRule(`writing below a comment: ${collection}`, {
        given: storedComment,
        send: commits((scene) => [
          scene.store.write(`${commentPath(scene)}/${collection}/${ANN.uid}`, { uid: ANN.uid }),
        ]),
      }),
    ),
    noRule('writing below a thread', {
      send: commits((scene) => [scene.store.write(`threads/${scene.thread}/shards/0`, { count: 1 })]),
    }),
    noRule('naming the collections below a comment', {
      given: storedNote,
      send: (scene) => scene.store.listCollections(commentPath(scene), scene.as),
    }),
  ],
};
