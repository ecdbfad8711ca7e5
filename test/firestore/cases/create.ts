import { authorKey, Double, SERVER_TIME, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  commentFields,
  commentPath,
  commits,
  count,
  EXPERT,
  newScene,
  notePath,
  post,
  storedComment,
  storedNote,
  storedThread,
  uncountedPost,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { NOT_SEEN } from '../variations.js';

const FAMILY = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

function allowed(name: string, changes: PlainFields, more: Partial<RuleCase> = {}): RuleCase {
  return { name, send: commits((scene) => post(scene, changes)), expect: 'allowed', ...more };
}

function refused(
  name: string,
  changes: PlainFields,
  [place, text, backedUpBy]: readonly [string, string, string?],
  more: Partial<RuleCase> = {},
): RuleCase {
  const expect = { in: place, text, ...(backedUpBy && { backedUpBy }) };
  return { name, send: commits((scene) => post(scene, changes)), expect, ...more };
}

/** A new comment without its note. */
const unnotedPost = (scene: Scene, changes: PlainFields = {}): readonly Write[] =>
  post(scene, changes).filter((_, index) => index !== 1);

const NOTED = { in: 'isNewComment', text: '(isRole(request.resource.data.role) || authorIsNoted(thread, id))' };
const VISIBLE = ['isNewComment', "request.resource.data.state == 'visible'", NOT_SEEN] as const;

const missing = (field: string): RuleCase =>
  refused(`without the field ${field}`, { [field]: undefined }, [
    'exactKeys',
    'data.keys().hasAll(keys)',
    'reading a field that is not there fails',
  ]);

/** A new comment. */
export const createComment: RuleTable = {
  title: 'create a comment',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    allowed('an anonymous person, in a thread nobody has set up', {}),
    allowed('a person with an account', {}, { as: { ...ANN, provider: 'google.com' } }),
    allowed('without a name', { name: '' }),
    allowed('at the first second of the video', { at: 0 }),
    allowed('at the last second a video may have', { at: 86400 }),
    allowed('at a fraction of a second', { at: 12.5 }),
    allowed('in an open thread', {}, { given: (scene) => storedThread(scene, { state: 'open', moderation: 'post' }) }),
    allowed(
      'in a thread whose document says neither state nor moderation',
      {},
      {
        given: (scene) => storedThread(scene, { title: 'Sleep and mood' }),
      },
    ),
    {
      name: 'in a thread with the longest name',
      send: ({ store }) => {
        const scene = { ...newScene(store), thread: `A${'b.-_'.repeat(25)}`.slice(0, 100) };
        return store.commit(post(scene), ANN);
      },
      expect: 'allowed',
    },
    {
      name: 'a reply to a comment',
      given: (scene) => storedComment(scene, {}, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other, root: scene.other })),
      expect: 'allowed',
    },

    refused('nobody', {}, ['signedIn', 'request.auth != null', 'the uid of nobody cannot be read'], { as: null }),
    ...['per%2Fcent', '-starts-with-a-hyphen', '.hidden', 'sp ace', 'x'.repeat(101), 'émoi'].map((thread) => ({
      name: `in a thread called ${thread.slice(0, 30)}`,
      send: commits((scene) => post({ ...scene, thread })),
      expect: { in: 'isWritten', text: 'validThreadId(thread)' },
    })),
    ...['short', 'a'.repeat(21), 'a-dash-is-not-allowed', `${'a'.repeat(19)}_`].map((id) => ({
      name: `with the id ${id}`,
      send: commits((scene) => post({ ...scene, id })),
      expect: { in: 'isWritten', text: 'validCommentId(id)' },
    })),

    refused('with a field more', { pinned: true }, ['exactKeys', 'data.keys().hasOnly(keys)']),
    ...Object.keys(commentFields({ thread: '' })).map(missing),

    {
      name: "under another person's key",
      send: commits((scene) => post(scene, { author: authorKey(BOB.uid, scene.thread) })),
      expect: { in: 'isWritten', text: 'request.resource.data.author == authorKey(thread)' },
    },
    {
      name: "under one's own key of another thread",
      send: commits((scene) => post(scene, { author: authorKey(ANN.uid, 'another') })),
      expect: { in: 'isWritten', text: 'request.resource.data.author == authorKey(thread)' },
    },
    {
      name: "under the key in capital letters, which readers would take for another person's",
      send: commits((scene) => post(scene, { author: authorKey(ANN.uid, scene.thread).toUpperCase() })),
      expect: { in: 'isWritten', text: 'request.resource.data.author == authorKey(thread)' },
    },

    refused('with a body that is a number', { body: 7 }, ['validBody', 'body is string', 'a number has no size']),
    refused('with a body that is a list', { body: ['words'] }, [
      'validBody',
      'body is string',
      'a list has no letters',
    ]),
    refused('with an empty body', { body: '' }, ['validBody', '!isBlank(body)']),
    refused('with spaces and line breaks only', { body: ' \n\t\r ' }, ['validBody', '!isBlank(body)']),
    refused('with spaces of other scripts only', { body: '\u00A0\u2003\u3000\u2028' }, ['validBody', '!isBlank(body)']),
    refused('with characters without a shape only', { body: '\u200B\u200D\uFEFF\u202E' }, [
      'validBody',
      '!isBlank(body)',
    ]),
    refused('with control characters only', { body: '\u0000\u0007\u001B' }, ['validBody', '!isBlank(body)']),

    refused('with a name that is a list', { name: ['Ann'] }, ['validName', 'name is string', 'only a text has lines']),
    refused('with a role that is null', { role: null }, ['isWritten', 'validRole(request.resource.data.role)']),
    refused('with a role that is a list', { role: ['expert'] }, ['isWritten', 'validRole(request.resource.data.role)']),
    refused('with hearts', { hearts: 1 }, ['untouched', 'comment.hearts == 0']),
    refused('with hearts below zero', { hearts: -1 }, ['untouched', 'comment.hearts == 0']),
    refused('with hearts that are not whole', { hearts: new Double(0) }, ['untouched', 'comment.hearts is int']),
    refused('removed from the start', { state: 'removed' }, VISIBLE),
    refused('in an unknown state', { state: 'pinned' }, VISIBLE),
    refused('with a seal', { seal: 'a'.repeat(64) }, ['untouched', "comment.seal == ''"]),
    refused('edited from the start', { editedAt: SERVER_TIME }, ['untouched', 'comment.editedAt == null']),

    refused('at a second that is text', { at: '12' }, [
      'validMoment',
      'at is number',
      'text is not compared with numbers',
    ]),
    refused('at a second below zero', { at: -1 }, ['validMoment', 'at >= 0']),
    refused('at a second that is not a number', { at: new Double(NaN) }, [
      'validMoment',
      'at >= 0',
      'it is not below the last second either',
    ]),
    refused('at a second that is a list', { at: [12] }, ['validMoment', 'at == null']),
    refused('after the last second a video may have', { at: 86400.5 }, ['validMoment', 'at <= lastSecond()']),

    ...(['createdAt', 'updatedAt'] as const).flatMap((field) =>
      [ago(1000), ago(-60_000), null, '2026-11-23T08:00:00Z'].map((value) =>
        refused(
          `with its own ${field}: ${value instanceof Date ? (value.getTime() < Date.now() ? 'past' : 'future') : value}`,
          { [field]: value },
          [
            'isWritten',
            `request.resource.data.${field} == request.time`,
            field === 'createdAt' ? 'its count wants a new comment' : '',
          ],
        ),
      ),
    ),

    refused('in a closed thread', {}, ['threadIsOpen', "get(threadPath(thread)).data.get('state', 'open') == 'open'"], {
      given: (scene) => storedThread(scene, { state: 'closed' }),
    }),
    refused(
      'in a thread whose state is unknown',
      {},
      ['threadIsOpen', "get(threadPath(thread)).data.get('state', 'open') == 'open'"],
      {
        given: (scene) => storedThread(scene, { state: 'archived' }),
      },
    ),
    {
      name: 'without the note of its author',
      send: commits((scene) => unnotedPost(scene)),
      expect: NOTED,
    },
    {
      name: 'without the note of its author, who is an expert and does not say so',
      as: EXPERT,
      send: commits((scene) => unnotedPost(scene)),
      expect: NOTED,
    },
    {
      name: 'by an expert, without a note',
      as: EXPERT,
      send: commits((scene) => unnotedPost(scene, { role: 'expert' })),
      expect: 'allowed',
    },
    {
      name: 'with the note of another person',
      send: commits((scene) => [...uncountedPost(scene, {}, { uid: BOB.uid }), count(scene)]),
      expect: { ...NOTED, backedUpBy: "the note's own rule" },
    },
    {
      name: 'with the note of another person that was there before',
      given: (scene) => storedNote(scene, BOB),
      send: commits((scene) => unnotedPost(scene)),
      expect: NOTED,
    },
    {
      name: 'with the note in another place',
      send: commits((scene) => [...post(scene).slice(0, 1), ...post({ ...scene, id: scene.other })]),
      expect: { ...NOTED, backedUpBy: 'a commit counts one comment' },
    },
    {
      name: 'without its count',
      send: commits((scene) => uncountedPost(scene)),
      expect: { in: 'isWritten', text: 'isCounted(thread, id)' },
    },
    {
      name: 'two in one commit',
      send: commits((scene) => [...uncountedPost({ ...scene, id: scene.other }), ...post(scene)]),
      expect: { in: 'isCounted', text: 'getAfter(limitPath()).data.comment == id' },
    },
    {
      name: 'two of one id, in two threads, in one commit',
      send: commits((scene) => {
        const elsewhere = { ...scene, thread: `${scene.thread}-2` };
        const author = authorKey(ANN.uid, elsewhere.thread);
        return [...uncountedPost(elsewhere, { author }), ...post(scene)];
      }),
      expect: { in: 'isCounted', text: 'getAfter(limitPath()).data.thread == thread' },
    },
    {
      name: "over another person's comment",
      given: (scene) => [
        ...storedComment(scene, { author: authorKey(BOB.uid, scene.thread) }),
        scene.store.write(notePath(scene), { uid: BOB.uid }),
      ],
      send: commits((scene) => [scene.store.write(commentPath(scene), commentFields(scene))]),
      expect: 'no rule',
    },
  ],
};

