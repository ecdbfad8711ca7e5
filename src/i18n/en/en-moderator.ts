import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in English. */
export const englishModerator = (formats: Formats): ModeratorMessages => ({
  title: 'Moderation',
  loading: 'Looking for what waits…',
  failed: 'The queue cannot be read at the moment. It is tried again by itself.',
  nothingWaits: 'Nothing waits for you.',
  waiting: (count) =>
    formats.count(count, {
      one: '# comment waits for you, in all threads of this site.',
      other: '# comments wait for you, in all threads of this site.',
    }),
  thisThread: 'This thread',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'Closed: it can be read, and takes no comments.'
      : isPreModerated
        ? 'Open. Comments are reviewed before others see them.'
        : 'Open. Comments appear at once.',
  inThread: (thread) => `in ${thread}`,
  held: 'Waiting for review',
  reported: (count) => formats.count(count, { one: 'Reported by # reader', other: 'Reported by # readers' }),
  reportReasons: {
    spam: 'advertising',
    abuse: 'abuse',
    personal: 'private details',
    worried: 'worried about this person',
    other: 'something else',
  },
  actions: {
    approve: 'Approve',
    hold: 'Back to review',
    remove: 'Remove',
    restore: 'Restore',
    keep: 'Keep it',
    reopen: 'Reopen reports',
    ban: 'Ban author',
    unban: 'End the ban',
    pin: 'Pin',
    unpin: 'Unpin',
    answered: 'Mark as answered',
    unanswered: 'Mark as not answered',
    closeThread: 'Close thread',
    openThread: 'Reopen thread',
    review: 'Review before publishing',
    publish: 'Publish at once',
  },
  actionOn: (action, name) => `${action}: comment of ${name}`,
  done: {
    approve: 'Approved.',
    hold: 'Waiting for review again.',
    remove: 'Removed.',
    restore: 'Restored.',
    keep: 'Kept. The reports are answered.',
    reopen: 'The reports wait again.',
    ban: 'The author is banned.',
    unban: 'The author is not banned any more.',
    pin: 'Pinned.',
    unpin: 'Not pinned any more.',
    answered: 'Marked as answered.',
    unanswered: 'Not marked as answered any more.',
    closeThread: 'The thread is closed.',
    openThread: 'The thread is open.',
    review: 'Comments are reviewed first from now on.',
    publish: 'Comments appear at once from now on.',
  },
  pending: 'Working…',
  notDone: 'Not done.',
  overtaken: 'It is not as it was: another moderator or the author was faster.',
  notAllowed: 'Your role does not allow this any more.',
  undo: 'Undo',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  removalReason: 'Reason, told to the author',
  removalReasons: {
    '': 'No reason given',
    spam: 'It advertises',
    abuse: 'It hurts somebody',
    personal: 'It tells private details',
    advice: 'It gives medical advice',
    other: 'Another reason',
  },
  banTime: 'How long',
  banTimes: { day: 'One day', week: 'One week', always: 'For good', end: 'End the ban' },
  answerBy: 'Which reply is the answer?',
  answerOf: (name, words) => `${name}: ${words}`,
});
