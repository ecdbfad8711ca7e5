import type { ActingMessages } from '../acting-messages.js';
import type { Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ': it advertises',
  abuse: ': it hurts somebody',
  personal: ': it tells private details',
  advice: ': it gives medical advice',
  other: '',
};

const links = {
  linkCopied: 'Link copied',
  linkNotCopied: 'The browser did not allow copying. This is the address:',
  linkMissing: 'The linked comment is not here. It may have been removed, or it belongs to another page.',
  linkUnread: 'The linked comment could not be loaded.',
};

/** The words for people who write, in English; `failures` are those that everybody may meet. */
export const englishActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'Your reply',
  editLabel: 'Edit your comment',
  postReply: 'Post reply',
  saveEdit: 'Save changes',
  errorPrefix: 'Error:',
  bodyEmpty: 'Write something first.',
  bodyTooLong: (over) =>
    formats.count(over, { one: 'This is # character too long.', other: 'This is # characters too long.' }),
  nameTooLong: (limit) => `A name can have ${formats.number(limit)} characters at most.`,
  charactersLeft: (left) =>
    left >= 0
      ? formats.count(left, { one: '# character left', other: '# characters left' })
      : formats.count(-left, { one: '# character too many', other: '# characters too many' }),

  edit: 'Edit',
  editOf: (time) => `Edit your comment of ${time}`,
  remove: 'Remove',
  removeOf: (time) => `Remove your comment of ${time}`,
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text instead.',
  ...links,
  discard: 'Discard',
  removedFor: (reason) => `A moderator removed this comment${REMOVED_FOR[reason]}.`,

  posted: 'Your comment is posted.',
  postedForReview: 'Your comment waits for a moderator.',
  removedAnnouncement: 'Your comment is removed.',
  restoredAnnouncement: 'Your comment is back.',
  savedAnnouncement: 'Your changes are saved.',

  failures: {
    ...failures,
    'invalid-draft': 'The text is empty or too long.',
    closed: 'This conversation is closed.',
    'too-late': 'A comment can be changed for 15 minutes after posting. That time is over.',
    'too-soon': 'You posted a moment ago.',
    'too-many': 'That is all one person can post in a day.',
    banned: 'You cannot write here at the moment.',
    refused: 'This is not allowed here.',
    'not-found': 'This comment is no longer there.',
    'sign-in': 'Posting does not work on this page at the moment.',
    'signed-out': 'You are signed out. Sign in, then try again.',
  },
});
