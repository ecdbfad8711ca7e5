import type { Messages } from './messages.js';

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

function count(n: number, one: string, other: string): string {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;
}

// Nobody who only reads meets the others; `english-acting` has their sentences.
const failures: Messages['failures'] = {
  offline: 'There is no connection at the moment.',
  busy: 'The comments are very busy at the moment.',
  misconfigured: 'Comments cannot be shown here at the moment.',
  unknown: 'Something went wrong.',
};

/** The interface in English. */
export const english: Messages = {
  lang: 'en',
  heading: 'Comments',
  anonymous: 'Anonymous',
  edited: 'edited',
  removed: 'Comment removed',
  you: 'you',
  pinned: 'Pinned',
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

  heart: (hearts) => (hearts === 0 ? 'Heart' : `Heart ${number.format(hearts)}`),
  report: 'Report',
  reportOf: (name) => `Report the comment of ${name}`,
  reply: 'Reply',
  tryAgain: 'Try again',
  notSent: 'Not sent.',
  readMore: (words) => `Read more (${count(words, 'word', 'words')})`,
  readLess: 'Show less',
  repliesTo: (name) => `Replies to ${name}`,
  replyTo: (name) => `Reply to ${name}`,

  loadMore: 'Load more',
  showAll: 'Show all',
  loadingMore: 'Loading…',
  loadedMore: (n) => `${count(n, 'more comment', 'more comments')} loaded`,
  newComments: (n) => count(n, 'new comment', 'new comments'),

  forActing: async () => (await import('./english-acting.js')).englishActing(failures),
  forReports: async () => (await import('./english-report.js')).englishReport,
  forSignIn: async () => (await import('./english-sign-in.js')).englishSignIn,
  forModerators: async () => (await import('./english-moderator.js')).englishModerator,

  failures,
  goesOn: 'It will go on by itself.',
};