const PLACE = 'isVisibleRoot';

/** Where a reply may stand. */
export const replyToComment: RuleTable = {
  title: 'reply to a comment',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    {
      name: 'with a root but no parent',
      given: (scene) => storedComment(scene, {}, scene.other),
      send: commits((scene) => post(scene, { root: scene.other })),
      expect: { in: 'validPlace', text: 'comment.root == null' },
    },
    {
      name: 'with a parent but no root',
      given: (scene) => storedComment(scene, {}, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other })),
      expect: { in: 'validPlace', text: 'comment.root == comment.parent' },
    },
    {
      name: 'with a root that is not its parent',
      given: (scene) => storedComment(scene, {}, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other, root: 'a'.repeat(20) })),
      expect: { in: 'validPlace', text: 'comment.root == comment.parent' },
    },
    {
      name: 'to a comment that does not exist',
      send: commits((scene) => post(scene, { parent: scene.other, root: scene.other })),
      expect: { in: 'validPlace', text: 'isVisibleRoot(thread, comment.parent)' },
    },
    {
      name: 'to a comment of another thread',
      given: (scene) => storedComment({ ...scene, thread: `${scene.thread}-b` }, {}, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other, root: scene.other })),
      expect: { in: 'validPlace', text: 'isVisibleRoot(thread, comment.parent)' },
    },
    {
      name: 'to itself',
      send: commits((scene) => post(scene, { parent: scene.id, root: scene.id })),
      expect: { in: 'validPlace', text: 'isVisibleRoot(thread, comment.parent)' },
    },
    {
      name: 'to a comment of the same commit',
      send: commits((scene) => [
        ...post({ ...scene, id: scene.other }),
        ...post(scene, { parent: scene.other, root: scene.other }),
      ]),
      expect: {
        in: 'validPlace',
        text: 'isVisibleRoot(thread, comment.parent)',
        backedUpBy: 'a commit counts one comment',
      },
    },
    {
      name: 'to a reply',
      given: (scene) => storedComment(scene, { parent: 'r'.repeat(20), root: 'r'.repeat(20) }, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other, root: scene.other })),
      expect: { in: PLACE, text: 'get(commentPath(thread, id)).data.parent == null' },
    },
    {
      name: 'to a removed comment',
      given: (scene) => storedComment(scene, { state: 'removed', body: '', name: '' }, scene.other),
      send: commits((scene) => post(scene, { parent: scene.other, root: scene.other })),
      expect: { in: PLACE, text: "get(commentPath(thread, id)).data.state == 'visible'" },
    },
    {
      name: 'to a document whose id is not that of a comment',
      given: (scene) => storedComment(scene, {}, 'imported-7'),
      send: commits((scene) => post(scene, { parent: 'imported-7', root: 'imported-7' })),
      expect: { in: PLACE, text: 'validCommentId(id)' },
    },
    {
      name: 'to a path in the place of an id',
      send: commits((scene) => {
        const parent = `${scene.other}/private/author`;
        return post(scene, { parent, root: parent });
      }),
      expect: { in: PLACE, text: 'validCommentId(id)', backedUpBy: 'such a document holds no comment' },
    },
    {
      name: 'to a number',
      send: commits((scene) => post(scene, { parent: 7, root: 7 })),
      expect: { in: PLACE, text: 'validCommentId(id)', backedUpBy: 'a number is no part of a path' },
    },
  ],
};

/** How long words may be. */
export const commentSizes: RuleTable = {
  title: 'sizes of a comment',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    allowed('2,000 emoji of seven code points each', { body: FAMILY.repeat(2000) }),
    allowed('60 emoji of seven code points each as the name', { name: FAMILY.repeat(60) }),
    allowed('a body of 24,000 UTF-16 units', { body: 'x'.repeat(24_000) }),
    allowed('a name of 720 UTF-16 units', { name: 'x'.repeat(720) }),
    refused('a body of 24,001 UTF-16 units', { body: 'x'.repeat(24_001) }, ['validBody', 'body.size() <= bodyUnits()']),
    refused('a body of 12,001 emoji of two UTF-16 units', { body: '\u{1F600}'.repeat(12_001) }, [
      'validBody',
      'body.size() <= bodyUnits()',
    ]),
    refused('a body of 24,000 spaces', { body: ' '.repeat(24_000) }, ['validBody', '!isBlank(body)']),
    refused('a name of 721 UTF-16 units', { name: 'x'.repeat(721) }, ['validName', 'name.size() <= nameUnits()']),
    refused('a name of two lines', { name: 'Ann\nDr Lee' }, ['validName', "name.matches('[^\\\\n]*')"]),
  ],
};
