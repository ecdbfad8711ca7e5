import type { CommentId, ReportReason } from '../../../model/comment.js';
import { cleanNote } from '../../../model/draft.js';
import { CommentsError } from '../../../model/errors.js';
import { backoffDelay } from '../../waiting.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { commit, type Write } from './commit.js';
import { fetched } from './fetched.js';
import { encodeValue } from '../firestore-values.js';
import type { ViewerSession } from '../identity/viewer-session.js';

/** How often a heart is tried when many give theirs at once. */
const TRIES = 6;

const NOW = [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }] as const;

/** What readers say without a comment: hearts and reports. Promises reject only with `CommentsError`. */
export class ReaderSignals {
  readonly #rest: FirestoreRest;
  readonly #session: ViewerSession;
  readonly #thread: string;

  constructor(rest: FirestoreRest, session: ViewerSession, thread: string) {
    this.#rest = rest;
    this.#session = session;
    this.#thread = thread;
  }

  /** Gives a comment this person's heart, or takes it back; doing so twice changes nothing. */
  async heart(id: CommentId, isHearted: boolean, tries = 0): Promise<void> {
    try {
      await this.#commit((uid) => this.#heartWrites(id, uid, isHearted));
    } catch (thrown) {
      const { code } = CommentsError.from(thrown);
      if (code === 'busy' && tries < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, backoffDelay(tries) / 4));
        return this.heart(id, isHearted, tries + 1);
      }
      if (code !== 'refused') throw thrown;
      if ((await this.#has((uid) => this.#heartName(id, uid))) !== isHearted) throw await this.#explain(id, thrown);
    }
  }

  /** Asks the moderators to look at a comment; a second report takes the place of the first, unless that is answered. */
  async report(id: CommentId, reason: ReportReason, note: string): Promise<void> {
    const text = cleanNote(note);
    const nameOf = (uid: string): string => `${this.#rest.threadName(this.#thread)}/reports/${id}_${uid}`;
    const fields = {
      comment: encodeValue(id),
      thread: encodeValue(this.#thread),
      reason: encodeValue(reason),
      urgent: encodeValue(reason === 'worried'),
      note: encodeValue(text),
      state: encodeValue('open'),
    };
    try {
      await this.#commit((uid) => [{ update: { name: nameOf(uid), fields }, updateTransforms: NOW }]);
    } catch (thrown) {
      if (CommentsError.from(thrown).code !== 'refused') throw thrown;
      const reason = await this.#explain(id, thrown);
      const { isReported } = await fetched(import('./refusal-reasons.js'));
      const isThere = (uid: string, token: string): Promise<boolean> =>
        isReported(this.#rest, token, nameOf(uid), fields);
      if (reason !== thrown || !(await this.#whereReadable(isThere))) throw reason;
    }
  }

  #heartWrites(id: CommentId, uid: string, isHearted: boolean): readonly Write[] {
    const name = this.#heartName(id, uid);
    const increment = encodeValue(isHearted ? 1 : -1);
    return [
      {
        update: { name: this.#commentName(id), fields: {} },
        updateMask: { fieldPaths: [] },
        updateTransforms: [{ fieldPath: 'hearts', increment }],
        currentDocument: { exists: true },
      },
      isHearted ? { update: { name, fields: {} }, updateTransforms: NOW } : { delete: name },
    ];
  }

  #commit(writesOf: (uid: string) => readonly Write[]): Promise<Date> {
    return this.#session.act((uid, token) => commit(this.#rest, writesOf(uid), token));
  }

  /** Whether a document of this person is there. */
  #has(nameOf: (uid: string) => string): Promise<boolean> {
    return this.#whereReadable(async (uid, token) => (await this.#rest.read([nameOf(uid)], token)).found.size === 1);
  }

  /** What a document of this person says; false where there is none that may be read. */
  async #whereReadable(work: (uid: string, token: string) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.#session.act(work);
    } catch (thrown) {
      if (CommentsError.from(thrown).code === 'refused') return false;
      throw thrown;
    }
  }

  /** A better reason than "refused" for what was said about a comment, if there is one. */
  async #explain(id: CommentId, thrown: unknown): Promise<unknown> {
    const { refusalReason } = await fetched(import('./refusal-reasons.js'));
    const refused = { isPost: false, about: this.#commentName(id) };
    return (await this.#session.act((uid, token) => refusalReason(this.#rest, uid, token, refused))) ?? thrown;
  }

  #commentName(id: CommentId): string {
    return `${this.#rest.threadName(this.#thread)}/comments/${encodeURIComponent(id)}`;
  }

  #heartName(id: CommentId, uid: string): string {
    return `${this.#commentName(id)}/hearts/${encodeURIComponent(uid)}`;
  }
}
