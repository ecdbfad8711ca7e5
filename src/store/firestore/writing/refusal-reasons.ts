import { CommentsError } from '../../../model/errors.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { decodeValue, type FirestoreDocument } from '../firestore-values.js';
import { countOf } from './comment-limiter.js';

/** The longest wait between two comments, in milliseconds, that a site is expected to set in its rules. */
const LONGEST_WAIT = 60_000;

/** Comments of one person in one day (UTC); the same number as in `firestore.rules`. */
const MOST_PER_DAY = 100;

/**
 * Why the rules may have refused a person's words, besides the words themselves; null when nothing is known.
 *
 * @param isPost - whether the words were new, or a change of what is posted already
 */
export async function refusalReason(
  rest: FirestoreRest,
  uid: string,
  token: string,
  isPost: boolean,
): Promise<CommentsError | null> {
  const [limit, ban] = ['limits', 'bans'].map((place) => `${rest.root}/${place}/${encodeURIComponent(uid)}`);
  const { found, readTime } = await rest.read([limit ?? '', ban ?? ''], token);
  const now = readTime.getTime();
  if (isInForce(found.get(ban ?? ''), now)) return new CommentsError('banned', 'A moderator banned this person.');
  const { lastAt, today } = countOf(found.get(limit ?? ''), now);
  if (!isPost) return null;
  if (today >= MOST_PER_DAY) return new CommentsError('too-many', 'This person has posted enough for one day.');
  if (now - lastAt < LONGEST_WAIT) return new CommentsError('too-soon', 'This person posted a moment ago.');
  return null;
}

function isInForce(ban: FirestoreDocument | undefined, now: number): boolean {
  const until = decodeValue(ban?.fields?.['until']);
  return ban !== undefined && !(until instanceof Date && until.getTime() <= now);
}
