import type { CommentId, RemovalReason } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { ModeratorAction } from '../../../model/moderation.js';
import type { ThreadSettings } from '../../../model/thread.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { readThreadSettings } from '../thread-document.js';
import type { Write } from '../writing/commit.js';
import { tallyMove } from '../writing/tally-move.js';
import { decodeValue, encodeValue, type FirestoreDocument, type FirestoreFields } from '../firestore-values.js';

/** A decision as one commit, and the decision that takes it back. */
export interface Decision {
  readonly writes: readonly Write[];
  readonly undo: ModeratorAction;
}

/** Somebody who decides: a moderator with a token. */
export interface Moderator {
  readonly rest: FirestoreRest;
  readonly token: string;
  /** The moderator's key in a thread, by which a decision can be traced to them without their uid. */
  readonly keyIn: (thread: string) => Promise<string>;
}

const CHANGED = [{ fieldPath: 'updatedAt', setToServerValue: 'REQUEST_TIME' }] as const;
const EMPTY = { body: encodeValue(''), name: encodeValue(''), state: encodeValue('removed') };
const VERDICT: readonly string[] = ['uid', 'reason', 'by'];
const MASK = { fieldPaths: Object.keys(EMPTY) };

/** Brings a comment out of the queue, word for word. */
export async function publication(moderator: Moderator, thread: string, id: CommentId): Promise<Decision> {
  const { queue, queueName, comment, commentName } = await readPlaces(moderator, thread, id);
  if (!queue) throw overtaken();
  const { uid, reason, state } = queue.fields ?? {};
  const wasHeld = decodeValue(state) === 'held';
  const undo: ModeratorAction = wasHeld
    ? { type: 'hold', thread, id }
    : { type: 'remove', thread, id, reason: (decodeValue(reason) ?? '') as RemovalReason };
  const leave: Write = { delete: queueName, currentDocument: { exists: true } };
  // The comment of this id is on the page already, so what still waits under it gives way.
  if (isShown(comment)) return { writes: [leave], undo };
  const words = Object.entries(queue.fields ?? {}).filter(([field]) => !VERDICT.includes(field));
  const update = { name: commentName, fields: { ...Object.fromEntries(words), state: encodeValue('visible') } };
  const writes: Write[] = [
    { update, updateTransforms: CHANGED, currentDocument: { exists: comment !== undefined } },
    leave,
    tallyMove(moderator.rest.threadName(thread), id, 1),
  ];
  if (comment === undefined && uid) writes.push({ update: { name: `${commentName}/private/author`, fields: { uid } } });
  return { writes, undo };
}

/** Takes a comment out of the public's sight, or decides anew about one that is out of it; null lets it wait again. */
export async function withdrawal(
  moderator: Moderator,
  thread: string,
  id: CommentId,
  reason: RemovalReason | null,
): Promise<Decision> {
  const { queue, queueName, comment, commentName, note } = await readPlaces(moderator, thread, id);
  const verdict: FirestoreFields = {
    state: encodeValue(reason === null ? 'held' : 'removed'),
    reason: encodeValue(reason ?? ''),
    by: encodeValue(await moderator.keyIn(thread)),
  };
  if (isShown(comment)) {
    const uid = note?.fields?.['uid'] ?? encodeValue('');
    const kept = { ...comment?.fields, ...verdict, uid };
    const writes: readonly Write[] = [
      { update: { name: commentName, fields: EMPTY }, updateMask: MASK, updateTransforms: CHANGED },
      // Other words may wait under this id, sent while the thread was reviewed first. They give way.
      { update: { name: queueName, fields: kept }, updateTransforms: CHANGED },
      tallyMove(moderator.rest.threadName(thread), id, -1),
    ];
    return { writes, undo: { type: 'restore', thread, id } };
  }
  if (!queue) throw overtaken();
  const updateMask = { fieldPaths: Object.keys(verdict) };
  const writes: readonly Write[] = [
    { update: { name: queueName, fields: verdict }, updateMask, updateTransforms: CHANGED },
  ];
  return { writes, undo: { type: 'hold', thread, id } };
}

/** Bans the author of a comment until a time in milliseconds since 1970, or with null ends the ban. */
export async function ban(
  moderator: Moderator,
  thread: string,
  id: CommentId,
  until: number | null,
): Promise<Decision> {
  const { name, until: former } = await readBan(moderator, thread, id);
  const fields = {
    until: encodeValue(until === Infinity || until === null ? null : new Date(until)),
    by: encodeValue(await moderator.keyIn('bans')),
  };
  const updateTransforms = [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }] as const;
  const writes: readonly Write[] = [until === null ? { delete: name } : { update: { name, fields }, updateTransforms }];
  return { writes, undo: { type: 'ban', thread, id, until: former } };
}

