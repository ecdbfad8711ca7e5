import { SERVER_TIME, type Person, type Plain, type PlainFields, type Write } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  change,
  commits,
  MINUTE,
  MOD,
  storedComment,
  storedInQueue,
  storedRole,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { backedUp, casesOf, STRANGERS, type Broken } from '../variations.js';

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: Person;
  readonly changes?: PlainFields;
  /** The answer, if it is not the other comment. */
  readonly answer?: Plain;
  /** What the answer had before; null: there is none. */
  readonly before?: PlainFields | null;
  readonly given?: (scene: Scene) => readonly Write[];
}

const { allows, refuses } = casesOf(({ as = MOD, answer, changes, before = {}, given }: Variation) => ({
  as,
  given: (scene) => [
    ...storedComment(scene),
    ...(before ? storedComment(scene, { parent: scene.id, root: scene.id, ...before }, scene.other) : []),
    ...(given?.(scene) ?? []),
  ],
  send: commits((scene) => {
    const marked = answer === undefined ? scene.other : answer;
    return change(scene, { answer: marked, updatedAt: SERVER_TIME, ...changes });
  }),
}));

const ONLY: Broken = ['isAnswerMark', "changesOnly(['answer', 'updatedAt'])"];
const MODERATES: Broken = ['isAnswerMark', 'moderates()'];
const TIME: Broken = ['isAnswerMark', 'request.resource.data.updatedAt == request.time'];
const ID: Broken = ['isAnswer', 'validCommentId(id)'];
const VISIBLE: Broken = ['isAnswer', "get(commentPath(thread, id)).data.state == 'visible'"];
const ANSWER: Broken = [
  'isAnswerMark',
  '(request.resource.data.answer == null || isAnswer(thread, request.resource.data.answer))',
];

/** Marking the answer to a question. */
export const markAnswer: RuleTable = {
  title: 'mark an answer',
  allow: '/comments/{comment} allow update: if isAnswerMark',
  cases: [
    allows('as a moderator'),
    allows('as a host', { as: { ...MOD, role: 'host' } }),
    allows('as a moderator whose role is in a document', {
      as: { uid: MOD.uid },
      given: (scene) => storedRole(scene, 'moderator', MOD),
    }),
    allows('and take the mark away', { answer: null }),
    allows('on a removed question', { given: (scene) => storedComment(scene, { state: 'removed' }) }),
    ...STRANGERS.map(([name, as]) => refuses(name, MODERATES, { as })),
    refuses('as the author of the question', MODERATES, { as: ANN }),
    refuses('as another person', MODERATES, { as: BOB }),
    refuses('as nobody', MODERATES, { as: null }),
    refuses('and take the mark away, as its author', MODERATES, { as: ANN, answer: null }),
    refuses('that is removed', VISIBLE, { before: { state: 'removed' } }),
    refuses('that is not there', VISIBLE, { before: null }),
    refuses('that waits', VISIBLE, { before: null, given: (scene) => storedInQueue({ ...scene, id: scene.other }) }),
    refuses('whose id is that of no comment', ID, {
      answer: 'imported-7',
      given: (scene) => storedComment(scene, {}, 'imported-7'),
    }),
    refuses('that is a path', backedUp(ID, 'such a document holds no comment'), { answer: 'x/private/author' }),
    refuses('that is true', ANSWER, { answer: true }),
    refuses('that is empty', ANSWER, { answer: '' }),
    refuses('with an earlier time', TIME, { changes: { updatedAt: ago(MINUTE) } }),
    refuses('without a time', TIME, { changes: { updatedAt: undefined } }),
    ...Object.entries({ body: 'Other words.', hearts: 9, state: 'removed', role: 'host', author: 'f'.repeat(32) }).map(
      ([field, value]) => refuses(`changing ${field} too`, ONLY, { changes: { [field]: value } }),
    ),
  ],
};
