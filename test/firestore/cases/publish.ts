import { SERVER_TIME, type Person, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  commentFields,
  commentPath,
  commits,
  MINUTE,
  MOD,
  notePath,
  queuePath,
  storedComment,
  storedInQueue,
  storedNote,
  storedRole,
  storedTally,
  tally,
  WRITTEN,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { backedUp, casesOf, NOT_SEEN, STRANGERS, type Broken } from '../variations.js';

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  /** What the published comment has otherwise. */
  readonly changes?: PlainFields;
  /** What the comment in the queue has otherwise. */
  readonly stored?: PlainFields;
  readonly given?: (scene: Scene) => readonly Write[];
  /** Whose note comes with the comment; null: nobody's. */
  readonly noted?: string | null;
  /** Whether it leaves the queue. */
  readonly leaves?: boolean;
  /** Whether it counts. */
  readonly counts?: boolean;
  /** Whether it was there. */
  readonly queued?: boolean;
}

const PUBLISHED: PlainFields = { createdAt: WRITTEN, updatedAt: SERVER_TIME };

const publish = (scene: Scene, changes: PlainFields = {}): Write =>
  scene.store.write(commentPath(scene), commentFields(scene, { ...PUBLISHED, ...changes }));
const note = (scene: Scene, uid = ANN.uid): Write => scene.store.write(notePath(scene), { uid });
const leave = (scene: Scene): Write => scene.store.remove(queuePath(scene));

function approval(
  scene: Scene,
  { changes = {}, noted = ANN.uid, leaves = true, counts = true }: Variation,
): readonly Write[] {
  const others = [...(noted === null ? [] : [note(scene, noted)]), ...(leaves ? [leave(scene)] : [])];
  return [publish(scene, changes), ...others, ...(counts ? [tally(scene)] : [])];
}

const approving = casesOf((variation: Variation) => ({
  as: variation.as === undefined ? MOD : variation.as,
  given: (scene) => [
    ...(variation.queued === false ? [] : storedInQueue(scene, variation.stored)),
    ...(variation.given?.(scene) ?? []),
  ],
  send: commits((scene) => approval(scene, variation)),
}));

const GONE = { body: '', name: '', state: 'removed' };

const restoring = casesOf((variation: Variation) => ({
  as: variation.as === undefined ? MOD : variation.as,
  given: (scene) => [
    ...storedComment(scene, { createdAt: WRITTEN, ...GONE }),
    ...storedNote(scene),
    ...(variation.queued === false
      ? []
      : storedInQueue(scene, { state: 'removed', reason: 'spam', by: MOD.uid, ...variation.stored })),
    ...(variation.given?.(scene) ?? []),
  ],
  send: commits((scene) => approval(scene, { ...variation, noted: null })),
}));

const publication = (text: string, backedUpBy?: string): Broken => ['isPublication', text, backedUpBy];
const TIME = publication('request.resource.data.updatedAt == request.time');
const MODERATES = publication('moderates()');
const LEFT = publication('!existsAfter(queuePath(thread, id))');
const WORD_FOR_WORD = publication(
  'request.resource.data.diff(get(queuePath(thread, id)).data).affectedKeys().hasOnly(verdictKeys())',
);
const BARE = publication("!request.resource.data.keys().hasAny(['uid', 'reason', 'by'])");

const NOTED: Broken = [
  'isFirstPublication',
  'getAfter(authorPath(thread, id)).data.uid == get(queuePath(thread, id)).data.uid',
];
const WAS_REMOVED: Broken = [
  "/comments/{comment} allow update: if resource.data.state == 'removed'",
  "resource.data.state == 'removed'",
];
const ALSO_STAYS = 'nor may they take it out of the queue';
const WAITING: Variation = { stored: { state: 'held' }, given: storedNote, noted: null };

