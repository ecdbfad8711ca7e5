import {
  authorKey,
  sealOf,
  SERVER_TIME,
  type Person,
  type PlainFields,
  type Write,
} from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  change,
  commits,
  MINUTE,
  MOD,
  queueFields,
  queuePath,
  storedComment,
  storedInQueue,
  storedNote,
  storedRole,
  storedTally,
  storedThread,
  tally,
  WRITTEN,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, NOT_SEEN, STRANGERS, type Broken } from '../variations.js';

const GONE: PlainFields = { body: '', name: '', state: 'removed', updatedAt: SERVER_TIME };
const WORDS = { name: 'Ann', body: 'The part on shift work helped.' };

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  /** What the comment on the page had before. */
  readonly before?: PlainFields;
  /** What becomes of the comment on the page. */
  readonly changes?: PlainFields;
  /** What the comment in the queue has otherwise. */
  readonly kept?: PlainFields;
  /** Whose uid is noted; null: nobody's. */
  readonly noted?: { readonly uid: string } | null;
  readonly given?: (scene: Scene) => readonly Write[];
  /** Which of the two documents are written. */
  readonly only?: 'comment' | 'queue';
  /** Whether it is left in the number of comments. */
  readonly counts?: boolean;
}

const keep = (scene: Scene, fields: PlainFields): Write =>
  scene.store.write(
    queuePath(scene),
    queueFields(scene, { createdAt: WRITTEN, state: 'removed', reason: 'abuse', ...fields }),
  );

function withdrawal(
  scene: Scene,
  { as = MOD, before, changes, kept, only, counts = false }: Variation,
): readonly Write[] {
  const by = as !== null && as !== 'owner' ? authorKey(as.uid, scene.thread) : '';
  return [
    ...(only === 'queue' ? [] : [...change(scene, { ...GONE, ...changes }), ...(counts ? [] : [tally(scene, -1)])]),
    ...(only === 'comment' ? [] : [keep(scene, { ...before, by, ...kept })]),
  ];
}

const withdrawing = casesOf((variation: Variation) => ({
  as: variation.as === undefined ? MOD : variation.as,
  given: (scene) => [
    ...storedComment(scene, { createdAt: WRITTEN, updatedAt: WRITTEN, ...variation.before }),
    ...(variation.noted === null ? [] : storedNote(scene, variation.noted)),
    ...(variation.given?.(scene) ?? []),
  ],
  send: commits((scene) => withdrawal(scene, variation)),
}));

const { allows, refuses } = withdrawing;
const page = (text: string, backedUpBy?: string): Broken => ['isWithdrawal', text, backedUpBy];
const ONLY = page("changesOnly(['body', 'name', 'state', 'updatedAt'])");
const QUEUED = storedInQueue;

/** A comment that a moderator takes off the page. */
export const withdrawComment: RuleTable = {
  title: 'withdraw a comment',
  allow: '/comments/{comment} allow update: if isWithdrawal',
  cases: [
    allows('by a moderator'),
    allows('by a host', { as: { ...MOD, role: 'host' } }),
    allows('by a moderator whose role is in a document', {
      as: { uid: MOD.uid },
      given: (scene) => storedRole(scene, 'moderator', MOD),
    }),
    allows('by its author, who moderates', { as: { ...ANN, role: 'moderator' } }),
    allows('with hearts and an answer', { before: { hearts: 7, answer: 'p'.repeat(20) } }),
    allows('in a closed thread', { given: (scene) => storedThread(scene, { state: 'closed' }) }),
    allows('that has no note', { noted: null, kept: { uid: '' } }),
    allows('over words that waited under its id', { given: (scene) => storedInQueue(scene, { body: 'Other words.' }) }),
    allows('over words under its id that were refused', {
      given: (scene) => storedInQueue(scene, { ...REJECTED, body: 'Other words.' }),
    }),
    allows('to read it again', { kept: { state: 'held', reason: '' } }),

    // Words that wait under its id already: so the rule of the queue does not stop them.
    ...STRANGERS.map(([name, as]) => refuses(name, page('moderates()'), { as, only: 'comment', given: QUEUED })),
    refuses('by another person', page('moderates()'), { as: BOB, only: 'comment', given: QUEUED }),
    refuses('by nobody', page('moderates()'), { as: null, only: 'comment', given: QUEUED }),
    refuses('and left in the number of comments', page('isTallied(thread, id)'), { counts: true, given: storedTally }),
    refuses('without its words in the queue', page('existsAfter(queuePath(thread, id))'), { only: 'comment' }),
    refuses('that is removed already', page("resource.data.state == 'visible'", NOT_SEEN), {
      before: { state: 'removed', seal: sealOf(ANN.uid, WORDS) },
      only: 'comment',
      given: QUEUED,
    }),
    ...['visible', 'held', 'gone'].map((state) =>
      refuses(
        `to the state ${state}`,
        page("request.resource.data.state == 'removed'", state === 'visible' ? NOT_SEEN : undefined),
        {
          changes: { state },
          only: 'comment',
          given: QUEUED,
        },
      ),
    ),
    refuses('with its words left on the page', page("request.resource.data.body == ''"), {
      changes: { body: undefined },
    }),
    refuses('with other words on the page', page("request.resource.data.body == ''"), {
      changes: { body: 'I was wrong.' },
    }),
    refuses('with its name left on the page', page("request.resource.data.name == ''"), {
      changes: { name: undefined },
    }),
    refuses('with an earlier time', page('request.resource.data.updatedAt == request.time'), {
      changes: { updatedAt: ago(MINUTE) },
    }),
    refuses('with no time', page('request.resource.data.updatedAt == request.time'), {
      changes: { updatedAt: undefined },
    }),
    refuses('with a seal of the words', ONLY, { changes: { seal: sealOf(MOD.uid, WORDS) } }),
    ...Object.entries({ author: 'f'.repeat(32), role: 'host', hearts: 0.5, editedAt: WRITTEN, reason: 'spam' }).map(
      ([field, value]) => refuses(`changing ${field} too`, ONLY, { changes: { [field]: value } }),
    ),
  ],
};

