import { authorKey, SERVER_TIME, type Person, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  commits,
  count,
  EXPERT,
  MINUTE,
  MOD,
  post,
  queueFields,
  queuePath,
  storedBan,
  storedComment,
  storedInQueue,
  storedThread,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, NOT_SEEN, type Broken } from '../variations.js';

const PRE: PlainFields = { moderation: 'pre' };

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly changes?: PlainFields;
  /** The document of the thread; null: it has none. */
  readonly thread?: PlainFields | null;
  /** What else there is before. */
  readonly given?: (scene: Scene) => readonly Write[];
  /** What is written instead of the comment that waits and its count. */
  readonly writes?: (scene: Scene) => readonly Write[];
  readonly counted?: boolean;
}

function hold(scene: Scene, changes: PlainFields = {}): Write {
  return scene.store.write(queuePath(scene), queueFields(scene, changes), { exists: false });
}

function request({ as = ANN, changes, thread = PRE, given, writes, counted = true }: Variation) {
  return {
    as,
    given: (scene: Scene) => [...(thread ? storedThread(scene, thread) : []), ...(given?.(scene) ?? [])],
    send: commits(writes ?? ((scene) => [hold(scene, changes), ...(counted ? [count(scene)] : [])])),
  };
}

const { allows, refuses } = casesOf(request);
const written = (text: string, backedUpBy?: string): Broken => ['isWritten', text, backedUpBy];
const held = (text: string, backedUpBy?: string): Broken => ['isHeldComment', text, backedUpBy];
const AUTHOR = written('request.resource.data.author == authorKey(thread)');
const WAITS = held("request.resource.data.state == 'held'");
const FIRST_READ = held('threadIsPreModerated(thread)');
const NEW = 'its count wants a new comment';
const UNTOUCHED = (text: string): Broken => ['untouched', text];
const asReplyTo = (change: PlainFields): Variation => ({
  given: (scene) => storedComment(scene, change, scene.other),
  writes: (scene) => [hold(scene, { parent: scene.other, root: scene.other }), count(scene)],
});

const missing = (field: string): RuleCase =>
  refuses(`without the field ${field}`, ['exactKeys', 'data.keys().hasAll(keys)', 'reading what is not there fails'], {
    changes: { [field]: undefined },
  });

const elsewhere = (scene: Scene): Scene => ({ ...scene, thread: `${scene.thread}-2` });

/** A comment that waits for a moderator. */
export const holdComment: RuleTable = {
  title: 'send a comment to a moderator',
  allow: '/queue/{comment} allow create: if isHeldComment',
  cases: [
    allows('in a thread that a moderator reads first'),
    allows('in a thread with a moderation that is not known', { thread: { moderation: 'strict' } }),
    allows('as a reply', asReplyTo({})),
    allows('as an expert', { as: EXPERT, changes: { role: 'expert' } }),
    allows('after a ban', { given: (scene) => storedBan(scene, ago(MINUTE)) }),

    refuses('in a thread that nobody has set up', FIRST_READ, { thread: null }),
    refuses('in a thread that is read afterwards', FIRST_READ, { thread: { moderation: 'post' } }),
    refuses('in a thread that does not say', FIRST_READ, { thread: { title: 'Sleep and mood' } }),
    refuses('that is visible', WAITS, { changes: { state: 'visible' } }),
    refuses('that is removed', WAITS, { changes: { state: 'removed' } }),
    refuses('with a reason', held("request.resource.data.reason == ''"), { changes: { reason: 'spam' } }),
    refuses('with a verdict of their own', held("request.resource.data.by == ''"), { changes: { by: ANN.uid } }),
    refuses('under the uid of another person', held('request.resource.data.uid == request.auth.uid'), {
      changes: { uid: BOB.uid },
    }),
    refuses('under no uid', held('request.resource.data.uid == request.auth.uid'), { changes: { uid: '' } }),
    refuses('and to the page in the same commit', held('!existsAfter(commentPath(thread, id))'), {
      as: EXPERT,
      writes: (scene) => [...post(scene, { role: 'expert' }), hold(scene)],
    }),
    refuses('under the id of a comment on the page', held('!existsAfter(commentPath(thread, id))', NEW), {
      given: storedComment,
    }),
    refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], { changes: { approved: true } }),
    ...Object.keys(queueFields({ thread: '' })).map(missing),
  ],
};

