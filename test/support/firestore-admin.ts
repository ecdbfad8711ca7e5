import type { StoredComment } from '../../src/model/comment.js';
import type { FirestoreSettings } from '../../src/store/firestore/firestore-rest.js';
import { encodeValue, type FirestoreDocument } from '../../src/store/firestore/firestore-values.js';
import { plainFields } from '../../src/store/firestore/thread-reader.js';
import { withSetting } from './rules-settings.js';
import { firestoreEmulator } from 'virtual:test-environment';

type Plain = Readonly<Record<string, string | number | boolean | Date | null>>;

/** The database of one project in the emulator, with the rights of its owner. */
export class FirestoreAdmin {
  readonly #project: string;
  readonly #documents: string;

  constructor(projectId: string) {
    this.#project = projectId;
    this.#documents = `projects/${projectId}/databases/(default)/documents`;
  }

  /** With what a store opens a thread of this project, as whom a custom token names or as an anonymous person. */
  settings(thread: string, authToken = ''): FirestoreSettings {
    const place = { kind: 'firestore', thread, projectId: this.#project, apiKey: 'key' } as const;
    return { ...place, emulator: firestoreEmulator, authEmulator: '', authToken };
  }

  /** Gives this project the rules of the repository, with another time between two comments of one person. */
  async loadRules(secondsBetween: number): Promise<void> {
    const source = await (await fetch('/firestore.rules')).text();
    await this.replaceRules(withSetting(source, 'secondsBetween', String(secondsBetween)));
  }

  /** Gives this project other rules. */
  async replaceRules(content: string): Promise<void> {
    const answer = await fetch(`http://${firestoreEmulator}/emulator/v1/projects/${this.#project}:securityRules`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer owner' },
      body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
    });
    if (!answer.ok) throw new Error(`The emulator does not take the rules: ${await answer.text()}`);
  }

  /** Writes documents; paths are relative to the database. */
  async write(documents: Readonly<Record<string, Plain>>): Promise<void> {
    const writes = Object.entries(documents).map(([path, plain]) => {
      const fields = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, encodeValue(value)]));
      return { update: { name: `${this.#documents}/${path}`, fields } };
    });
    // One commit takes 500 writes at most.
    for (let i = 0; i < writes.length; i += 400) await this.#post('commit', { writes: writes.slice(i, i + 400) });
  }

  /** Puts comments into a thread. */
  seed(thread: string, comments: readonly StoredComment[]): Promise<void> {
    return this.write(Object.fromEntries(comments.map((comment) => [pathOf(thread, comment.id), documentOf(comment)])));
  }

  /** Counts comments of a thread that this owner wrote. */
  async count(thread: string, comments: readonly StoredComment[]): Promise<void> {
    const writes = comments
      .filter(({ state }) => state === 'visible')
      .map(({ id }) => ({
        update: { name: `${this.#documents}/threads/${thread}/shards/${id.charAt(0).toLowerCase()}` },
        updateMask: { fieldPaths: [] },
        updateTransforms: [{ fieldPath: 'count', increment: encodeValue(1) }],
      }));
    if (writes.length > 0) await this.#post('commit', { writes });
  }

  /** A document as plain values, or null where none is; the path is relative to the database. */
  async read(path: string): Promise<Readonly<Record<string, unknown>> | null> {
    const rows = await this.#post('batchGet', { documents: [`${this.#documents}/${path}`] });
    const [row] = rows as readonly { readonly found?: FirestoreDocument }[];
    return row?.found ? plainFields(row.found) : null;
  }

  /** Takes a document away; the path is relative to the database. */
  async remove(path: string): Promise<void> {
    await this.#post('commit', { writes: [{ delete: `${this.#documents}/${path}` }] });
  }

  /** All comments of a thread as stored. */
  async comments(thread: string): Promise<readonly FirestoreDocument[]> {
    const structuredQuery = { from: [{ collectionId: 'comments' }] };
    const rows = (await this.#post(`/threads/${thread}:runQuery`, { structuredQuery })) as readonly {
      readonly document?: FirestoreDocument;
    }[];
    return rows.flatMap(({ document }) => document ?? []);
  }

  async #post(method: string, body: object): Promise<unknown> {
    const place = method.startsWith('/') ? method : `:${method}`;
    const answer = await fetch(`http://${firestoreEmulator}/v1/${this.#documents}${place}`, {
      method: 'POST',
      headers: { Authorization: 'Bearer owner' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The emulator answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

/** Where a comment is kept. */
export function pathOf(thread: string, id: string): string {
  return `threads/${thread}/comments/${id}`;
}

/** The document of a comment, with times as timestamps. */
export function documentOf(comment: StoredComment): Plain {
  const { body, name, author, role, parent, root, at, hearts, state } = comment;
  const { createdAt, updatedAt, editedAt } = comment;
  return {
    body,
    name,
    author,
    role,
    parent,
    root,
    at,
    hearts,
    state,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    editedAt: editedAt === null ? null : new Date(editedAt),
    seal: '',
  };
}
