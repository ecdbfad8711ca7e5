import {
  WebChannel,
  type WebChannel as Channel,
  type WebChannelOptions,
} from '@firebase/webchannel-wrapper/webchannel-blob';
import { CommentsError } from '../../../model/errors.js';
import { backoffDelay, LISTEN_PAUSE } from '../../waiting.js';
import { appCheckHeaders } from '../app-check.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import type { FirestoreDocument } from '../firestore-values.js';
import { quietTransport } from './listen-transport.js';
import { errorOf, type ListenQuery, type ListenResponse, type TargetChange } from './listen-messages.js';

/** Failed openings after which a stream gives up. */
const TRIES = 4;

/** Milliseconds between two looks at the clock; one that comes much later was preceded by sleep, or by a frozen tab. */
const HEARTBEAT = 10_000;

/** What a stream tells about one query. */
export interface ListenListener {
  /** A document is new in the result, or changed; it counts from the next `current` on. */
  readonly changed: (document: FirestoreDocument) => void;
  /** What came since the last `current` is void; the whole result comes again. */
  readonly reset: () => void;
  /** The result is whole as of a time of the server. */
  readonly current: (readTime: Date) => void;
  /** The connection is lost and will be tried again. */
  readonly lost: () => void;
  /** The query was refused, or the stream gave up. */
  readonly failed: (error: CommentsError) => void;
}

interface Target {
  readonly query: ListenQuery;
  readonly listener: ListenListener;
  /** Where the server may go on after a lost connection. */
  token: string | undefined;
  isCurrent: boolean;
}

interface MessageEventData {
  readonly data: readonly [ListenResponse | readonly [ListenResponse]];
}

/**
 * One Listen stream of a Firestore project over WebChannel, for as many queries as there are
 * (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#listen). It needs no identity.
 */
export class ListenStream {
  static readonly #streams = new Map<string, ListenStream>();
  readonly #targets = new Map<number, Target>();
  readonly #address: string;
  readonly #database: string;
  readonly #settings: FirestoreSettings;
  #channel: Channel | null = null;
  #lastId = 0;
  #run = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heart: ReturnType<typeof setInterval> | undefined;
  #lastBeat = 0;

