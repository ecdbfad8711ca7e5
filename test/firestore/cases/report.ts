import { SERVER_TIME, type Person, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  commits,
  MINUTE,
  MOD,
  reportPath,
  storedBan,
  storedComment,
  storedInQueue,
  storedThread,
  threadPath,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, noRule, STRANGERS, type Broken } from '../variations.js';

const fieldsOf = ({ id, thread }: Scene, changes: PlainFields = {}): PlainFields => ({
  comment: id,
  thread,
  reason: 'abuse',
  urgent: false,
  note: 'This names my doctor.',
  at: SERVER_TIME,
  state: 'open',
  ...changes,
});

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly changes?: PlainFields;
  /** What the comment had before; null: there is none. */
  readonly before?: PlainFields | null;
  readonly given?: (scene: Scene) => readonly Write[];
  /** Another name for the report. */
  readonly called?: (scene: Scene) => string;
}

const placeOf = (scene: Scene, called: Variation['called']): string =>
  called ? `${threadPath(scene)}/reports/${called(scene)}` : reportPath(scene, BOB);

const { allows, refuses } = casesOf(({ as = BOB, changes, before = {}, given, called }: Variation) => ({
  as,
  given: (scene) => [...(before ? storedComment(scene, before) : []), ...(given?.(scene) ?? [])],
  send: commits((scene) => [scene.store.write(placeOf(scene, called), fieldsOf(scene, changes))]),
}));

const broken = (text: string, backedUpBy?: string): Broken => ['isReport', text, backedUpBy];
const NAME = broken("id == request.resource.data.comment + '_' + request.auth.uid");
const REASON = broken("request.resource.data.reason in ['spam', 'abuse', 'personal', 'worried', 'other']");
const URGENT = broken("request.resource.data.urgent == (request.resource.data.reason == 'worried')");
const NOTE = broken('request.resource.data.note.size() <= noteUnits()');
const TIME = broken('request.resource.data.at == request.time');
const OPEN = broken("request.resource.data.state == 'open'");
const VISIBLE = broken("get(commentPath(thread, request.resource.data.comment)).data.state == 'visible'");
const THREAD = broken('request.resource.data.thread == thread');

const missing = (field: string): RuleCase =>
  refuses(`without the field ${field}`, ['exactKeys', 'data.keys().hasAll(keys)', 'reading what is not there fails'], {
    changes: { [field]: undefined },
  });

/** Telling moderators of a comment. */
export const reportComment: RuleTable = {
  title: 'report a comment',
  allow: '/reports/{report} allow create: if isReport',
  cases: [
    ...['spam', 'abuse', 'personal', 'other'].map((reason) => allows(`as ${reason}`, { changes: { reason } })),
    allows('out of worry for its author', { changes: { reason: 'worried', urgent: true } }),
    allows('without a note', { changes: { note: '' } }),
    allows('with a note of 6,000 units', { changes: { note: 'x'.repeat(6000) } }),
    allows('in a closed thread', { given: (scene) => storedThread(scene, { state: 'closed' }) }),
    allows('that another person has reported', {
      given: (scene) => [scene.store.write(reportPath(scene, MOD), fieldsOf(scene))],
    }),
    allows("that is one's own", { as: ANN, called: ({ id }) => `${id}_${ANN.uid}` }),
    allows('after a ban', { given: (scene) => storedBan(scene, ago(MINUTE), BOB) }),

    ...Object.keys(fieldsOf({ id: '', thread: '' } as Scene)).map(missing),
    refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], { changes: { by: BOB.uid } }),
    refuses('as nobody', broken('signedIn()', 'the uid of nobody cannot be read'), { as: null }),
    refuses('in the name of another person', NAME, { called: ({ id }) => `${id}_${ANN.uid}` }),
    refuses('under another name, to report it again', NAME, { called: ({ id }) => `${id}_${BOB.uid}_2` }),
    refuses('under the name of another comment', NAME, { called: ({ other }) => `${other}_${BOB.uid}` }),
    refuses('for another thread', THREAD, { changes: { thread: 'another-talk' } }),
    refuses('for no thread', THREAD, { changes: { thread: '' } }),
    refuses('with an unknown reason', REASON, { changes: { reason: 'boring' } }),
    refuses('with the reason of a moderator', REASON, { changes: { reason: 'advice' } }),
    refuses('with an empty reason', REASON, { changes: { reason: '' } }),
    refuses('as urgent for any reason', URGENT, { changes: { urgent: true } }),
    refuses('as not urgent out of worry', URGENT, { changes: { reason: 'worried' } }),
    refuses('as urgent in words', URGENT, { changes: { urgent: 'no' } }),
    refuses('with a note that is a list', broken('request.resource.data.note is string'), { changes: { note: ['x'] } }),
    refuses('with a note that is a number', broken('request.resource.data.note is string', 'a number has no size'), {
      changes: { note: 7 },
    }),
    refuses('with a note of 6,001 units', NOTE, { changes: { note: 'x'.repeat(6001) } }),
    refuses('with an earlier time', TIME, { changes: { at: ago(MINUTE) } }),
    refuses('with a later time', TIME, { changes: { at: ago(-MINUTE) } }),
    refuses('that is closed', OPEN, { changes: { state: 'closed' } }),
    refuses('in an unknown state', OPEN, { changes: { state: 'new' } }),
    refuses('that is not there', VISIBLE, { before: null }),
    refuses('that waits for a moderator', VISIBLE, { before: null, given: storedInQueue }),
    refuses('that is removed', VISIBLE, { before: { state: 'removed' } }),
    refuses('whose id is that of no comment', broken('validCommentId(request.resource.data.comment)'), {
      given: (scene) => storedComment(scene, {}, 'imported-7'),
      changes: { comment: 'imported-7' },
      called: () => `imported-7_${BOB.uid}`,
    }),
    refuses('as a banned person', broken('!isBanned()'), { given: (scene) => storedBan(scene, null, BOB) }),
    refuses('as a person whose ban ends tomorrow', broken('!isBanned()'), {
      given: (scene) => storedBan(scene, ago(-24 * 60 * MINUTE), BOB),
    }),
    noRule('and take it back', {
      as: BOB,
      given: (scene) => [...storedComment(scene), stored(scene)],
      send: commits((scene) => [scene.store.remove(reportPath(scene, BOB))]),
    }),
    noRule('and delete it as a moderator', {
      as: MOD,
      given: (scene) => [stored(scene)],
      send: commits((scene) => [scene.store.remove(reportPath(scene, BOB))]),
    }),
  ],
};