/** What every comment must keep, whether it waits or not. */
export const holdWhatMayBeWritten: RuleTable = {
  title: 'send a comment to a moderator as it would be published',
  allow: '/queue/{comment} allow create: if isHeldComment',
  cases: [
    refuses('nobody', ['signedIn', 'request.auth != null', 'the uid of nobody cannot be read'], { as: null }),
    refuses('nobody, with no check of it', written('signedIn()', 'the uid of nobody cannot be read'), { as: null }),
    refuses('under the key of another person', AUTHOR, {
      writes: (scene) => [hold(scene, { author: authorKey(BOB.uid, scene.thread) }), count(scene)],
    }),
    refuses('under their key of another thread', AUTHOR, { changes: { author: authorKey(ANN.uid, 'another') } }),
    refuses('with hearts', UNTOUCHED('comment.hearts == 0'), { changes: { hearts: 40 } }),
    refuses('with a seal', UNTOUCHED("comment.seal == ''"), { changes: { seal: 'f'.repeat(64) } }),
    refuses('edited from the start', UNTOUCHED('comment.editedAt == null'), { changes: { editedAt: SERVER_TIME } }),
    refuses('dated back', written('request.resource.data.createdAt == request.time', NEW), {
      changes: { createdAt: ago(MINUTE) },
    }),
    refuses('with its own time of the change', written('request.resource.data.updatedAt == request.time'), {
      changes: { updatedAt: ago(-MINUTE) },
    }),
    refuses('with a role that the writer has not', ['validRole', 'role == roleOfPerson()'], {
      changes: { role: 'expert' },
    }),
    refuses('with nothing in it', ['validBody', '!isBlank(body)'], { changes: { body: '\u200B ' } }),
    refuses('with a name of two lines', ['validName', "name.matches('[^\\\\n]*')"], {
      changes: { name: 'Ann\nDr Lee' },
    }),
    refuses('at a second before the video', ['validMoment', 'at >= 0'], { changes: { at: -0.5 } }),
    refuses('as a reply to a comment that is not there', ['validPlace', 'isVisibleRoot(thread, comment.parent)'], {
      changes: { parent: 'a'.repeat(20), root: 'a'.repeat(20) },
    }),
    refuses(
      'as a reply to a removed comment',
      ['isVisibleRoot', "get(commentPath(thread, id)).data.state == 'visible'"],
      asReplyTo({ state: 'removed' }),
    ),
    refuses(
      'as a reply to a reply',
      ['isVisibleRoot', 'get(commentPath(thread, id)).data.parent == null'],
      asReplyTo({ parent: 'r'.repeat(20), root: 'r'.repeat(20) }),
    ),
    refuses('as a reply to a comment that waits itself', ['validPlace', 'isVisibleRoot(thread, comment.parent)'], {
      given: (scene) => storedInQueue({ ...scene, id: scene.other }),
      writes: (scene) => [hold(scene, { parent: scene.other, root: scene.other }), count(scene)],
    }),
    refuses('in a closed thread', ['threadIsOpen', "get(threadPath(thread)).data.get('state', 'open') == 'open'"], {
      thread: { ...PRE, state: 'closed' },
    }),
    refuses('without its count', written('isCounted(thread, id)'), { counted: false }),
    refuses(
      'with the count of before it was taken back',
      ['isCounted', 'getAfter(limitPath()).data.at == request.time'],
      {
        given: (scene) => [count(scene)],
        counted: false,
      },
    ),
    refuses(
      'two of one id, in two threads, in one commit',
      ['isCounted', 'getAfter(limitPath()).data.thread == thread'],
      {
        given: (scene) => storedThread(elsewhere(scene), PRE),
        writes: (scene) => [
          hold(elsewhere(scene), { author: authorKey(ANN.uid, elsewhere(scene).thread) }),
          hold(scene),
          count(scene),
        ],
      },
    ),
    refuses('two in one commit', ['isCounted', 'getAfter(limitPath()).data.comment == id'], {
      writes: (scene) => [hold({ ...scene, id: scene.other }), hold(scene), count(scene)],
    }),
    refuses('with an id that is none', written('validCommentId(id)'), {
      writes: (scene) => [{ ...scene, id: 'my-comment' }].flatMap((it) => [hold(it), count(it)]),
    }),
    refuses('in a thread called as none is', written('validThreadId(thread)'), {
      given: (scene) => storedThread({ ...scene, thread: `.${scene.thread}` }, PRE),
      writes: (scene) => [{ ...scene, thread: `.${scene.thread}` }].flatMap((it) => [hold(it), count(it)]),
    }),
  ],
};