const OTHER_WORDS: Readonly<Record<string, PlainFields>> = {
  'with other words': { body: 'Buy this instead.' },
  'with another name': { name: 'Dr Lee' },
  'with another author': { author: 'f'.repeat(32) },
  'with a role': { role: 'expert' },
  'with hearts': { hearts: 40 },
  'at another second': { at: 12 },
  'as written at another time': { createdAt: ago(MINUTE) },
  'as edited': { editedAt: WRITTEN },
  'as a reply': { parent: 'p'.repeat(20), root: 'p'.repeat(20) },
  'with a seal': { seal: 'f'.repeat(64) },
  'without its name': { name: undefined },
  'with a field more': { pinned: true },
};

// What the queue alone knows must not get out.
const SECRETS: Readonly<Record<string, PlainFields>> = {
  'with the uid of its author': { uid: ANN.uid },
  'with a reason': { reason: 'advice' },
  'with the uid of the moderator': { by: MOD.uid },
};

function sharedCases({ allows, refuses }: typeof approving): RuleTable['cases'] {
  return [
    allows('by a moderator'),
    allows('by a host', { as: { ...MOD, role: 'host' } }),
    allows('by a moderator whose role is in a document', {
      as: { uid: MOD.uid },
      given: (scene) => storedRole(scene, 'moderator', MOD),
    }),
    allows("of the moderator's own", { as: { ...ANN, role: 'moderator' } }),
    allows('of a banned person', { given: ({ store }) => [store.write(`bans/${ANN.uid}`, { until: null })] }),
    // Authors may take their own words out of the queue, and the note is there: so nothing else stops them.
    ...STRANGERS.map(([name, as]) => refuses(`${name}, its author`, MODERATES, { as, ...WAITING })),
    refuses('by another person', backedUp(MODERATES, ALSO_STAYS), { as: BOB, ...WAITING }),
    refuses('by nobody', backedUp(MODERATES, ALSO_STAYS), { as: null, ...WAITING }),
    ...['removed', 'held', 'gone'].map((state) =>
      refuses(`as ${state}`, publication("request.resource.data.state == 'visible'", NOT_SEEN), {
        as: { ...ANN, role: 'moderator' },
        ...WAITING,
        changes: { state },
      }),
    ),
    refuses('with an earlier time', TIME, { changes: { updatedAt: ago(MINUTE) } }),
    refuses('with no time', TIME, { changes: { updatedAt: null } }),
    refuses('and left in the queue', LEFT, { leaves: false }),
    refuses('and left out of the number of comments', publication('isTallied(thread, id)'), {
      counts: false,
      given: storedTally,
    }),
    ...Object.entries(OTHER_WORDS).map(([name, changes]) => refuses(name, WORD_FOR_WORD, { changes })),
    ...Object.entries(SECRETS).map(([name, changes]) => refuses(name, BARE, { changes })),
  ];
}

/** A held comment's way to the page. */
export const approveComment: RuleTable = {
  title: 'publish a comment for the first time',
  allow: '/comments/{comment} allow create: if isFirstPublication',
  cases: [
    ...sharedCases(approving),
    approving.allows('that a moderator had rejected', { stored: { state: 'removed', reason: 'spam', by: MOD.uid } }),
    approving.refuses('that is not in the queue', backedUp(WORD_FOR_WORD, 'its uid is not there either'), {
      queued: false,
    }),
    approving.refuses('without a note of who wrote it', NOTED, { noted: null }),
    approving.refuses('with the note of another person', NOTED, {
      given: (scene) => storedNote(scene, BOB),
      noted: null,
    }),
  ],
};

/** A withdrawn comment's way back. */
export const restoreWithdrawn: RuleTable = {
  title: 'publish a comment again',
  allow: "/comments/{comment} allow update: if resource.data.state == 'removed'",
  cases: [
    ...sharedCases(restoring),
    restoring.refuses('that its author removed', WORD_FOR_WORD, { queued: false, leaves: false }),
    restoring.refuses('over a comment that is on the page', backedUp(WAS_REMOVED, NOT_SEEN), {
      given: (scene) => storedComment(scene, { createdAt: WRITTEN, body: 'Other words.' }),
    }),
  ],
};
