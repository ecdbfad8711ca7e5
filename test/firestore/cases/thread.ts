import { SERVER_TIME, type Person, type PlainFields } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  commits,
  MINUTE,
  MOD,
  storedRole,
  threadPath,
  WRITTEN,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, noRule, STRANGERS, type Broken, type Cases } from '../variations.js';

const FIELDS: PlainFields = {
  title: 'Sleep and mood',
  url: 'https://example.org/sleep',
  state: 'open',
  moderation: 'post',
  pinned: null,
};

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly changes?: PlainFields;
  /** Another name for the thread. */
  readonly called?: (thread: string) => string;
  /** The role that the document of a person names. */
  readonly role?: string;
}

const place = (scene: Scene, called: Variation['called']): string =>
  called ? `threads/${called(scene.thread)}` : threadPath(scene);

const creating = casesOf(({ as = MOD, changes, called, role }: Variation) => ({
  as,
  ...(role && { given: (scene) => storedRole(scene, role, MOD) }),
  send: commits((scene) => [
    scene.store.write(place(scene, called), { ...FIELDS, createdAt: SERVER_TIME, ...changes }, { exists: false }),
  ]),
}));

const changing = casesOf(({ as = MOD, changes = { state: 'closed' }, called, role }: Variation) => ({
  as,
  given: (scene) => [
    scene.store.write(place(scene, called), { title: 'Sleep', createdAt: WRITTEN }),
    ...(role ? storedRole(scene, role, MOD) : []),
  ],
  send: commits((scene) => [scene.store.write(place(scene, called), changes, { mask: true, exists: true })]),
}));

const shape = (text: string, backedUpBy?: string): Broken => ['hasThreadShape', text, backedUpBy];
const TITLE_SIZE = shape("data.get('title', '').size() <= 200");
const URL_SIZE = shape("data.get('url', '').size() <= 500");
const STATE = shape("data.get('state', 'open') in ['open', 'closed']");
const MODERATION = shape("data.get('moderation', 'post') in ['post', 'pre']");
const PINNED = shape("(data.get('pinned', null) == null || validCommentId(data.pinned))");

// What a thread may hold is the same for a new one and for a change.
function sharedCases({ allows, refuses }: Cases<Variation>): RuleTable['cases'] {
  const moderating: Broken = ['isThread', 'moderates()'];
  return [
    allows('by a host', { as: { ...MOD, role: 'host' } }),
    allows('by a moderator whose role is in a document', { as: { uid: MOD.uid }, role: 'moderator' }),
    allows('with a title of 200 units', { changes: { title: 'x'.repeat(200) } }),
    allows('with an address of 500 units', { changes: { url: 'x'.repeat(500) } }),
    allows('that is closed', { changes: { state: 'closed' } }),
    allows('that a moderator reads first', { changes: { moderation: 'pre' } }),
    allows('with a pinned comment', { changes: { pinned: 'p'.repeat(20) } }),
    ...STRANGERS.map(([name, as]) => refuses(name, moderating, { as })),
    refuses('by nobody', moderating, { as: null }),
    refuses('by somebody who is not known', ['moderates', 'request.auth != null', 'nobody has no token'], { as: null }),
    refuses('by an expert whose role is in a document', ['moderates', "roleOfPerson() in ['host', 'moderator']"], {
      as: { uid: MOD.uid },
      role: 'expert',
    }),
    refuses('with a title that is a list', shape("data.get('title', '') is string"), { changes: { title: ['Sleep'] } }),
    refuses('with a title that is a number', shape("data.get('title', '') is string", 'a number has no size'), {
      changes: { title: 7 },
    }),
    refuses('with a title of 201 units', TITLE_SIZE, { changes: { title: 'x'.repeat(201) } }),
    refuses('with an address that is a list', shape("data.get('url', '') is string"), { changes: { url: [] } }),
    refuses('with an address of 501 units', URL_SIZE, { changes: { url: 'x'.repeat(501) } }),
    refuses('in an unknown state', STATE, { changes: { state: 'archived' } }),
    refuses('in no state', STATE, { changes: { state: null } }),
    refuses('with an unknown moderation', MODERATION, { changes: { moderation: 'later' } }),
    refuses('with a moderation that is true', MODERATION, { changes: { moderation: true } }),
    refuses('with a pinned path', PINNED, { changes: { pinned: 'threads/other' } }),
    refuses('with a pinned number', PINNED, { changes: { pinned: 7 } }),
  ];
}

const NAMES: readonly ((thread: string) => string)[] = [
  (thread) => `.${thread}`,
  (thread) => `-${thread}`,
  (thread) => `${thread}é`,
  (thread) => `${thread} space`,
  (thread) => thread.padEnd(101, 'x'),
];

const FIELDS_OF_A_NEW_ONE =
  "request.resource.data.keys().hasOnly(['title', 'url', 'state', 'moderation', 'pinned', 'createdAt'])";

/** Setting a thread up. */
export const createThread: RuleTable = {
  title: 'set a thread up',
  allow: '/threads/{thread} allow create: if isNewThread',
  cases: [
    creating.allows('by a moderator'),
    creating.allows('with nothing but its time', {
      changes: Object.fromEntries(Object.keys(FIELDS).map((field) => [field, undefined])),
    }),
    creating.allows('with the longest name', { called: (thread) => thread.padEnd(100, '._-') }),
    ...sharedCases(creating),
    ...NAMES.map((called) =>
      creating.refuses(`called ${called('talk').slice(0, 12)}`, ['isThread', 'validThreadId(thread)'], { called }),
    ),
    ...['shards', 'owner', 'updatedAt'].map((field) =>
      creating.refuses(`with the field ${field}`, ['isNewThread', FIELDS_OF_A_NEW_ONE], { changes: { [field]: 1 } }),
    ),
    ...[ago(MINUTE), ago(-MINUTE), null, undefined].map((createdAt) =>
      creating.refuses(
        `with its own time: ${createdAt instanceof Date ? (createdAt < new Date() ? 'past' : 'future') : String(createdAt)}`,
        ['isNewThread', 'request.resource.data.createdAt == request.time'],
        { changes: { createdAt } },
      ),
    ),
  ],
};

const ONLY: Broken = ['isThreadChange', "changesOnly(['title', 'url', 'state', 'moderation', 'pinned'])"];

/** Changing a thread. */
export const changeThread: RuleTable = {
  title: 'change a thread',
  allow: '/threads/{thread} allow update: if isThreadChange',
  cases: [
    changing.allows('by a moderator'),
    changing.allows('that is open again', { changes: { state: 'open' } }),
    changing.allows('with another title', { changes: { title: 'Sleep, mood and shift work' } }),
    changing.allows('with no pinned comment', { changes: { pinned: null } }),
    ...sharedCases(changing),
    changing.refuses('called as no thread is', ['isThread', 'validThreadId(thread)'], { called: (it) => `_${it}` }),
    changing.refuses('with another time', ONLY, { changes: { createdAt: ago(0) } }),
    changing.refuses('with a field more', ONLY, { changes: { owner: MOD.uid } }),
    {
      ...changing.refuses('without its time', ONLY),
      send: commits((scene) => [scene.store.write(threadPath(scene), FIELDS, { exists: true })]),
    },
    noRule('removing it', {
      as: MOD,
      given: (scene) => [scene.store.write(threadPath(scene), FIELDS)],
      send: commits((scene) => [scene.store.remove(threadPath(scene))]),
    }),
    noRule('a document below it', {
      as: MOD,
      send: commits((scene) => [scene.store.write(`${threadPath(scene)}/shards/0`, { count: 1, uid: ANN.uid })]),
    }),
  ],
};