  private constructor(settings: FirestoreSettings) {
    const { projectId, emulator } = (this.#settings = settings);
    const origin = emulator === '' ? 'https://firestore.googleapis.com' : `http://${emulator}`;
    this.#address = `${origin}/google.firestore.v1.Firestore/Listen/channel`;
    this.#database = `projects/${projectId}/databases/(default)`;
  }

  /** The stream that all elements of a page share for a project. */
  static of(settings: FirestoreSettings): ListenStream {
    const { projectId, apiKey, emulator } = settings;
    const name = `${projectId} ${apiKey} ${emulator}`;
    const stream = this.#streams.get(name) ?? new ListenStream(settings);
    this.#streams.set(name, stream);
    return stream;
  }

  /** Follows the result of a query until the returned function is called. */
  listen(query: ListenQuery, listener: ListenListener): () => void {
    if (this.#targets.size === 0) this.#wake();
    const id = ++this.#lastId;
    const target = { query, listener, token: undefined, isCurrent: false };
    this.#targets.set(id, target);
    if (this.#channel) this.#add(id, target);
    else void this.#open();
    return () => {
      if (!this.#targets.delete(id)) return;
      if (this.#targets.size === 0) this.#sleep();
      else this.#send({ removeTarget: id });
    };
  }

  #wake(): void {
    this.#tries = 0;
    this.#lastBeat = Date.now();
    this.#heart = setInterval(this.#beat, HEARTBEAT);
    window.addEventListener('online', this.#restart);
  }

  #sleep(): void {
    clearInterval(this.#heart);
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#restart);
    this.#drop();
  }

  readonly #beat = (): void => {
    const now = Date.now();
    // A connection seldom outlives the sleep of a computer, and nothing says so.
    if (now - this.#lastBeat > 3 * HEARTBEAT) this.#restart();
    this.#lastBeat = now;
  };

  readonly #restart = (): void => {
    this.#tries = 0;
    this.#drop();
    void this.#open();
  };

  #drop(): void {
    const channel = this.#channel;
    this.#channel = null;
    this.#run++;
    for (const target of this.#targets.values()) target.isCurrent = false;
    channel?.close();
  }

  async #open(): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const headers = await appCheckHeaders(this.#settings);
    if (run !== this.#run) return;
    const options = {
      httpSessionIdParam: 'gsessionid',
      messageUrlParams: { database: this.#database },
      // In the body of the first message instead of a header: a header would cost a preflight.
      initMessageHeaders: { 'x-goog-api-key': this.#settings.apiKey, ...headers },
      encodeInitMessageHeaders: true,
      sendRawJson: true,
      supportsCrossDomainXhr: true,
      detectBufferingProxy: true,
      // Browsers tell a page of what an XMLHttpRequest received only every 50 ms.
      useFetchStreams: true,
      // Its own tries come quickly; after the third, the stream begins anew where the last one ended.
      internalChannelParams: { baseRetryDelayMs: 1000, retryDelaySeedMs: 1000 },
    };
    const channel = quietTransport().createWebChannel(this.#address, options as unknown as WebChannelOptions);
    this.#channel = channel;
    const onEnd = (): void => {
      if (channel === this.#channel) this.#onLost();
    };
    channel.listen(WebChannel.EventType.CLOSE, onEnd);
    channel.listen(WebChannel.EventType.ERROR, onEnd);
    channel.listen(WebChannel.EventType.MESSAGE, (event) => {
      if (channel === this.#channel) this.#onMessage((event as MessageEventData).data);
    });
    channel.open();
    // What is sent in the same turn goes with the first request.
    for (const [id, target] of this.#targets) this.#add(id, target);
  }

  #add(targetId: number, { query, token }: Target): void {
    this.#send({ addTarget: { query, targetId, ...(token !== undefined && { resumeToken: token }) } });
  }

  #send(message: object): void {
    this.#channel?.send({ database: this.#database, ...message });
  }

  #onMessage([message]: MessageEventData['data']): void {
    // Errors come in a list of one more often than not.
    const [response] = Array.isArray(message) ? (message as readonly [ListenResponse]) : [message as ListenResponse];
    const { error, targetChange, documentChange } = response;
    if (error) this.#onRefused(errorOf(error));
    if (targetChange) this.#onTargetChange(targetChange);
    if (!documentChange) return;
    for (const id of documentChange.targetIds ?? []) this.#targets.get(id)?.listener.changed(documentChange.document);
  }

  #onTargetChange({ targetChangeType: type, targetIds = [], cause, resumeToken, readTime }: TargetChange): void {
    const isForAll = targetIds.length === 0;
    for (const id of isForAll ? [...this.#targets.keys()] : targetIds) {
      const target = this.#targets.get(id);
      if (!target) continue;
      const { listener } = target;
      if (resumeToken !== undefined) target.token = resumeToken;
      if (type === 'RESET') listener.reset();
      if (type === 'CURRENT') target.isCurrent = true;
      if (type === 'REMOVE' && cause) this.#onTargetRefused(id, target, errorOf(cause));
      // A time for all queries at once marks a state in which every result is whole.
      if (isForAll && readTime !== undefined && target.isCurrent) {
        this.#tries = 0;
        listener.current(new Date(readTime));
      }
    }
  }

  #onTargetRefused(id: number, target: Target, error: CommentsError): void {
    if (target.token !== undefined) {
      // The server may have forgotten where it was; the whole result is the second try.
      target.token = undefined;
      this.#add(id, target);
    } else if (error.isPassing) this.#onLost();
    else {
      this.#targets.delete(id);
      if (this.#targets.size === 0) this.#sleep();
      target.listener.failed(error);
    }
  }

  #onRefused(error: CommentsError): void {
    if (error.isPassing) this.#onLost();
    else this.#fail(error);
  }

  #onLost(): void {
    this.#drop();
    if (++this.#tries > TRIES) {
      this.#fail(new CommentsError('offline', 'Firestore takes no live connection.'));
      return;
    }
    for (const { listener } of [...this.#targets.values()]) listener.lost();
    this.#timer = setTimeout(
      () => {
        void this.#open();
      },
      backoffDelay(this.#tries - 1, LISTEN_PAUSE),
    );
  }

  #fail(error: CommentsError): void {
    const targets = [...this.#targets.values()];
    this.#targets.clear();
    this.#sleep();
    for (const { listener } of targets) listener.failed(error);
  }
}
