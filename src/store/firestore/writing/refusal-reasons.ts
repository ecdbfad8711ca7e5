import { CommentsError } from '../../../model/errors.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { decodeValue, type FirestoreDocument, type FirestoreFields } from '../firestore-values.js';
import { countOf } from './comment-limiter.js';

/** The longest wait between two comments, or two reports of one, in milliseconds, that a site is expected to set in its rules. */
const LONGEST_WAIT = 60_000;

/** Comments of one person in one day (UTC); the same number as in `firestore.rules`. */
const MOST_PER_DAY = 100;

/** What was refused. */
export interface Refused {
  /** Whether it was a new comment, and not something about one that is posted already. */
  readonly isPost: boolean;
  /** The document name of the comment that it took for visible, or null. */
  readonly about: string | null;
}

/** Why the rules may have refused what a person did, besides its words; null when nothing is known. */
export async function refusalReason(
  rest: FirestoreRest,
  uid: string,
  token: string,
  { isPost, about }: Refused,
): Promise<CommentsError | null> {
  const [limit = '', ban = ''] = ['limits', 'bans'].map((place) => `${rest.root}/${place}/${encodeURIComponent(uid)}`);
  const { found, readTime } = await rest.read([limit, ban, ...(about === null ? [] : [about])], token);
  const now = readTime.getTime();
  if (isInForce(found.get(ban), now)) return new CommentsError('banned', 'A moderator banned this person.');
  if (about !== null && !isVisible(found.get(about))) return new CommentsError('not-found', 'The comment is gone.');
  const { lastAt, today } = countOf(found.get(limit), now);
  if (!isPost) return null;
  if (today >= MOST_PER_DAY) return new CommentsError('too-many', 'This person has posted enough for one day.');
  if (now - lastAt < LONGEST_WAIT) return new CommentsError('too-soon', 'This person posted a moment ago.');
  return null;
}

/**
 * Whether a report that was refused had arrived before, and only the answer was lost.
 *
 * @throws CommentsError `too-soon` when it would have taken the place of another one too early
 */
export async function isReported(
  rest: FirestoreRest,
  token: string,
  name: string,
  fields: FirestoreFields,
): Promise<boolean> {
  const { found, readTime } = await rest.read([name], token);
  const kept = found.get(name)?.fields;
  const isSame = (field: string): boolean => decodeValue(kept?.[field]) === decodeValue(fields[field]);
  // What a moderator has answered is not read again.
  if (!isSame('state')) return false;
  if (isSame('reason') && isSame('note')) return true;
  const at = decodeValue(kept?.['at']);
  if (at instanceof Date && readTime.getTime() - at.getTime() < LONGEST_WAIT) {
    throw new CommentsError('too-soon', 'This person reported the comment a moment ago.');
  }
  return false;
}

function isVisible(comment: FirestoreDocument | undefined): boolean {
  return decodeValue(comment?.fields?.['state']) === 'visible';
}

function isInForce(ban: FirestoreDocument | undefined, now: number): boolean {
  const until = decodeValue(ban?.fields?.['until']);
  return ban !== undefined && !(until instanceof Date && until.getTime() <= now);
}