function stored(scene: Scene, changes: PlainFields = {}): Write {
  return scene.store.write(reportPath(scene, BOB), fieldsOf(scene, changes));
}

const again = casesOf(({ as = BOB, changes, before = { at: ago(MINUTE) }, given }: Variation) => ({
  as,
  given: (scene) => [...storedComment(scene), stored(scene, before ?? {}), ...(given?.(scene) ?? [])],
  send: commits((scene) => [scene.store.write(reportPath(scene, BOB), fieldsOf(scene, changes))]),
}));
const AGAIN = (text: string): Broken => ['isReportAgain', text];
const WAITED = "request.time >= resource.data.at + duration.value(secondsBetween(), 's')";

/** Reporting a comment again, in the place of the first report. */
export const reportAgain: RuleTable = {
  title: 'report a comment again',
  allow: '/reports/{report} allow update: if isReportAgain',
  cases: [
    again.allows('in other words', { changes: { note: 'And my street.' } }),
    again.allows('more urgently', { changes: { reason: 'worried', urgent: true } }),
    again.refuses('that a moderator has answered', AGAIN("resource.data.state == 'open'"), {
      before: { at: ago(MINUTE), state: 'closed' },
    }),
    again.refuses('at once', AGAIN(WAITED), { before: { at: SERVER_TIME } }),
    again.refuses("in another person's place", AGAIN('isReport(thread, id)'), { as: ANN }),
    again.refuses('as closed', AGAIN('isReport(thread, id)'), { changes: { state: 'closed' } }),
    again.refuses('at an earlier time', AGAIN('isReport(thread, id)'), { changes: { at: ago(2 * MINUTE) } }),
    again.refuses('that is removed meanwhile', AGAIN('isReport(thread, id)'), {
      given: (scene) => storedComment(scene, { state: 'removed' }),
    }),
    again.refuses('as a banned person', AGAIN('isReport(thread, id)'), {
      given: (scene) => storedBan(scene, null, BOB),
    }),
  ],
};

const answering = casesOf(({ as = MOD, changes = { state: 'closed' }, before }: Variation) => ({
  as,
  given: (scene) => [stored(scene, before ?? {})],
  send: commits((scene) => [scene.store.write(reportPath(scene, BOB), changes, { mask: true, exists: true })]),
}));
const MODERATES: Broken = ['isReportAnswered', 'moderates()'];
const STATE: Broken = ['isReportAnswered', "request.resource.data.state in ['open', 'closed']"];

/** Closing a report. */
export const answerReport: RuleTable = {
  title: 'close a report',
  allow: '/reports/{report} allow update: if isReportAnswered',
  cases: [
    answering.allows('as a moderator'),
    answering.allows('as a host', { as: { ...MOD, role: 'host' } }),
    answering.allows('and open it again', { before: { state: 'closed' }, changes: { state: 'open' } }),
    answering.refuses("that is one's own", MODERATES, { as: BOB }),
    answering.refuses("about one's own comment", MODERATES, { as: ANN }),
    ...STRANGERS.slice(1).map(([name, as]) => answering.refuses(name, MODERATES, { as })),
    answering.refuses('as nobody', MODERATES, { as: null }),
    answering.refuses('to an unknown state', STATE, { changes: { state: 'done' } }),
    answering.refuses('to no state', STATE, { changes: { state: null } }),
    ...Object.entries({ reason: 'spam', note: '', urgent: true, at: ago(0), by: MOD.uid, comment: 'c'.repeat(20) }).map(
      ([field, value]) =>
        answering.refuses(`changing ${field} too`, ['isReportAnswered', "changesOnly(['state'])"], {
          changes: { state: 'closed', [field]: value },
        }),
    ),
  ],
};

const OWN = '/reports/{report} allow get: if request.auth != null';
const THEIRS = "resource.data.comment + '_' + request.auth.uid == report";
const read = (name: string, as: Person, expect: RuleCase['expect'], there = true): RuleCase => ({
  name,
  as,
  given: (scene) => (there ? [stored(scene)] : []),
  send: (scene) => scene.store.get(reportPath(scene, BOB), scene.as),
  expect,
});

/** Reading a report. */
export const readReport: RuleTable = {
  title: 'read a report',
  allow: OWN,
  cases: [
    read("one's own", BOB, 'allowed'),
    read("another person's, about one's own comment", ANN, { in: OWN, text: THEIRS }),
    read("another person's, as an expert", { ...ANN, role: 'expert' }, { in: OWN, text: THEIRS }),
    read('as nobody', null, { in: OWN, text: 'request.auth != null', backedUpBy: 'nobody has no uid' }),
    { ...read("another person's, by the name of it", ANN, { in: OWN, text: THEIRS }), as: { uid: `x_${BOB.uid}` } },
  ],
};