/** Where the ban of a comment's author is, and until when it holds: Infinity for good, null when there is none. */
async function readBan(
  moderator: Moderator,
  thread: string,
  id: CommentId,
): Promise<{ readonly name: string; readonly until: number | null }> {
  const { queue, note } = await readPlaces(moderator, thread, id);
  const { rest, token } = moderator;
  const uid = decodeValue((note ?? queue)?.fields?.['uid']);
  if (typeof uid !== 'string' || uid === '') {
    throw new CommentsError('not-found', 'The author of this comment is not known.');
  }
  const name = `${rest.root}/bans/${encodeURIComponent(uid)}`;
  const { found, readTime } = await rest.read([name], token);
  const document = found.get(name);
  const until = decodeValue(document?.fields?.['until']);
  const time = until instanceof Date ? until.getTime() : Infinity;
  return { name, until: document && time > readTime.getTime() ? time : null };
}

/** Marks a comment as answered by another, or with null takes the mark away. */
export async function answerMark(
  { rest }: Moderator,
  thread: string,
  id: CommentId,
  answer: CommentId | null,
): Promise<Decision> {
  const name = `${rest.threadName(thread)}/comments/${id}`;
  const known = await rest.get(name);
  if (!known) throw overtaken();
  const former = decodeValue(known.fields?.['answer']);
  const update = { name, fields: { answer: encodeValue(answer) } };
  return {
    writes: [{ update, updateMask: { fieldPaths: ['answer'] }, updateTransforms: CHANGED }],
    undo: { type: 'answer', thread, id, answer: typeof former === 'string' ? former : null },
  };
}

/** Changes what is set for a thread; one that nobody has set up gets its document. */
export async function settingsChange(
  { rest }: Moderator,
  thread: string,
  page: { readonly title: string; readonly url: string },
  change: Partial<ThreadSettings>,
): Promise<Decision> {
  const name = rest.threadName(thread);
  const [known, former] = await Promise.all([rest.get(name), readThreadSettings(rest, thread)]);
  const described = { title: encodeValue(page.title.slice(0, 200)), url: encodeValue(page.url.slice(0, 500)) };
  const created = [{ fieldPath: 'createdAt', setToServerValue: 'REQUEST_TIME' }] as const;
  const keys = Object.keys(change) as (keyof ThreadSettings)[];
  // What this change is not about stays as others set it meanwhile, so no more is written than is meant.
  const fields = { ...described, ...settingFields(known ? change : { ...former, ...change }) };
  // A document that is gone by now is refused by the rules without `createdAt`, and looked for anew.
  const write: Write = known
    ? { update: { name, fields }, updateMask: { fieldPaths: Object.keys(fields) } }
    : { update: { name, fields }, updateTransforms: created, currentDocument: { exists: false } };
  const undo = Object.fromEntries(keys.map((key) => [key, former[key]])) as Partial<ThreadSettings>;
  return { writes: [write], undo: { type: 'settings', change: undo } };
}

function settingFields({ isOpen, isPreModerated, pinned }: Partial<ThreadSettings>): FirestoreFields {
  return {
    ...(isOpen !== undefined && { state: encodeValue(isOpen ? 'open' : 'closed') }),
    ...(isPreModerated !== undefined && { moderation: encodeValue(isPreModerated ? 'pre' : 'post') }),
    ...(pinned !== undefined && { pinned: encodeValue(pinned) }),
  };
}

interface Places {
  readonly commentName: string;
  readonly queueName: string;
  readonly comment: FirestoreDocument | undefined;
  readonly queue: FirestoreDocument | undefined;
  readonly note: FirestoreDocument | undefined;
}

async function readPlaces({ rest, token }: Moderator, thread: string, id: CommentId): Promise<Places> {
  const commentName = `${rest.threadName(thread)}/comments/${id}`;
  const queueName = `${rest.threadName(thread)}/queue/${id}`;
  const noteName = `${commentName}/private/author`;
  const { found } = await rest.read([commentName, queueName, noteName], token);
  const [comment, queue, note] = [found.get(commentName), found.get(queueName), found.get(noteName)];
  return { commentName, queueName, comment, queue, note };
}

function isShown(comment: FirestoreDocument | undefined): boolean {
  return decodeValue(comment?.fields?.['state']) === 'visible';
}

function overtaken(): CommentsError {
  return new CommentsError('not-found', 'Another moderator was faster.');
}
