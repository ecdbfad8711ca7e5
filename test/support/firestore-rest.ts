import { createHash, randomBytes } from 'node:crypto';

/** The time at which the server handles the write. */
export const SERVER_TIME = Symbol('server time');

/** A number that is stored as a floating-point number although it is whole. */
export class Double {
  constructor(readonly value: number) {}
}

/** A number that the server adds to what is there; to nothing, where nothing is. */
export class Plus {
  constructor(readonly step: Plain) {}
}

/** A plain value of a test; see {@link encodeValue}. */
export type Plain = string | number | boolean | null | Date | Double | readonly Plain[];

/** Plain fields of a document by name. `undefined` leaves a field out. */
export type PlainFields = Readonly<Record<string, Plain | Plus | typeof SERVER_TIME | undefined>>;

/** A value as Firestore's REST interface writes it. */
export type RestValue = Readonly<Record<string, unknown>>;

/** A document as Firestore's REST interface writes it. */
export interface RestDocument {
  readonly name: string;
  readonly fields?: Readonly<Record<string, RestValue>>;
}

/** One write of a commit as Firestore's REST interface takes it. */
export type Write = Readonly<Record<string, unknown>>;

/** Who asks: nobody, the owner of the project (whom no rule binds), or a signed-in person. */
export type Person = null | 'owner' | SignedIn;

/** A signed-in person and what their token claims. */
export interface SignedIn {
  readonly uid: string;
  readonly provider?: string;
  readonly role?: string | number | null;
}

/** What the emulator answered. */
export interface Answer {
  readonly status: number;
  /** The reason of a refusal, with the lines of the rules that were asked; otherwise empty. */
  readonly message: string;
  readonly body: unknown;
}

/** What an expression of the rules became: empty when it was not needed, `undefined` when it failed or had to wait. */
export interface CoverageValue {
  readonly boolValue?: boolean;
  readonly pathValue?: { readonly segments: readonly { readonly simple: string }[] };
  readonly undefined?: object;
}

/** One expression of the rules and the values it took, as the emulator reports them. */
export interface CoverageNode {
  readonly sourcePosition: { readonly line?: number; readonly currentOffset?: number; readonly endOffset?: number };
  readonly values?: readonly { readonly value?: CoverageValue; readonly count?: number }[];
  readonly children?: readonly CoverageNode[];
}

/** A comment without a name as somebody else's page would have stored it. */
export function foreignComment(body: string): PlainFields {
  const rest = { role: '', parent: null, root: null, at: null, editedAt: null, hearts: 0, state: 'visible', seal: '' };
  return { body, name: '', author: 'a'.repeat(32), ...rest, createdAt: SERVER_TIME, updatedAt: SERVER_TIME };
}

/** The writes that count comments which the owner of the project brings along, by their ids. */
export function tallies(store: TestFirestore, thread: string, ids: readonly string[]): readonly Write[] {
  return ids.map((id) =>
    store.write(`threads/${thread}/shards/${id.charAt(0).toLowerCase()}`, { count: new Plus(1) }, { mask: true }),
  );
}

/** The host and port of the running emulator. */
export function emulatorHost(): string {
  const host = process.env['FIRESTORE_EMULATOR_HOST'];
  if (host) return host;
  throw new Error(
    'FIRESTORE_EMULATOR_HOST is not set: these tests need the official Firestore emulator. ' +
      'Run `npm test`, or start one with `gcloud emulators firestore start --host-port=127.0.0.1:8085` ' +
      'and set FIRESTORE_EMULATOR_HOST=127.0.0.1:8085.',
  );
}

/** The key under which a person writes in a thread. */
export function authorKey(uid: string, thread: string): string {
  return sha256Hex(`${uid}/${thread}`).slice(0, 32);
}

/** What the removal of a comment by its author leaves behind. */
export function sealOf(uid: string, { name, body }: { readonly name: string; readonly body: string }): string {
  return sha256Hex(`${uid}\n${name}\n${body}`);
}

/** A new comment id: 20 letters and digits. */
export function newId(): string {
  return randomBytes(10).toString('hex');
}

/** The emulator's database of one project. Projects share nothing, so each test file takes its own. */
export class TestFirestore {
  readonly project: string;
  readonly #host: string;

  /**
   * @param purpose What the project is for: lower-case letters, digits and hyphens.
   * @param host Host and port of an emulator that not all tests share.
   */
  constructor(purpose: string, host = emulatorHost()) {
    this.#host = host;
    this.project = `${purpose}-${randomBytes(4).toString('hex')}`;
  }

  /** The name under which requests know all documents. */
  get root(): string {
    return `projects/${this.project}/databases/(default)/documents`;
  }

  /** Replaces the rules of this project. */
  async loadRules(source: string): Promise<void> {
    const body = { rules: { files: [{ name: 'firestore.rules', content: source }] } };
    const path = `emulator/v1/projects/${this.project}:securityRules`;
    const answer = await this.#send('PUT', path, 'owner', body);
    if (answer.status !== 200) throw new Error(`The emulator does not take the rules: ${answer.message}`);
  }