const queue = (text: string, backedUpBy?: string): Broken => ['isWithdrawnComment', text, backedUpBy];
const verdict = (text: string, backedUpBy?: string): Broken => ['isVerdict', text, backedUpBy];
const SAME = queue(
  'request.resource.data.diff(get(commentPath(thread, id)).data).affectedKeys().hasOnly(verdictKeys())',
);
const WRITER = queue('request.resource.data.uid == notedAuthor(thread, id)');
const BEFORE = queue("get(commentPath(thread, id)).data.state == 'visible'");
const AFTER = queue("getAfter(commentPath(thread, id)).data.state == 'removed'");
const REASON = verdict("data.reason in ['', 'spam', 'abuse', 'personal', 'advice', 'other']");
const STATE = verdict("data.state in ['held', 'removed']");
const BY = verdict('data.by == authorKey(thread)');
const TIME = verdict('data.updatedAt == request.time');

// Authors may remove their own comments: with their own seal, the rule of the page does not stop them.
const ownRemoval = (as: Person): Variation => ({ as, changes: { seal: sealOf(ANN.uid, WORDS) } });

function casesOfKeeping(given: (scene: Scene) => readonly Write[]): readonly RuleCase[] {
  const allows = (name: string, variation: Variation) => withdrawing.allows(name, { given, ...variation });
  const refuses = (name: string, broken: Broken, variation: Variation) =>
    withdrawing.refuses(name, broken, { given, ...variation });
  return [
    ...['', 'spam', 'abuse', 'personal', 'advice', 'other'].map((reason) =>
      allows(`for the reason ${reason || 'that is not named'}`, { kept: { reason } }),
    ),
    ...STRANGERS.map(([name, as]) => refuses(`${name}, its author`, queue('moderates()'), ownRemoval(as))),
    refuses('by another person', queue('moderates()', 'nor may they change the page'), { as: BOB }),
    refuses('in the state visible', STATE, { kept: { state: 'visible' } }),
    refuses('in the state gone', STATE, { kept: { state: 'gone' } }),
    refuses('for an unknown reason', REASON, { kept: { reason: 'boring' } }),
    refuses('for no reason at all', REASON, { kept: { reason: null } }),
    refuses('in the name of another moderator', BY, { kept: { by: BOB.uid } }),
    refuses("in nobody's name", BY, { kept: { by: '' } }),
    refuses('with the uid of the moderator', BY, { kept: { by: MOD.uid } }),
    refuses('with an earlier time', TIME, { kept: { updatedAt: ago(MINUTE) } }),
    ...['reason', 'by', 'state', 'updatedAt'].map((field) =>
      refuses(`without the field ${field}`, queue('isVerdict(thread, request.resource.data)'), {
        kept: { [field]: undefined },
      }),
    ),
    refuses('without the uid of its author', WRITER, { kept: { uid: undefined } }),
    refuses('with the uid of another person', WRITER, { kept: { uid: BOB.uid } }),
    refuses('with a uid where none is noted', WRITER, { noted: null }),
    refuses('with other words', SAME, { kept: { body: 'Something worse.' } }),
    refuses('with another name', SAME, { kept: { name: 'Bob' } }),
    refuses('with other hearts', SAME, { kept: { hearts: 9 } }),
    refuses('with another time of its writing', SAME, { kept: { createdAt: ago(MINUTE) } }),
    refuses('with a field more', SAME, { kept: { note: 'A troublemaker.' } }),
    refuses('without its place', SAME, { kept: { parent: undefined } }),
    refuses('that was removed before', BEFORE, { before: { ...WORDS, state: 'removed' }, only: 'queue' }),
    refuses('that stays on the page', AFTER, { only: 'queue' }),
  ];
}

