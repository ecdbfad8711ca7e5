import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

// Nobody who only reads meets the others; `english-acting` has their sentences.
const failures: Messages['failures'] = {
  offline: 'There is no connection at the moment.',
  busy: 'The comments are very busy at the moment.',
  misconfigured: 'Comments cannot be shown here at the moment.',
  unknown: 'Something went wrong.',
};

/** The interface in English. */
export const english: Dictionary = (formats) => ({
  lang: 'en',
  dir: 'ltr',
  heading: 'Comments',
  anonymous: 'Anonymous',
  edited: 'edited',
  removed: 'Comment removed',
  you: 'you',
  pinned: 'Pinned',
  linked: 'Linked comment',
  answered: 'Answered',
  waiting: 'Waiting for review',
  roles: { expert: 'Expert', host: 'Host', moderator: 'Moderator' },

  loading: 'Loading comments…',
  empty: 'No comments yet. Yours can be the first.',
  closed: 'This conversation is closed. You can still read it.',
  offline: 'You seem to be offline. New comments will appear when the connection is back.',
  memoryOnly: 'This browser keeps no comments: they will be gone when you leave this page.',

  commentLabel: 'Your comment',
  nameLabel: 'Name (optional)',
  nameHint: 'Leave it empty to stay anonymous.',
  publicNotice: 'Anyone can read what you post here.',
  reviewNotice: 'A moderator reads it first, then anyone can.',
  postComment: 'Post comment',
  cancel: 'Cancel',
  sending: 'Sending…',

  heart: (hearts) => (hearts === 0 ? 'Heart' : `Heart ${formats.number(hearts)}`),
  report: 'Report',
  reportOf: (name) => `Report the comment of ${name}`,
  copyLink: 'Copy link',
  copyLinkOf: (name) => `Copy link to the comment of ${name}`,
  reply: 'Reply',
  tryAgain: 'Try again',
  notSent: 'Not sent.',
  readMore: (words) => formats.count(words, { one: 'Read more (# word)', other: 'Read more (# words)' }),
  readLess: 'Show less',
  repliesTo: (name) => `Replies to ${name}`,
  replyTo: (name) => `Reply to ${name}`,

  loadMore: 'Load more',
  showAll: 'Show all',
  loadingMore: 'Loading…',
  loadedMore: (n) => formats.count(n, { one: '# more comment loaded', other: '# more comments loaded' }),
  newComments: (n) => formats.count(n, { one: '# new comment', other: '# new comments' }),

  forActing: later(async () => (await import('./en-acting.js')).englishActing(formats, failures)),
  forReports: later(async () => (await import('./en-report.js')).englishReport(formats)),
  forSignIn: later(async () => (await import('./en-sign-in.js')).englishSignIn),
  forModerators: later(async () => (await import('./en-moderator.js')).englishModerator(formats)),

  failures,
  goesOn: 'It will go on by itself.',
});