const visible = casesOf(({ as = ANN, changes, thread = PRE }: Variation) => ({
  as,
  ...(thread && { given: (scene: Scene) => storedThread(scene, thread) }),
  send: commits((scene) => post(scene, changes)),
}));
const READ_FIRST: Broken = ['isNewComment', '(!threadIsPreModerated(thread) || isRole(request.resource.data.role))'];

/** A comment that appears at once where a moderator reads first. */
export const skipTheQueue: RuleTable = {
  title: 'post at once where a moderator reads first',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    ...(['expert', 'host', 'moderator'] as const).map((role) =>
      visible.allows(`as ${role}`, { as: { ...ANN, role }, changes: { role } }),
    ),
    visible.refuses('without a role', READ_FIRST),
    visible.refuses('as an expert who does not say so', READ_FIRST, { as: EXPERT }),
    visible.refuses('where the moderation is not known', READ_FIRST, { thread: { moderation: 'strict' } }),
    visible.refuses('where the moderation is empty', READ_FIRST, { thread: { moderation: null } }),
    visible.refuses('as a reader who says to be an expert', ['validRole', 'role == roleOfPerson()'], {
      changes: { role: 'expert' },
    }),
    visible.refuses('held, on the page', ['isNewComment', "request.resource.data.state == 'visible'", NOT_SEEN], {
      as: EXPERT,
      changes: { role: 'expert', state: 'held' },
    }),
    visible.refuses('with the fields of the queue', ['exactKeys', 'data.keys().hasOnly(keys)'], {
      as: EXPERT,
      changes: { role: 'expert', uid: ANN.uid },
    }),
  ],
};

const readQueue = (name: string, as: Person, expect: RuleCase['expect'], there = true): RuleCase => ({
  name,
  as,
  ...(there && { given: storedInQueue }),
  send: async (scene) => {
    const answer = await scene.store.get(queuePath(scene), scene.as);
    return there || answer.status !== 404 ? answer : { ...answer, status: 200 };
  },
  expect,
});
const OWN_QUEUE = '/queue/{comment} allow get: if request.auth != null';

/** Reading what waits. */
export const readHeldComment: RuleTable = {
  title: 'read a comment that waits',
  allow: OWN_QUEUE,
  cases: [
    readQueue("one's own", ANN, 'allowed'),
    readQueue('one that is no longer there', ANN, 'allowed', false),
    readQueue('as a moderator', MOD, 'allowed'),
    readQueue('one that is no longer there, as a moderator', MOD, 'allowed', false),
    readQueue("another person's", BOB, {
      in: OWN_QUEUE,
      text: '(resource == null || resource.data.uid == request.auth.uid)',
    }),
    readQueue(
      "another person's, as an expert",
      { ...BOB, role: 'expert' },
      {
        in: OWN_QUEUE,
        text: '(resource == null || resource.data.uid == request.auth.uid)',
      },
    ),
    readQueue('one that is no longer there, as nobody', null, { in: OWN_QUEUE, text: 'request.auth != null' }, false),
  ],
};

const takingBack = casesOf(({ as = ANN, changes, given }: Variation) => ({
  as,
  given: (scene: Scene) => [...storedInQueue(scene, changes), ...(given?.(scene) ?? [])],
  send: commits((scene) => [scene.store.remove(queuePath(scene))]),
}));

/** Taking words back that nobody has read. */
export const takeHeldCommentBack: RuleTable = {
  title: 'take a comment back that waits',
  allow: '/queue/{comment} allow delete: if isTakenBack',
  cases: [
    takingBack.allows("one's own"),
    takingBack.allows("one's own, in a closed thread", { given: (scene) => storedThread(scene, { state: 'closed' }) }),
    takingBack.allows("one's own, as a banned person", { given: (scene) => storedBan(scene) }),
    takingBack.refuses("another person's", ['isTakenBack', 'resource.data.uid == request.auth.uid'], { as: BOB }),
    takingBack.refuses("another person's, as a moderator", ['isTakenBack', 'resource.data.uid == request.auth.uid'], {
      as: MOD,
    }),
    takingBack.refuses('one that a moderator has removed', ['isTakenBack', "resource.data.state == 'held'"], {
      changes: { state: 'removed', reason: 'abuse', by: MOD.uid },
    }),
    takingBack.refuses('as nobody', ['isTakenBack', 'signedIn()', 'the uid of nobody cannot be read'], { as: null }),
  ],
};