/** What is kept of a comment that a moderator takes off the page. */
export const keepWithdrawn: RuleTable = {
  title: 'keep a withdrawn comment',
  allow: '/queue/{comment} allow create: if isWithdrawnComment',
  cases: casesOfKeeping(() => []),
};

/** The same, where other words wait under its id. */
export const keepWithdrawnOverOthers: RuleTable = {
  title: 'keep a withdrawn comment in the place of words that wait',
  allow: '/queue/{comment} allow update: if isWithdrawnComment',
  cases: casesOfKeeping((scene) => storedInQueue(scene, { body: 'Words that wait.', hearts: 2 })),
};

const deciding = casesOf(({ as = MOD, before, kept }: Variation) => ({
  as,
  given: (scene) => storedInQueue(scene, before),
  send: commits((scene) => {
    const by = as === null || as === 'owner' ? '' : authorKey(as.uid, scene.thread);
    const fields: PlainFields = { state: 'removed', reason: 'spam', by, updatedAt: SERVER_TIME, ...kept };
    return [scene.store.write(queuePath(scene), fields, { mask: true, exists: true })];
  }),
}));
const REJECTED: PlainFields = { state: 'removed', reason: 'spam', by: MOD.uid };
const ONLY_VERDICT: Broken = ['isOtherVerdict', "changesOnly(['state', 'reason', 'by', 'updatedAt'])"];

/** Rejecting a held comment, and thinking again. */
export const decideOtherwise: RuleTable = {
  title: 'decide about a comment in the queue',
  allow: '/queue/{comment} allow update: if isOtherVerdict',
  cases: [
    deciding.allows('to reject it'),
    deciding.allows('to reject it as advice', { kept: { reason: 'advice' } }),
    deciding.allows('to let it wait again', { before: REJECTED, kept: { state: 'held', reason: '' } }),
    deciding.allows('by a host', { as: { ...MOD, role: 'host' } }),
    ...STRANGERS.map(([name, as]) =>
      deciding.refuses(`${name}, its author`, ['isOtherVerdict', 'moderates()'], { as }),
    ),
    deciding.refuses('by another person', ['isOtherVerdict', 'moderates()'], { as: BOB }),
    deciding.refuses('by nobody', ['isOtherVerdict', 'moderates()', 'nobody has no uid'], { as: null }),
    deciding.refuses('to wait again, by its author', ['isOtherVerdict', 'moderates()'], {
      as: ANN,
      before: REJECTED,
      kept: { state: 'held', reason: '' },
    }),
    deciding.refuses('as visible', STATE, { kept: { state: 'visible' } }),
    deciding.refuses('for an unknown reason', REASON, { kept: { reason: 'tiresome' } }),
    deciding.refuses('in the name of another moderator', BY, { kept: { by: BOB.uid } }),
    deciding.refuses('with an earlier time', TIME, { kept: { updatedAt: ago(MINUTE) } }),
    ...Object.entries({
      body: 'Other words.',
      uid: BOB.uid,
      createdAt: ago(0),
      hearts: 3,
      role: 'host',
      note: 'x',
    }).map(([field, value]) => deciding.refuses(`changing ${field} too`, ONLY_VERDICT, { kept: { [field]: value } })),
  ],
};

const leaving = casesOf(({ as = MOD, given }: Variation) => ({
  as,
  given: (scene) => [...storedInQueue(scene, REJECTED), ...(given?.(scene) ?? [])],
  send: commits((scene) => [scene.store.remove(queuePath(scene))]),
}));
const PUBLISHED: Broken = ['isPublished', "getAfter(commentPath(thread, id)).data.state == 'visible'"];

/** Taking out of the queue what is on the page. */
export const leaveQueue: RuleTable = {
  title: 'take a comment out of the queue',
  allow: '/queue/{comment} allow delete: if isPublished',
  cases: [
    leaving.allows('that is on the page', { given: storedComment }),
    leaving.allows('that waits, where its id is on the page', {
      given: (scene) => [...storedInQueue(scene), ...storedComment(scene)],
    }),
    leaving.refuses('that is on no page', PUBLISHED),
    leaving.refuses('that is withdrawn', PUBLISHED, { given: (scene) => storedComment(scene, { state: 'removed' }) }),
    ...STRANGERS.map(([name, as]) =>
      leaving.refuses(`${name}, its author`, ['isPublished', 'moderates()'], { as, given: storedComment }),
    ),
    leaving.refuses('by another person', ['isPublished', 'moderates()'], { as: BOB, given: storedComment }),
    leaving.refuses('by nobody', ['isPublished', 'moderates()'], { as: null, given: storedComment }),
  ],
};
