import type { Settings } from '../../model/settings.js';
import { appCheckHeaders } from './app-check.js';
import { CommentsError } from '../../model/errors.js';
import type { StructuredQuery } from './comment-queries.js';
import type { FirestoreDocument } from './firestore-values.js';

/** Settings that name a Firestore project. */
export type FirestoreSettings = Extract<Settings, { kind: 'firestore' }>;

/** What a query found, and when the server looked. */
export interface QueryResult {
  readonly documents: readonly FirestoreDocument[];
  /** The server's time of the answer. */
  readonly readTime: Date;
}

/** The documents that are there, by name, and when the server looked. */
export interface ReadResult {
  readonly found: ReadonlyMap<string, FirestoreDocument>;
  /** The server's time of the answer. */
  readonly readTime: Date;
}

interface QueryRow {
  readonly document?: FirestoreDocument;
  readonly readTime?: string;
}

interface BatchRow {
  readonly found?: FirestoreDocument;
  readonly readTime?: string;
}

/** How long a request may take before it counts as lost, in milliseconds. */
const PATIENCE = 20_000;

/** Firestore's REST interface, as far as comments need it. Every promise rejects only with `CommentsError`. */
export class FirestoreRest {
  /** `projects/…/databases/…/documents` */
  readonly root: string;
  readonly #origin: string;
  readonly #settings: FirestoreSettings;

  constructor(settings: FirestoreSettings) {
    const { projectId, emulator } = (this.#settings = settings);
    this.root = `projects/${encodeURIComponent(projectId)}/databases/(default)/documents`;
    this.#origin = emulator === '' ? 'https://firestore.googleapis.com' : `http://${emulator}`;
  }

  /** The document name of a thread. */
  threadName(thread: string): string {
    return `${this.root}/threads/${encodeURIComponent(thread)}`;
  }

  /** Runs a query below a document, with the token of whoever may. */
  async query(parent: string, structuredQuery: StructuredQuery, token?: string): Promise<QueryResult> {
    const rows = (await this.ask(`${parent}:runQuery`, { structuredQuery }, token)) as readonly QueryRow[];
    return {
      documents: rows.flatMap((row) => row.document ?? []),
      readTime: new Date(rows.find((row) => row.readTime !== undefined)?.readTime ?? Date.now()),
    };
  }

  /** Reads one document that everyone may read; null when there is none. */
  async get(name: string): Promise<FirestoreDocument | null> {
    return (await this.read([name])).found.get(name) ?? null;
  }

  /** Reads documents by name, with the token of whoever may. */
  async read(documents: readonly string[], token?: string): Promise<ReadResult> {
    const rows = (await this.ask(`${this.root}:batchGet`, { documents }, token)) as readonly BatchRow[];
    const found = rows.flatMap((row) => row.found ?? []);
    return {
      found: new Map(found.map((document) => [document.name, document])),
      readTime: new Date(rows[0]?.readTime ?? Date.now()),
    };
  }

  /** Asks what has no method here; `path` ends with the name that Firestore gives the question. */
  // A simple request (plain text, the key in the address, no header of its own but for App Check) spares readers the CORS preflight.
  async ask(path: string, body: object, token?: string): Promise<unknown> {
    const address = `${this.#origin}/v1/${path}?key=${encodeURIComponent(this.#settings.apiKey)}`;
    const headers = {
      // Only waited for where it is set, so that the first questions leave at once.
      ...(this.#settings.appCheck && (await appCheckHeaders(this.#settings))),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) };
    let response: Response;
    try {
      response = await fetch(address, init);
      if (response.ok) return (await response.json()) as unknown;
    } catch {
      throw offlineError(this.#origin, this.#origin.startsWith('http:') ? 'emulator' : null);
    }
    throw await refusalOf(response);
  }
}

/** A refusal of Google's REST interfaces, explained by code that few readers need. */
export async function refusalOf(response: Response): Promise<CommentsError> {
  try {
    const { errorOfResponse } = await import('./firestore-errors.js');
    return await errorOfResponse(response);
  } catch {
    // Unexplained, it counts as passing: the next try may be explained.
    return new CommentsError('busy', `Firestore answered ${String(response.status)}.`);
  }
}

/** A request that got no answer: the network is gone, or the page's policy blocks it. */
export function offlineError(origin: string, emulator: 'emulator' | 'auth-emulator' | null): CommentsError {
  const hint = emulator
    ? `is the emulator of the attribute "${emulator}" running?`
    : "the network is gone, or the page's Content-Security-Policy lacks it in connect-src.";
  return new CommentsError('offline', `${origin} could not be reached: ${hint}`, emulator);
}
