import { SERVER_TIME, type PlainFields } from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  commits,
  count,
  limitPath,
  post,
  storedComment,
  uncountedPost,
  type RuleCase,
  type RuleTable,
} from '../scene.js';

const SECOND = 1000;

/** Ann's count as it was left some milliseconds ago. */
function countedBefore(age: number, dayCount: number): NonNullable<RuleCase['given']> {
  return ({ store, other }) => [
    store.write(limitPath(), { at: ago(age), thread: 'another-talk', comment: other, dayCount }),
  ];
}

/** A post with another count than the widget's. */
function counting(changes: PlainFields): RuleCase['send'] {
  return commits((scene) => [...uncountedPost(scene), count(scene, changes)]);
}

/** Whether the time some milliseconds ago is of today's date (UTC). */
function sameDay(age: number): boolean {
  return new Date().getUTCDate() === ago(age).getUTCDate();
}

const DAY = 24 * 60 * 60 * SECOND;
const LATER = 11 * SECOND;

/** The count of somebody's first comment. */
export const firstCount: RuleTable = {
  title: "count somebody's first comment",
  allow: 'allow create: if isFirstCount',
  cases: [
    { name: 'with the comment', send: commits((scene) => post(scene)), expect: 'allowed' },
    {
      name: 'as none',
      send: counting({ dayCount: 0 }),
      expect: { in: 'isFirstCount', text: 'request.resource.data.dayCount == 1' },
    },
    {
      name: 'with a field more',
      send: counting({ free: true }),
      expect: { in: 'exactKeys', text: 'data.keys().hasOnly(keys)' },
    },
    {
      name: 'at an earlier time',
      send: counting({ at: ago(DAY) }),
      expect: { in: 'isCount', text: 'request.resource.data.at == request.time' },
    },
    {
      name: 'without the comment',
      send: commits((scene) => [count(scene)]),
      expect: {
        in: 'isCount',
        text: 'existsAfter(commentPath(request.resource.data.thread, request.resource.data.comment))',
      },
    },
    {
      name: 'for a comment that was there before',
      given: storedComment,
      send: commits((scene) => [count(scene)]),
      expect: {
        in: 'isCount',
        text: '!exists(commentPath(request.resource.data.thread, request.resource.data.comment))',
      },
    },
    {
      name: 'on the account of another person',
      send: commits((scene) => [...post(scene), count(scene, {}, BOB.uid)]),
      expect: { in: 'isCount', text: 'request.auth.uid == uid' },
    },
    {
      name: 'as nobody',
      as: null,
      send: commits((scene) => [count(scene), ...uncountedPost(scene)]),
      expect: { in: 'isCount', text: 'signedIn()', backedUpBy: 'the uid of nobody cannot be read' },
    },
  ],
};

/** The count of every comment after the first. */
export const nextCount: RuleTable = {
  title: 'count the next comment',
  allow: 'allow update: if isNextCount',
  cases: [
    {
      name: 'one more, later',
      given: countedBefore(LATER, 4),
      send: (scene) => counting({ dayCount: sameDay(LATER) ? 5 : 1 })(scene),
      expect: 'allowed',
    },
    {
      name: 'the first one of a new day',
      given: countedBefore(DAY, 100),
      send: counting({ dayCount: 1 }),
      expect: 'allowed',
    },
    {
      name: 'after a moment',
      given: countedBefore(8 * SECOND, 1),
      send: (scene) => counting({ dayCount: sameDay(8 * SECOND) ? 2 : 1 })(scene),
      expect: {
        in: 'isNextCount',
        text: "request.time >= resource.data.at + duration.value(secondsBetween(), 's')",
      },
    },
    {
      name: 'as the first of the day when it is not',
      given: countedBefore(LATER, 4),
      send: (scene) => counting({ dayCount: sameDay(LATER) ? 1 : 5 })(scene),
      expect: { in: 'isNextCount', text: 'request.resource.data.dayCount == nextDayCount()' },
    },
    {
      name: 'one too many in a day',
      given: countedBefore(LATER, 100),
      send: counting({ dayCount: 101 }),
      expect: { in: 'isNextCount', text: 'request.resource.data.dayCount <= mostPerDay()' },
    },
    {
      name: 'without the comment',
      given: countedBefore(LATER, 1),
      send: (scene) => commits(() => [count(scene, { at: SERVER_TIME, dayCount: sameDay(LATER) ? 2 : 1 })])(scene),
      expect: {
        in: 'isCount',
        text: 'existsAfter(commentPath(request.resource.data.thread, request.resource.data.comment))',
      },
    },
  ],
};

const readCount = (name: string, as: RuleCase['as'], expect: RuleCase['expect']): RuleCase => ({
  name,
  ...(as !== undefined && { as }),
  given: countedBefore(LATER, 1),
  send: (scene) => scene.store.get(limitPath(), scene.as),
  expect,
});

/** Reading a count. */
export const readOwnCount: RuleTable = {
  title: 'read a count',
  allow: 'allow get: if request.auth != null',
  cases: [
    readCount("one's own", ANN, 'allowed'),
    readCount("another person's", BOB, { in: 'allow get: if request.auth != null', text: 'request.auth.uid == uid' }),
    readCount('as nobody', null, {
      in: 'allow get: if request.auth != null',
      text: 'request.auth != null',
      backedUpBy: 'the uid of nobody cannot be read',
    }),
  ],
};
