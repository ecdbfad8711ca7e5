import { SERVER_TIME, type Person, type Plain } from '../../support/firestore-rest.js';
import {
  ANN,
  BOB,
  commits,
  MOD,
  post,
  rolePath,
  storedRole,
  threadPath,
  type RuleCase,
  type RuleTable,
} from '../scene.js';
import { casesOf, noRule, type Broken } from '../variations.js';

/** A person, and what the claim and the document say of them. */
interface Variation {
  readonly claim?: string | number | null;
  /** Undefined: there is no document. */
  readonly document?: Plain;
  /** Whether the document names another field than the role. */
  readonly otherField?: boolean;
  readonly person?: { readonly uid: string };
  /** The role that the comment names. */
  readonly named?: Plain;
}

const personOf = ({ claim, person = ANN }: Variation): Person => ({
  uid: person.uid,
  ...(claim !== undefined && { role: claim }),
});

const givenRole = (variation: Variation): RuleCase['given'] => {
  const { document, otherField } = variation;
  if (otherField) return ({ store }) => [store.write(rolePath(ANN), { roles: 'moderator' })];
  return document === undefined ? () => [] : (scene) => storedRole(scene, document);
};

const moderating = casesOf((variation: Variation) => ({
  as: personOf(variation),
  given: givenRole(variation) ?? (() => []),
  send: commits((scene) => [scene.store.write(threadPath(scene), { createdAt: SERVER_TIME })]),
}));
const NO_MODERATOR: Broken = ['moderates', "roleOfPerson() in ['host', 'moderator']"];

/** Who moderates. */
export const moderate: RuleTable = {
  title: 'moderate',
  allow: '/threads/{thread} allow create: if isNewThread',
  cases: [
    moderating.allows('by a claim', { claim: 'moderator' }),
    moderating.allows('by a claim to be the host', { claim: 'host' }),
    moderating.allows('by a document', { document: 'moderator' }),
    moderating.allows('by a document that names the host', { document: 'host' }),
    moderating.allows('by a document, where the claim is not known', { claim: 'admin', document: 'moderator' }),
    moderating.allows('by a document, where the claim is empty', { claim: '', document: 'host' }),
    moderating.allows('by a document, where the claim is null', { claim: null, document: 'host' }),
    moderating.allows('by a claim, where the document says less', { claim: 'host', document: 'expert' }),
    moderating.refuses('without a role', NO_MODERATOR),
    moderating.refuses('by a claim to be an expert', NO_MODERATOR, { claim: 'expert' }),
    moderating.refuses('by a claim to be an expert, where the document says more', NO_MODERATOR, {
      claim: 'expert',
      document: 'moderator',
    }),
    moderating.refuses('by a claim in capital letters', NO_MODERATOR, { claim: 'Moderator' }),
    moderating.refuses('by a claim that is a number', NO_MODERATOR, { claim: 1 }),
    moderating.refuses('by a claim that is empty', NO_MODERATOR, { claim: '' }),
    moderating.refuses('by a document that names an expert', NO_MODERATOR, { document: 'expert' }),
    moderating.refuses('by a document that names an unknown role', NO_MODERATOR, { document: 'admin' }),
    moderating.refuses('by a document that names a role in capital letters', NO_MODERATOR, { document: 'HOST' }),
    moderating.refuses('by a document that holds a number', NO_MODERATOR, { document: 7 }),
    moderating.refuses('by a document that holds true', NO_MODERATOR, { document: true }),
    moderating.refuses('by a document that holds null', NO_MODERATOR, { document: null }),
    moderating.refuses('by a document that holds a list', NO_MODERATOR, { document: ['moderator'] }),
    moderating.refuses('by a document without the field', NO_MODERATOR, { otherField: true }),
    moderating.refuses('by the document of another person', NO_MODERATOR, { person: BOB, document: 'moderator' }),
  ],
};

const speaking = casesOf((variation: Variation) => ({
  as: personOf(variation),
  given: givenRole(variation) ?? (() => []),
  send: commits((scene) => post(scene, { role: variation.named ?? '' })),
}));
const FORGED: Broken = ['validRole', 'role == roleOfPerson()'];

/** Writing with a role. */
export const speakWithRole: RuleTable = {
  title: 'post with a role',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    ...['expert', 'host', 'moderator'].flatMap((role) => [
      speaking.allows(`by a claim: ${role}`, { claim: role, named: role }),
      speaking.allows(`by a document: ${role}`, { document: role, named: role }),
      speaking.allows(`and without saying so: ${role}`, { claim: role }),
      speaking.refuses(`that nobody gave: ${role}`, FORGED, { named: role }),
      speaking.refuses(`in the document of another person: ${role}`, FORGED, {
        document: role,
        person: ANN,
        named: role === 'host' ? 'expert' : 'host',
      }),
    ]),
    speaking.refuses('that nobody gave, whatever it is', ['validRole', "role == ''"], { named: 'expert' }),
    speaking.refuses('of the host, as a moderator', FORGED, { claim: 'moderator', named: 'host' }),
    speaking.refuses('of a moderator, as an expert', FORGED, { claim: 'expert', named: 'moderator' }),
    speaking.refuses('of the document, where the claim says otherwise', FORGED, {
      claim: 'expert',
      document: 'host',
      named: 'host',
    }),
    speaking.refuses('that is unknown, though the document names it', ['validRole', 'isRole(role)'], {
      document: 'admin',
      named: 'admin',
    }),
    speaking.refuses('that is a number, though the document names it', ['validRole', 'isRole(role)'], {
      document: 7,
      named: 7,
    }),
  ],
};

const OWN = '/roles/{uid} allow get: if request.auth != null';
const read = (name: string, as: Person, expect: RuleCase['expect']): RuleCase => ({
  name,
  as,
  given: (scene) => storedRole(scene, 'expert'),
  send: ({ store }) => store.get(rolePath(ANN), as),
  expect,
});

/** Reading and writing roles. */
export const readRole: RuleTable = {
  title: 'read a role',
  allow: OWN,
  cases: [
    read("one's own", ANN, 'allowed'),
    read("another person's", BOB, { in: OWN, text: 'request.auth.uid == uid' }),
    read("another person's, as a moderator", MOD, { in: OWN, text: 'request.auth.uid == uid' }),
    read('as nobody', null, { in: OWN, text: 'request.auth != null', backedUpBy: 'nobody has no uid' }),
    ...([ANN, MOD, { ...MOD, role: 'host' }, null] as const).flatMap((as) => {
      const name = as === null ? 'nobody' : as === ANN ? 'the person' : as.uid === MOD.uid ? String(asRole(as)) : '';
      return [
        noRule(`giving one, as ${name}`, {
          as,
          send: commits(({ store }) => [store.write(rolePath(ANN), { role: 'moderator' })]),
        }),
        noRule(`changing one, as ${name}`, {
          as,
          given: (scene) => storedRole(scene, 'expert'),
          send: commits(({ store }) => [store.write(rolePath(ANN), { role: 'moderator' })]),
        }),
        noRule(`taking one away, as ${name}`, {
          as,
          given: (scene) => storedRole(scene, 'expert'),
          send: commits(({ store }) => [store.remove(rolePath(ANN))]),
        }),
      ];
    }),
  ],
};

function asRole(person: object): unknown {
  return 'role' in person ? person.role : '';
}
