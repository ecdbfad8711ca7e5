import { authorKey, SERVER_TIME, sealOf, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  change,
  commentFields,
  commentPath,
  commits,
  MINUTE,
  MOD,
  storedBan,
  storedComment,
  storedThread,
  tally,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { NOT_SEEN } from '../variations.js';

const WORDS = { name: 'Ann', body: 'The part on shift work helped.' };
const EDITED: PlainFields = {
  body: 'The part on shift work helped a lot.',
  editedAt: SERVER_TIME,
  updatedAt: SERVER_TIME,
};
const SEAL = sealOf(ANN.uid, WORDS);
const REMOVED: PlainFields = { body: '', name: '', state: 'removed', seal: SEAL, updatedAt: SERVER_TIME };
const RESTORED: PlainFields = { ...WORDS, state: 'visible', seal: '', updatedAt: SERVER_TIME };
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;
const CLOSED = { state: 'closed' };
const OPEN = "get(threadPath(thread)).data.get('state', 'open') == 'open'";

/** What the cases of one kind of change have in common. */
interface Kind {
  readonly rule: string;
  readonly stored: PlainFields;
  readonly changes: PlainFields;
  /** What it does to the number of comments. */
  readonly step?: 1 | -1;
}

const EDIT: Kind = { rule: 'isEdit', stored: {}, changes: EDITED };
const REMOVAL: Kind = { rule: 'isRemoval', stored: {}, changes: REMOVED, step: -1 };
const RESTORATION: Kind = {
  rule: 'isRestoration',
  stored: { body: '', name: '', state: 'removed', seal: SEAL },
  changes: RESTORED,
  step: 1,
};

function allowed(kind: Kind, name: string, variation: Variation = {}): RuleCase {
  const { changes, as = ANN } = variation;
  return {
    name,
    as,
    given: (scene) => given(scene, kind, variation),
    send: commits((scene) => [...change(scene, { ...kind.changes, ...changes }), ...moves(scene, kind)]),
    expect: 'allowed',
  };
}

function refused(kind: Kind, name: string, text: string, variation: Variation): RuleCase {
  const { place = kind.rule, backedUpBy } = variation;
  return { ...allowed(kind, name, variation), expect: { in: place, text, ...(backedUpBy && { backedUpBy }) } };
}

/** How a case differs from the change that is allowed. */
interface Variation {
  readonly stored?: PlainFields;
  /** Milliseconds since the comment was written. */
  readonly age?: number;
  readonly changes?: PlainFields;
  readonly thread?: PlainFields;
  /** Until when the writer is banned. */
  readonly banned?: Date | string | null;
  readonly as?: RuleCase['as'];
  /** The function that holds the condition, when it is not the kind's own. */
  readonly place?: string;
  readonly backedUpBy?: string;
}

function given(scene: Scene, kind: Kind, { stored, age, thread, banned }: Variation): readonly Write[] {
  const createdAt = age === undefined ? SERVER_TIME : ago(age);
  return [
    ...storedComment(scene, { createdAt, ...kind.stored, ...stored }),
    ...(thread ? storedThread(scene, thread) : []),
    ...(banned === undefined ? [] : storedBan(scene, banned)),
  ];
}

function moves(scene: Scene, { step }: Kind): readonly Write[] {
  return step === undefined ? [] : [tally(scene, step)];
}

// Who may change a comment, and what no change may touch, is the same for every kind.
function commonCases(kind: Kind): readonly RuleCase[] {
  const only = changesOnlyOf(kind);
  return [
    refused(kind, 'nobody', 'request.auth != null', {
      as: null,
      place: 'signedIn',
      backedUpBy: 'the uid of nobody cannot be read',
    }),
    ...Object.entries({ role: 'host', hearts: 5, at: 10, createdAt: ago(0), parent: 'p'.repeat(20), pinned: true }).map(
      ([field, value]) => refused(kind, `changing ${field} too`, only, { changes: { [field]: value } }),
    ),
    takesAway(kind, 'hearts', only),
    refused(kind, 'giving the comment to another person', only, { changes: { author: 'f'.repeat(32) } }),
    refused(kind, 'with its own time of the change', 'request.resource.data.updatedAt == request.time', {
      changes: { updatedAt: ago(MINUTE) },
    }),
    refused(kind, 'without a time of the change', 'request.resource.data.updatedAt == request.time', {
      changes: { updatedAt: undefined },
    }),
  ];
}

// Only a write of the whole document can do this.
function takesAway(kind: Kind, field: string, text: string): RuleCase {
  const createdAt = ago(MINUTE);
  return {
    ...refused(kind, `taking ${field} away`, text, { stored: { createdAt } }),
    send: commits((scene) => {
      const fields = { ...kind.stored, createdAt, ...kind.changes, [field]: undefined };
      return [scene.store.write(commentPath(scene), commentFields(scene, fields)), ...moves(scene, kind)];
    }),
  };
}

function changesOnlyOf({ rule }: Kind): string {
  return rule === 'isEdit'
    ? "changesOnly(['body', 'editedAt', 'updatedAt'])"
    : "changesOnly(['body', 'name', 'state', 'seal', 'updatedAt'])";
}

/** Changing words. */
export const editComment: RuleTable = {
  title: "edit one's own comment",
  allow: '/comments/{comment} allow update: if isEdit',
  cases: [
    allowed(EDIT, 'at once'),
    allowed(EDIT, 'a second time', { stored: { editedAt: ago(MINUTE) } }),
    allowed(EDIT, 'just before the fifteen minutes are over', { age: 15 * MINUTE - 10_000 }),
    allowed(EDIT, 'in an open thread', { thread: { state: 'open' } }),
    allowed(EDIT, 'by a person whose ban is over', { banned: ago(MINUTE) }),
    ...commonCases(EDIT),
    refused(EDIT, 'by another person', 'resource.data.author == authorKey(thread)', { as: BOB, place: 'isOwn' }),
    refused(EDIT, 'by a moderator', 'resource.data.author == authorKey(thread)', { as: MOD, place: 'isOwn' }),
    refused(EDIT, 'by a banned person', '!isBanned()', { banned: null }),
    refused(EDIT, 'by a person whose ban ends tomorrow', '!isBanned()', { banned: ago(-DAY) }),
    refused(
      EDIT,
      'after fifteen minutes',
      "request.time < resource.data.createdAt + duration.value(editMinutes(), 'm')",
      {
        age: 15 * MINUTE,
      },
    ),
    refused(EDIT, 'of a removed comment', "resource.data.state == 'visible'", {
      stored: { body: '', name: '', state: 'removed', seal: SEAL },
    }),
    refused(EDIT, 'of the name', changesOnlyOf(EDIT), { changes: { name: 'Anne' } }),
    refused(EDIT, 'to nothing', '!isBlank(body)', { changes: { body: '' }, place: 'validBody' }),
    refused(EDIT, 'to spaces', '!isBlank(body)', { changes: { body: '  \u00A0' }, place: 'validBody' }),
    refused(EDIT, 'to a number', 'body is string', {
      changes: { body: 7 },
      place: 'validBody',
      backedUpBy: 'a number has no size',
    }),
    refused(EDIT, 'to 24,001 UTF-16 units', 'body.size() <= bodyUnits()', {
      changes: { body: 'x'.repeat(24_001) },
      place: 'validBody',
    }),
    refused(EDIT, 'with its own time of the edit', 'request.resource.data.editedAt == request.time', {
      changes: { editedAt: ago(MINUTE) },
    }),
    refused(EDIT, 'that does not say so', 'request.resource.data.editedAt == request.time', {
      changes: { editedAt: undefined },
    }),
    refused(EDIT, 'in a closed thread', OPEN, { thread: CLOSED, place: 'threadIsOpen' }),
    refused(EDIT, 'in a thread that a moderator reads first', '!threadIsPreModerated(thread)', {
      thread: { moderation: 'pre' },
    }),
  ],
};

/** Taking words back. */
export const removeComment: RuleTable = {
  title: "remove one's own comment",
  allow: '/comments/{comment} allow update: if isRemoval',
  cases: [
    allowed(REMOVAL, 'at once'),
    allowed(REMOVAL, 'a year later', { age: YEAR }),
    allowed(REMOVAL, 'in a closed thread', { thread: CLOSED }),
    allowed(REMOVAL, 'by a banned person', { banned: null }),
    allowed(REMOVAL, 'in a thread that a moderator reads first', { thread: { moderation: 'pre' } }),
    ...commonCases(REMOVAL),
    refused(REMOVAL, 'by another person, sealed for that person', 'resource.data.author == authorKey(thread)', {
      as: BOB,
      place: 'isOwn',
      changes: { seal: sealOf(BOB.uid, WORDS) },
    }),
    refused(REMOVAL, 'by a moderator, who leaves the words to nobody', 'resource.data.author == authorKey(thread)', {
      as: MOD,
      place: 'isOwn',
      changes: { seal: sealOf(MOD.uid, WORDS) },
    }),
    refused(REMOVAL, 'a second time, which would lose the seal', "resource.data.state == 'visible'", {
      stored: RESTORATION.stored,
      changes: { seal: sealOf(ANN.uid, { name: '', body: '' }) },
      backedUpBy: NOT_SEEN,
    }),
    refused(REMOVAL, 'that leaves it visible', "request.resource.data.state == 'removed'", {
      changes: { state: 'visible' },
      backedUpBy: NOT_SEEN,
    }),
    refused(REMOVAL, 'into an unknown state', "request.resource.data.state == 'removed'", {
      changes: { state: 'gone' },
    }),
    refused(REMOVAL, 'that keeps the words', "request.resource.data.body == ''", { changes: { body: undefined } }),
    refused(REMOVAL, 'that puts other words in their place', "request.resource.data.body == ''", {
      changes: { body: 'Removed by the host' },
    }),
    refused(REMOVAL, 'that keeps the name', "request.resource.data.name == ''", { changes: { name: undefined } }),
    refused(REMOVAL, 'without a seal', 'request.resource.data.seal == sealOf(resource.data)', {
      changes: { seal: '' },
    }),
    refused(REMOVAL, 'with the seal of other words', 'request.resource.data.seal == sealOf(resource.data)', {
      changes: { seal: sealOf(ANN.uid, { name: 'Ann', body: 'Something nobody has read yet.' }) },
    }),
    refused(REMOVAL, "with another person's seal", 'request.resource.data.seal == sealOf(resource.data)', {
      changes: { seal: sealOf(BOB.uid, WORDS) },
    }),
    refused(REMOVAL, 'with the seal in capital letters', 'request.resource.data.seal == sealOf(resource.data)', {
      changes: { seal: SEAL.toUpperCase() },
    }),
  ],
};

const FITS = 'resource.data.seal == sealOf(request.resource.data)';
const SHIFTED = { name: 'x'.repeat(721), body: 'The rest.' };

/** Undo of a removal. */
export const restoreComment: RuleTable = {
  title: "bring one's own removed comment back",
  allow: '/comments/{comment} allow update: if isRestoration',
  cases: [
    allowed(RESTORATION, 'at once'),
    allowed(RESTORATION, 'a year later', { age: YEAR }),
    allowed(RESTORATION, 'in a thread that a moderator reads first', { thread: { moderation: 'pre' } }),
    ...commonCases(RESTORATION),
    refused(RESTORATION, 'by another person, sealed for that person', 'resource.data.author == authorKey(thread)', {
      as: BOB,
      place: 'isOwn',
      stored: { seal: sealOf(BOB.uid, WORDS), author: authorKey(ANN.uid, 'another') },
    }),
    refused(RESTORATION, 'of a comment that is not removed', "resource.data.state == 'removed'", {
      stored: { ...WORDS, state: 'visible' },
      backedUpBy: NOT_SEEN,
    }),
    refused(RESTORATION, 'that leaves it removed', "request.resource.data.state == 'visible'", {
      changes: { state: undefined },
      backedUpBy: NOT_SEEN,
    }),
    refused(RESTORATION, 'that keeps the seal', "request.resource.data.seal == ''", { changes: { seal: undefined } }),
    refused(RESTORATION, 'with other words', FITS, { changes: { body: 'Something nobody has read yet.' } }),
    refused(RESTORATION, 'with another name', FITS, { changes: { name: 'Dr Ann' } }),
    refused(RESTORATION, 'of what somebody else removed', FITS, { stored: { seal: '' } }),
    refused(RESTORATION, 'of what somebody else removed, with no words', FITS, {
      stored: { seal: '' },
      changes: { body: ' ', name: '' },
      backedUpBy: 'a body is not blank',
    }),
    refused(RESTORATION, 'with a name that has taken words from the body', 'validName(request.resource.data.name)', {
      stored: { seal: sealOf(ANN.uid, SHIFTED) },
      changes: SHIFTED,
    }),
    refused(RESTORATION, 'with a body that has given its words to the name', 'validBody(request.resource.data.body)', {
      stored: { seal: sealOf(ANN.uid, { name: 'Ann', body: '' }) },
      changes: { name: 'Ann', body: '' },
    }),
    refused(RESTORATION, 'by a banned person', '!isBanned()', { banned: null }),
    refused(RESTORATION, 'in a closed thread', OPEN, { thread: CLOSED, place: 'threadIsOpen' }),
  ],
};
