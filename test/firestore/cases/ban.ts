import { authorKey, SERVER_TIME, type Person, type Plain, type PlainFields } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  banPath,
  BOB,
  commits,
  MINUTE,
  MOD,
  post,
  storedBan,
  storedRole,
  type RuleCase,
  type RuleTable,
} from '../scene.js';
import { casesOf, STRANGERS, type Broken } from '../variations.js';

const TOMORROW = ago(-24 * 60 * MINUTE);

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly changes?: PlainFields;
  /** Whether there is a ban before. */
  readonly banned?: boolean;
  /** Whether the role of the moderator is in a document. */
  readonly byDocument?: boolean;
}

const banning = casesOf(({ as = MOD, changes, banned, byDocument }: Variation) => ({
  as,
  given: (scene) => [
    ...(banned ? storedBan(scene, null, BOB) : []),
    ...(byDocument ? storedRole(scene, 'moderator', MOD) : []),
  ],
  send: commits(({ store }) => {
    const by = as === null || as === 'owner' ? '' : authorKey(as.uid, 'bans');
    return [store.write(banPath(BOB), { until: null, at: SERVER_TIME, by, ...changes })];
  }),
}));

const broken = (text: string, backedUpBy?: string): Broken => ['isBan', text, backedUpBy];
const UNTIL = broken('(request.resource.data.until == null || request.resource.data.until is timestamp)');
const TIME = broken('request.resource.data.at == request.time');
const BY = broken("request.resource.data.by == authorKey('bans')");

function casesOfBan({ banned }: Variation): readonly RuleCase[] {
  const allows = (name: string, variation: Variation = {}) => banning.allows(name, { ...variation, banned: !!banned });
  const refuses = (name: string, what: Broken, variation: Variation = {}) =>
    banning.refuses(name, what, { ...variation, banned: !!banned });
  return [
    allows('for good'),
    allows('until tomorrow', { changes: { until: TOMORROW } }),
    allows('as a host', { as: { ...MOD, role: 'host' } }),
    allows('as a moderator whose role is in a document', { as: { uid: MOD.uid }, byDocument: true }),
    ...STRANGERS.map(([name, as]) => refuses(name, broken('moderates()'), { as })),
    refuses('as the banned person', broken('moderates()'), { as: BOB, changes: { until: ago(MINUTE) } }),
    refuses('as nobody', broken('moderates()', 'nobody has no uid'), { as: null }),
    refuses('until a day in words', UNTIL, { changes: { until: '2027-01-01' } }),
    refuses('until a number', UNTIL, { changes: { until: 0 } }),
    refuses('until it is lifted', UNTIL, { changes: { until: false } }),
    refuses('at an earlier time', TIME, { changes: { at: ago(MINUTE) } }),
    refuses('in the name of another moderator', BY, { changes: { by: ANN.uid } }),
    refuses("in nobody's name", BY, { changes: { by: '' } }),
    refuses('with the uid of the moderator', BY, { changes: { by: MOD.uid } }),
    refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], { changes: { note: 'Rude.' } }),
    ...['until', 'at', 'by'].map((field) =>
      refuses(`without the field ${field}`, ['exactKeys', 'data.keys().hasAll(keys)', 'what is not there is read'], {
        changes: { [field]: undefined },
      }),
    ),
  ];
}

/** Banning somebody. */
export const banPerson: RuleTable = {
  title: 'ban a person',
  allow: '/bans/{uid} allow create: if isBan',
  cases: casesOfBan({}),
};

/** Banning for longer or shorter. */
export const changeBan: RuleTable = {
  title: 'change a ban',
  allow: '/bans/{uid} allow update: if isBan',
  cases: [...casesOfBan({ banned: true }), banning.allows('to end now', { banned: true, changes: { until: ago(0) } })],
};

const lifting = casesOf(({ as = MOD }: Variation) => ({
  as,
  given: (scene) => storedBan(scene, null, BOB),
  send: commits(({ store }) => [store.remove(banPath(BOB))]),
}));
const LIFT = '/bans/{uid} allow delete: if moderates()';

/** Lifting a ban. */
export const liftBan: RuleTable = {
  title: 'lift a ban',
  allow: LIFT,
  cases: [
    lifting.allows('as a moderator'),
    lifting.allows('as a host', { as: { ...MOD, role: 'host' } }),
    ...STRANGERS.map(([name, as]) => lifting.refuses(name, [LIFT, 'moderates()'], { as })),
    lifting.refuses('as the banned person', [LIFT, 'moderates()'], { as: BOB }),
    lifting.refuses('as nobody', [LIFT, 'moderates()'], { as: null }),
  ],
};

const read = (name: string, as: Person, expect: RuleCase['expect']): RuleCase => ({
  name,
  as,
  given: (scene) => storedBan(scene, null, BOB),
  send: ({ store }) => store.get(banPath(BOB), as),
  expect,
});
const OWN = '/bans/{uid} allow get: if request.auth != null';
const ANY = '/bans/{uid} allow get: if moderates()';

/** Reading a ban. */
export const readBan: RuleTable = {
  title: 'read a ban',
  allow: OWN,
  cases: [
    read("one's own", BOB, 'allowed'),
    read("another person's, as a moderator", MOD, 'allowed'),
    read("another person's", ANN, { in: OWN, text: 'request.auth.uid == uid' }),
    read("another person's, as an expert", { ...ANN, role: 'expert' }, { in: ANY, text: 'moderates()' }),
    read('as nobody', null, { in: OWN, text: 'request.auth != null', backedUpBy: 'nobody has no uid' }),
  ],
};

const posting = (name: string, until: Plain | undefined, expect: RuleCase['expect'], as: Person = ANN): RuleCase => ({
  name,
  as,
  given: (scene) => storedBan(scene, until),
  send: commits((scene) => post(scene)),
  expect,
});
const BANNED = { in: 'isWritten', text: '!isBanned()' };

/** What a ban stops; the tables of edits, hearts and reports have more. */
export const postBanned: RuleTable = {
  title: 'post in spite of a ban',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    posting('that is over', ago(MINUTE), 'allowed'),
    { ...posting('of another person', null, 'allowed'), given: (scene) => storedBan(scene, null, BOB) },
    posting('for good', null, BANNED),
    posting('until tomorrow', TOMORROW, BANNED),
    posting('for good, as an expert', null, BANNED, { ...ANN, role: 'expert' }),
    posting('for good, as a moderator', null, BANNED, { ...ANN, role: 'moderator' }),
    posting('for good, with an account', null, BANNED, { ...ANN, provider: 'google.com' }),
    posting('until a day in words', '2020-01-01', BANNED),
    posting('until the number of a moment that is over', 1, BANNED),
    posting('that names no end', undefined, BANNED),
    posting('until a list', [ago(MINUTE)], BANNED),
  ],
};