  /** How often each expression of this project's rules took which value. */
  async ruleCoverage(): Promise<readonly CoverageNode[]> {
    const path = `emulator/v1/projects/${this.project}:ruleCoverage`;
    const { body } = await this.#send('GET', path, 'owner');
    return (body as { readonly report?: readonly CoverageNode[] }).report ?? [];
  }

  /** Deletes every document of this project. */
  async clear(): Promise<void> {
    await this.#send('DELETE', `emulator/v1/${this.root}`, 'owner');
  }

  /** Writes all or nothing. */
  commit(writes: readonly Write[], as: Person): Promise<Answer> {
    return this.#send('POST', `v1/${this.root}:commit`, as, { writes });
  }

  /** Writes what a test starts from. */
  async seed(writes: readonly Write[]): Promise<void> {
    const answer = await this.commit(writes, 'owner');
    if (answer.status !== 200) throw new Error(`Could not set the scene: ${answer.message}`);
  }

  /** Reads one document. */
  get(path: string, as: Person): Promise<Answer> {
    return this.#send('GET', `v1/${this.root}/${path}`, as);
  }

  /** Reads several documents at once. */
  batchGet(paths: readonly string[], as: Person): Promise<Answer> {
    const documents = paths.map((path) => `${this.root}/${path}`);
    return this.#send('POST', `v1/${this.root}:batchGet`, as, { documents });
  }

  /** Runs a query below a document; the empty path stands for the whole database. */
  runQuery(parent: string, structuredQuery: object, as: Person): Promise<Answer> {
    return this.#send('POST', `v1/${this.#below(parent)}:runQuery`, as, { structuredQuery });
  }

  /** Counts what a query finds below a document. */
  count(parent: string, structuredQuery: object, as: Person): Promise<Answer> {
    const structuredAggregationQuery = { structuredQuery, aggregations: [{ alias: 'n', count: {} }] };
    return this.#send('POST', `v1/${this.#below(parent)}:runAggregationQuery`, as, { structuredAggregationQuery });
  }

  /** Adds a field up over what a query finds below a document. */
  sum(parent: string, structuredQuery: object, fieldPath: string, as: Person): Promise<Answer> {
    const structuredAggregationQuery = {
      structuredQuery,
      aggregations: [{ alias: 'n', sum: { field: { fieldPath } } }],
    };
    return this.#send('POST', `v1/${this.#below(parent)}:runAggregationQuery`, as, { structuredAggregationQuery });
  }

  /** Names the ids of the collections below a document. */
  listCollections(parent: string, as: Person): Promise<Answer> {
    return this.#send('POST', `v1/${this.#below(parent)}:listCollectionIds`, as, {});
  }

  /** A write of a whole document, or of the named fields alone when `mask` is set. */
  write(path: string, fields: PlainFields, { mask = false, exists }: WriteOptions = {}): Write {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    const isComputed = (value: unknown): boolean => value === SERVER_TIME || value instanceof Plus;
    const plain = present.filter(([, value]) => !isComputed(value)) as [string, Plain][];
    const computed = present.filter(([, value]) => isComputed(value));
    const encoded = Object.fromEntries(plain.map(([field, value]) => [field, encodeValue(value)]));
    return {
      update: { name: `${this.root}/${path}`, fields: encoded },
      ...(mask && { updateMask: { fieldPaths: plain.map(([field]) => field) } }),
      updateTransforms: computed.map(([fieldPath, value]) =>
        value instanceof Plus
          ? { fieldPath, increment: encodeValue(value.step) }
          : { fieldPath, setToServerValue: 'REQUEST_TIME' },
      ),
      ...(exists !== undefined && { currentDocument: { exists } }),
    };
  }

  /** A write that deletes a document. */
  remove(path: string): Write {
    return { delete: `${this.root}/${path}` };
  }

  #below(parent: string): string {
    return parent === '' ? this.root : `${this.root}/${parent}`;
  }

  async #send(method: string, path: string, as: Person, body?: object): Promise<Answer> {
    const authorization = as === 'owner' ? 'Bearer owner' : as && `Bearer ${unsignedToken(this.project, as)}`;
    const response = await fetch(`http://${this.#host}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = JSON.parse((await response.text()) || '{}');
    const [first] = Array.isArray(answer) ? (answer as unknown[]) : [answer];
    const { error } = (first ?? {}) as { readonly error?: { readonly message?: string } };
    return { status: response.status, message: error?.message ?? '', body: answer };
  }
}

/** How a document is written. */
export interface WriteOptions {
  /** Leaves fields that are not named as they are. */
  readonly mask?: boolean;
  /** Writes only when the document exists, or only when it does not. */
  readonly exists?: boolean;
}

/** A plain value as Firestore's REST interface writes it. */
export function encodeValue(value: Plain): RestValue {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (value instanceof Double) return { doubleValue: Number.isFinite(value.value) ? value.value : String(value.value) };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  return { arrayValue: { values: value.map(encodeValue) } };
}

// The emulator takes tokens without a signature, which real servers refuse.
function unsignedToken(project: string, { uid, provider = 'anonymous', role }: SignedIn): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: uid,
    user_id: uid,
    iat: now,
    auth_time: now,
    exp: now + 3600,
    firebase: { sign_in_provider: provider, identities: {} },
    ...(role !== undefined && { role }),
  };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
