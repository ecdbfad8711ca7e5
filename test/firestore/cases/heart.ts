import {
  Double,
  SERVER_TIME,
  type Person,
  type Plain,
  type PlainFields,
  type Write,
} from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  change,
  commentPath,
  commits,
  heartPath,
  MINUTE,
  MOD,
  storedBan,
  storedComment,
  storedThread,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { backedUp, casesOf, noRule, type Broken } from '../variations.js';

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  /** What the comment had before. */
  readonly before?: PlainFields;
  /** What becomes of the comment; null: it is not written. */
  readonly changes?: PlainFields | null;
  /** What the heart holds; null: it is not written. */
  readonly heart?: PlainFields | null;
  /** Whose heart it is; Bob's unless said otherwise. */
  readonly of?: { readonly uid: string };
  readonly given?: (scene: Scene) => readonly Write[];
}

const storedHeart = (scene: Scene, of = BOB): Write => scene.store.write(heartPath(scene, of), { at: ago(MINUTE) });
const withHeart = (scene: Scene): readonly Write[] => [storedHeart(scene)];

function give(scene: Scene, { changes = { hearts: 4 }, heart = { at: SERVER_TIME }, of = BOB }: Variation) {
  return [
    ...(changes ? change(scene, changes) : []),
    ...(heart ? [scene.store.write(heartPath(scene, of), heart)] : []),
  ];
}

function takeBack(scene: Scene, { changes = { hearts: 2 }, heart, of = BOB }: Variation): readonly Write[] {
  return [
    ...(changes ? change(scene, changes) : []),
    ...(heart === null ? [] : [scene.store.remove(heartPath(scene, of))]),
  ];
}

const giving = casesOf((variation: Variation) => ({
  as: variation.as === undefined ? BOB : variation.as,
  given: (scene) => [...storedComment(scene, { hearts: 3, ...variation.before }), ...(variation.given?.(scene) ?? [])],
  send: commits((scene) => give(scene, variation)),
}));

const taking = casesOf((variation: Variation) => ({
  as: variation.as === undefined ? BOB : variation.as,
  given: (scene) => [
    ...storedComment(scene, { hearts: 3, ...variation.before }),
    ...(variation.given ?? withHeart)(scene),
  ],
  send: commits((scene) => takeBack(scene, variation)),
}));

const up = (text: string, backedUpBy?: string): Broken => ['isHeart', text, backedUpBy];
const BY_ONE = up('request.resource.data.hearts == resource.data.hearts + 1');
const COUNTS = 'the heart counts its step';
const LONE = up('existsAfter(heartPath(thread, id))');
const ONCE = up('!exists(heartPath(thread, id))');
const ONLY = up("changesOnly(['hearts'])");

/** One more on the comment. */
export const giveHeart: RuleTable = {
  title: 'give a heart',
  allow: '/comments/{comment} allow update: if isHeart(',
  cases: [
    giving.allows("to another person's comment"),
    giving.allows('that is the first one', { before: { hearts: 0 }, changes: { hearts: 1 } }),
    giving.allows('as a moderator', { as: MOD, of: MOD }),
    giving.allows('in a closed thread', { given: (scene) => storedThread(scene, { state: 'closed' }) }),
    giving.allows('after a ban', { given: (scene) => storedBan(scene, ago(MINUTE), BOB) }),
    giving.allows('after another person', { given: (scene) => [storedHeart(scene, MOD)] }),

    giving.refuses("to one's own comment", up('resource.data.author != authorKey(thread)'), { as: ANN, of: ANN }),
    giving.refuses('to a removed comment', up("resource.data.state == 'visible'"), { before: { state: 'removed' } }),
    giving.refuses('as nobody', up('signedIn()', 'the uid of nobody cannot be read'), { as: null }),
    giving.refuses('as a banned person', up('!isBanned()'), { given: (scene) => storedBan(scene, null, BOB) }),
    giving.refuses('as a person whose ban ends tomorrow', up('!isBanned()'), {
      given: (scene) => storedBan(scene, ago(-24 * 60 * MINUTE), BOB),
    }),
    giving.refuses('without the document of it', LONE, { heart: null }),
    giving.refuses('with the document of another person', backedUp(LONE, "another person's document is refused"), {
      of: MOD,
    }),
    giving.refuses('that is there already', up('!exists(heartPath(thread, id))'), { given: withHeart, heart: null }),
    giving.refuses('that is there already, with its document again', backedUp(ONCE, 'no rule changes a heart'), {
      given: withHeart,
    }),
    ...[5, 3, 2, 0, -4].map((hearts) =>
      giving.refuses(`so that three become ${hearts}`, backedUp(BY_ONE, COUNTS), { changes: { hearts } }),
    ),
    giving.refuses('that is text', backedUp(BY_ONE, COUNTS), { changes: { hearts: '4' } }),
    giving.refuses('that is no number', backedUp(BY_ONE, COUNTS), { changes: { hearts: new Double(NaN) } }),
    ...Object.entries<Plain | typeof SERVER_TIME>({
      body: 'Other words.',
      role: 'expert',
      state: 'removed',
      seal: 'f'.repeat(64),
      updatedAt: SERVER_TIME,
      likes: 1,
    }).map(([field, value]) =>
      giving.refuses(`changing ${field} too`, ONLY, { changes: { hearts: 4, [field]: value } }),
    ),
    {
      ...giving.refuses('twice in one commit', backedUp(BY_ONE, COUNTS)),
      send: commits((scene) => [...change(scene, { hearts: 4 }), ...give(scene, { changes: { hearts: 5 } })]),
    },
  ],
};

