import { EDIT_WINDOW, type Comment, type CommentId } from './comment.js';
import { CommentsError } from './errors.js';
import { countCharacters, isBlank } from './counting.js';
import { cleanBody, cleanName } from './text.js';

/** Most characters of a comment, as a reader counts them. */
export const BODY_LIMIT = 2000;

/** Most characters of a name, as a reader counts them. */
export const NAME_LIMIT = 60;

/** Most UTF-16 units of a comment: slack for characters made of many; the rules hold the same number. */
export const BODY_UNITS = 24_000;

/** Most UTF-16 units of a name; the rules hold the same number. */
export const NAME_UNITS = 720;

/** Most characters of the note to a report, as a reader counts them. */
export const NOTE_LIMIT = 500;

/** Most UTF-16 units of that note; the rules hold the same number. */
export const NOTE_UNITS = 6000;

/** Words on their way to become a comment. */
export interface CommentDraft {
  readonly id: CommentId;
  readonly body: string;
  /** The empty text posts anonymously. */
  readonly name: string;
  /** The comment answered, or null. */
  readonly parent: CommentId | null;
}

/** What is wrong with a field of a draft. */
export type DraftProblem = 'empty' | 'too-long';

/** What is wrong with a draft, by field; an empty object means that it can be sent. */
export interface DraftProblems {
  readonly body?: DraftProblem;
  readonly name?: DraftProblem;
}

/** The same words as they will be kept. */
export function cleanDraft<T extends Pick<CommentDraft, 'body' | 'name'>>(draft: T): T {
  return { ...draft, body: cleanBody(draft.body), name: cleanName(draft.name) };
}

/** Checks cleaned words against the limits that the rules enforce too. */
export function findDraftProblems(draft: Pick<CommentDraft, 'body' | 'name'>): DraftProblems {
  const body = bodyProblem(draft.body);
  const name = isTooLong(draft.name, NAME_LIMIT, NAME_UNITS) ? 'too-long' : null;
  return { ...(body && { body }), ...(name && { name }) };
}

/**
 * Refuses cleaned words that break a limit.
 *
 * @throws CommentsError `invalid-draft`
 */
export function checkDraft(draft: Pick<CommentDraft, 'body' | 'name'>): void {
  const { body, name } = findDraftProblems(draft);
  if (body ?? name) throw new CommentsError('invalid-draft', 'The words are empty or too long.');
}

/**
 * A draft as it will be kept.
 *
 * @throws CommentsError `invalid-draft`
 */
export function checkedDraft<T extends Pick<CommentDraft, 'body' | 'name'>>(draft: T): T {
  const clean = cleanDraft(draft);
  checkDraft(clean);
  return clean;
}

/**
 * The note to a report as it is kept.
 *
 * @throws CommentsError `invalid-draft` when it is too long
 */
export function cleanNote(note: string): string {
  const text = cleanBody(note);
  if (isTooLong(text, NOTE_LIMIT, NOTE_UNITS)) throw new CommentsError('invalid-draft', 'The note is too long.');
  return text;
}

function bodyProblem(body: string): DraftProblem | null {
  if (isBlank(body)) return 'empty';
  return isTooLong(body, BODY_LIMIT, BODY_UNITS) ? 'too-long' : null;
}

function isTooLong(text: string, characters: number, units: number): boolean {
  if (text.length <= characters) return false;
  return text.length > units || countCharacters(text) > characters;
}

/** Whether its author may still change the words of a comment; `now` in milliseconds since 1970. */
export function isEditable(comment: Comment, now: number): boolean {
  return (
    comment.own &&
    comment.state === 'visible' &&
    !comment.pending &&
    comment.failed === null &&
    now < comment.createdAt + EDIT_WINDOW
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new comment id: 20 letters and digits from the browser's secure random source. */
export function newCommentId(): CommentId {
  let id = '';
  while (id.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      // 248 is the largest multiple of 62 in a byte: leaving the rest out keeps every letter equally likely.
      if (byte < 248 && id.length < 20) id += ALPHABET.charAt(byte % 62);
    }
  }
  return id;
}
