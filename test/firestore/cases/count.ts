import { type PlainFields } from '../../support/firestore-rest.js';
import type { Clause } from '../rules-source.js';
import {
  ago,
  ANN,
  BOB,
  commits,
  count,
  limitPath,
  post,
  storedComment,
  storedInQueue,
  uncountedPost,
  untilTheDateStays,
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

const DAY = 24 * 60 * 60 * SECOND;
const LATER = 11 * SECOND;
const MOMENT = 2 * SECOND;

/** The count of somebody's first comment. */
export const firstCount: RuleTable = {
  title: "count somebody's first comment",
  allow: '/limits/{uid} allow create: if isFirstCount',
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
      expect: {
        in: 'isCount',
        text: 'request.resource.data.at == request.time',
        backedUpBy: 'its comment wants a count of this moment',
      },
    },
    {
      name: 'without the comment',
      send: commits((scene) => [count(scene)]),
      expect: { in: 'isBrought', text: 'getAfter(queuePath(thread, id)).data.createdAt == request.time' },
    },
    {
      name: 'for a comment that was there before',
      given: storedComment,
      send: commits((scene) => [count(scene)]),
      expect: { in: 'isBrought', text: 'getAfter(commentPath(thread, id)).data.createdAt == request.time' },
    },
    {
      name: 'for a held comment that was there before',
      given: storedInQueue,
      send: commits((scene) => [count(scene)]),
      expect: { in: 'isBrought', text: 'getAfter(queuePath(thread, id)).data.createdAt == request.time' },
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

/** A post after a count that was left some milliseconds ago. */
function next(age: number, dayCount: number, changes: PlainFields, send = counting(changes)): RuleCase['send'] {
  return async (scene) => {
    await untilTheDateStays();
    await scene.store.seed(countedBefore(age, dayCount)(scene));
    return send(scene);
  };
}

const SAME_DAY = 'resource.data.at.date() == request.time.date()';
const ONE_MORE = 'request.resource.data.dayCount == nextDayCount()';
const WAITED = "request.time >= resource.data.at + duration.value(secondsBetween(), 's')";
const refused = (name: string, send: RuleCase['send'], text: string, more: Partial<Clause> = {}): RuleCase => ({
  name,
  send,
  expect: { in: 'isNextCount', text, ...more },
});

/** The count of every comment after the first. */
export const nextCount: RuleTable = {
  title: 'count the next comment',
  allow: '/limits/{uid} allow update: if isNextCount',
  cases: [
    { name: 'one more, later', send: next(LATER, 4, { dayCount: 5 }), expect: 'allowed' },
    { name: 'the last one of a day', send: next(LATER, 99, { dayCount: 100 }), expect: 'allowed' },
    { name: 'the first one of a new day', send: next(DAY, 100, { dayCount: 1 }), expect: 'allowed' },
    refused('after a moment', next(MOMENT, 1, { dayCount: 2 }), WAITED),
    refused('after a count from the future', next(-MOMENT, 1, { dayCount: 2 }), WAITED),
    refused('as the first of the day when it is not', next(LATER, 4, { dayCount: 1 }), ONE_MORE),
    refused('as the same as before', next(LATER, 4, { dayCount: 4 }), ONE_MORE),
    refused('as none', next(LATER, 4, { dayCount: 0 }), ONE_MORE),
    refused('as far below zero', next(LATER, 4, { dayCount: -1000 }), ONE_MORE),
    refused('as text', next(LATER, 4, { dayCount: '5' }), ONE_MORE, {
      backedUpBy: 'text is not compared with numbers',
    }),
    refused('on a new day as one more of the day before', next(DAY, 4, { dayCount: 5 }), SAME_DAY, {
      in: 'nextDayCount',
    }),
    refused(
      'one too many in a day',
      next(LATER, 100, { dayCount: 101 }),
      'request.resource.data.dayCount <= mostPerDay()',
    ),
    refused(
      'at an earlier time, to wait less the next time',
      next(LATER, 1, { dayCount: 2, at: ago(DAY) }),
      'request.resource.data.at == request.time',
      { in: 'isCount', backedUpBy: 'its comment wants a count of this moment' },
    ),
    refused(
      'without the comment',
      next(
        LATER,
        1,
        {},
        commits((scene) => [count(scene, { dayCount: 2 })]),
      ),
      'getAfter(queuePath(thread, id)).data.createdAt == request.time',
      { in: 'isBrought' },
    ),
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
  allow: '/limits/{uid} allow get: if request.auth != null',
  cases: [
    readCount("one's own", ANN, 'allowed'),
    readCount("another person's", BOB, {
      in: '/limits/{uid} allow get: if request.auth != null',
      text: 'request.auth.uid == uid',
    }),
    readCount('as nobody', null, {
      in: '/limits/{uid} allow get: if request.auth != null',
      text: 'request.auth != null',
      backedUpBy: 'the uid of nobody cannot be read',
    }),
  ],
};