const paper = (text: string, backedUpBy?: string): Broken => ['isHeartDocument', text, backedUpBy];

/** The document of a heart. */
export const noteHeart: RuleTable = {
  title: 'note a heart',
  allow: '/hearts/{uid} allow create: if isHeartDocument',
  cases: [
    giving.allows('with one more on the comment'),
    giving.refuses('without one more on the comment', paper('heartsMoveBy(thread, id, 1)'), { changes: null }),
    {
      ...giving.refuses('for a comment that is not there', paper('heartsMoveBy(thread, id, 1)'), { changes: null }),
      given: () => [],
    },
    {
      ...giving.refuses('for another person too', paper('request.auth.uid == uid')),
      send: commits((scene) => [...give(scene, {}), ...give(scene, { changes: null, of: MOD })]),
    },
    giving.refuses('with an earlier time', paper('request.resource.data.at == request.time'), {
      heart: { at: ago(MINUTE) },
    }),
    giving.refuses('with no time', paper('request.resource.data.at == request.time'), { heart: { at: null } }),
    giving.refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], {
      heart: { at: SERVER_TIME, name: 'Bob' },
    }),
    giving.refuses('with nothing in it', ['exactKeys', 'data.keys().hasAll(keys)', 'its time is read'], { heart: {} }),
    giving.refuses('as nobody', paper('signedIn()', 'the uid of nobody cannot be read'), { as: null, changes: null }),
    noRule('changing its time', {
      as: BOB,
      given: (scene) => [...storedComment(scene), ...withHeart(scene)],
      send: commits((scene) => [scene.store.write(heartPath(scene, BOB), { at: SERVER_TIME })]),
    }),
  ],
};

const down = (text: string, backedUpBy?: string): Broken => ['isHeartTakenBack', text, backedUpBy];
const MINUS_ONE = down('request.resource.data.hearts == resource.data.hearts - 1', COUNTS);

/** One less on the comment. */
export const takeHeartBack: RuleTable = {
  title: 'take a heart back',
  allow: '/comments/{comment} allow update: if isHeartTakenBack',
  cases: [
    taking.allows("one's own"),
    taking.allows("one's own, as a banned person", {
      given: (scene) => [...withHeart(scene), ...storedBan(scene, null, BOB)],
    }),
    taking.refuses('from a removed comment, which would come back with it', down("resource.data.state == 'visible'"), {
      before: { state: 'removed' },
    }),
    taking.refuses('that was never given', down('exists(heartPath(thread, id))'), { given: () => [], heart: null }),
    taking.refuses('and keep its document', down('!existsAfter(heartPath(thread, id))'), { heart: null }),
    taking.refuses("another person's", down('exists(heartPath(thread, id))', 'it is not theirs to delete'), {
      given: (scene) => [storedHeart(scene, MOD)],
      of: MOD,
    }),
    taking.refuses('as nobody', down('signedIn()', 'the uid of nobody cannot be read'), { as: null }),
    ...[1, 3, 0, -1].map((hearts) =>
      taking.refuses(`so that three become ${hearts}`, MINUS_ONE, { changes: { hearts } }),
    ),
    ...Object.entries<Plain | typeof SERVER_TIME>({
      body: 'Other words.',
      state: 'removed',
      updatedAt: SERVER_TIME,
    }).map(([field, value]) =>
      taking.refuses(`changing ${field} too`, down("changesOnly(['hearts'])"), {
        changes: { hearts: 2, [field]: value },
      }),
    ),
  ],
};

const gone = (text: string, backedUpBy?: string): Broken => ['isOwnHeart', text, backedUpBy];

/** The document of a heart goes. */
export const deleteHeart: RuleTable = {
  title: 'delete a heart',
  allow: '/hearts/{uid} allow delete: if isOwnHeart',
  cases: [
    taking.allows('with one less on the comment'),
    taking.refuses('without one less on the comment', gone('heartsMoveBy(thread, id, -1)'), { changes: null }),
    {
      ...taking.refuses("another person's too", gone('request.auth.uid == uid')),
      given: (scene) => [...storedComment(scene, { hearts: 3 }), ...withHeart(scene), storedHeart(scene, MOD)],
      send: commits((scene) => [...takeBack(scene, {}), scene.store.remove(heartPath(scene, MOD))]),
    },
    taking.refuses('as nobody', gone('signedIn()', 'the uid of nobody cannot be read'), { as: null, changes: null }),
  ],
};

const OWN = '/hearts/{uid} allow get: if request.auth != null';
const readHeart = (name: string, as: Person, expect: RuleCase['expect']): RuleCase => ({
  name,
  as,
  given: (scene) => [...storedComment(scene), ...withHeart(scene)],
  send: (scene) => scene.store.get(`${commentPath(scene)}/hearts/${BOB.uid}`, scene.as),
  expect,
});

/** Reading a heart. */
export const readHearts: RuleTable = {
  title: 'read a heart',
  allow: OWN,
  cases: [
    readHeart("one's own", BOB, 'allowed'),
    readHeart("another person's", ANN, { in: OWN, text: 'request.auth.uid == uid' }),
    readHeart("another person's, as a moderator", MOD, { in: OWN, text: 'request.auth.uid == uid' }),
    readHeart('as nobody', null, { in: OWN, text: 'request.auth != null', backedUpBy: 'nobody has no uid' }),
  ],
};
