import type { Messages } from './messages.js';

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

function count(n: number, one: string, other: string): string {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;
}

const REMOVED_FOR = {
  '': '',
  spam: ': it advertises',
  abuse: ': it hurts somebody',
  personal: ': it tells private details',
  advice: ': it gives medical advice',
  other: '',
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
  removedFor: (reason) => `A moderator removed this comment${REMOVED_FOR[reason]}.`,
  roles: { expert: 'Expert', host: 'Host', moderator: 'Moderator' },

  loading: 'Loading comments…',
  empty: 'No comments yet. Yours can be the first.',
  closed: 'This conversation is closed. You can still read it.',
  offline: 'You seem to be offline. New comments will appear when the connection is back.',
  memoryOnly: 'This browser keeps no comments: they will be gone when you leave this page.',

  commentLabel: 'Your comment',
  replyLabel: 'Your reply',
  editLabel: 'Edit your comment',
  nameLabel: 'Name (optional)',
  nameHint: 'Leave it empty to stay anonymous.',
  publicNotice: 'Anyone can read what you post here.',
  reviewNotice: 'A moderator reads it first, then anyone can.',
  postComment: 'Post comment',
  postReply: 'Post reply',
  saveEdit: 'Save changes',
  cancel: 'Cancel',
  sending: 'Sending…',
  errorPrefix: 'Error:',
  bodyEmpty: 'Write something first.',
  bodyTooLong: (over) => `This is ${count(over, 'character', 'characters')} too long.`,
  nameTooLong: (limit) => `A name can have ${count(limit, 'character', 'characters')} at most.`,
  charactersLeft: (left) =>
    left >= 0
      ? `${count(left, 'character', 'characters')} left`
      : `${count(-left, 'character', 'characters')} too many`,

  heart: (hearts) => (hearts === 0 ? 'Heart' : `Heart ${number.format(hearts)}`),
  report: 'Report',
  reportOf: (name) => `Report the comment of ${name}`,
  reply: 'Reply',
  edit: 'Edit',
  remove: 'Remove',
  undo: 'Undo',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text instead.',
  discard: 'Discard',
  notSent: 'Not sent.',
  readMore: (words) => `Read more (${count(words, 'word', 'words')})`,
  readLess: 'Show less',
  repliesTo: (name) => `Replies to ${name}`,
  replyTo: (name) => `Reply to ${name}`,
  editOf: (time) => `Edit your comment of ${time}`,
  removeOf: (time) => `Remove your comment of ${time}`,

  loadMore: 'Load more',
  showAll: 'Show all',
  loadingMore: 'Loading…',
  loadedMore: (n) => `${count(n, 'more comment', 'more comments')} loaded`,
  newComments: (n) => count(n, 'new comment', 'new comments'),

  posted: 'Your comment is posted.',
  postedForReview: 'Your comment waits for a moderator.',
  removedAnnouncement: 'Your comment is removed.',
  restoredAnnouncement: 'Your comment is back.',
  savedAnnouncement: 'Your changes are saved.',

  forReports: async () => (await import('./english-report.js')).englishReport,
  forSignIn: async () => (await import('./english-sign-in.js')).englishSignIn,
  forModerators: async () => (await import('./english-moderator.js')).englishModerator,

  failures: {
    'invalid-draft': 'The text is empty or too long.',
    closed: 'This conversation is closed.',
    'too-late': 'A comment can be changed for 15 minutes after posting. That time is over.',
    'too-soon': 'You posted a moment ago. It will go on by itself.',
    'too-many': 'That is all one person can post in a day.',
    banned: 'You cannot write here at the moment.',
    refused: 'This is not allowed here.',
    'not-found': 'This comment is no longer there.',
    offline: 'There is no connection at the moment. It will go on by itself.',
    busy: 'The comments are very busy at the moment. It will go on by itself.',
    'sign-in': 'Posting does not work on this page at the moment.',
    'signed-out': 'You are signed out. Sign in, then try again.',
    misconfigured: 'Comments cannot be shown here at the moment.',
    unknown: 'Something went wrong.',
  },
};
