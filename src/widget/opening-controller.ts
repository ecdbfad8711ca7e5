import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CommentsError } from '../model/errors.js';
import {
  readSettings,
  type FirebaseConfig,
  type FirestoreInstance,
  type RawSettings,
  type Settings,
} from '../model/settings.js';
import type { CommentStore } from '../store/comment-store.js';
import { SharedStore } from '../store/shared-store.js';
import { mark } from './mark.js';
import type { StoreController } from './store-controller.js';

/**
 * Milliseconds that the thread of an element that was taken away stays open: an app that draws its page anew goes on
 * with it, and so does an element that is moved.
 */
const LINGER = 1000;

const TEXTS = [
  'thread',
  'projectId',
  'apiKey',
  'emulator',
  'authEmulator',
  'authToken',
  'appId',
  'appCheckSiteKey',
  'snapshot',
  'demoRole',
] as const;

/** The properties that say which thread to open, and where. */
export const SETTINGS = [...TEXTS, 'config', 'firestore', 'store'] as const;

/** Frameworks take a value back by setting undefined, and a removed attribute sets null: both mean nothing. */
type Given<T> = T | null | undefined;

interface OpeningHost extends ReactiveControllerHost, Element, Readonly<Record<(typeof TEXTS)[number], Given<string>>> {
  readonly config: Given<FirebaseConfig>;
  readonly firestore: Given<FirestoreInstance>;
  readonly store: Given<CommentStore>;
}

/** Opens the thread that the host's settings name, but not before the reader comes near. */
export class OpeningController implements ReactiveController {
  readonly #host: OpeningHost;
  readonly #stores: StoreController;
  #viewport: IntersectionObserver | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the reader saw the place of the host before this code was here. */
  #isAwaited: boolean;

  /** Whether the reader came near, so that the thread is open. */
  isNear = false;

  /** Names the thread and where it is kept, so that unsent words are kept apart. */
  place = '';

  constructor(host: OpeningHost, stores: StoreController) {
    this.#host = host;
    this.#stores = stores;
    this.#isAwaited = host.isConnected && this.#isOnScreen();
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    // The address of the page may name another thread now.
    if (this.isNear) this.#open();
    if (this.#viewport !== null) return;
    // Nothing is fetched for a reader who never comes near: one screen ahead is soon enough.
    this.#viewport = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) this.#open();
      },
      { rootMargin: '100%' },
    );
    this.#viewport.observe(this.#host);
    void this.#look();
  }

  hostDisconnected(): void {
    this.#timer = setTimeout(() => {
      this.#viewport?.disconnect();
      this.#viewport = null;
      this.isNear = false;
      this.#stores.close();
    }, LINGER);
  }

  /** Opens the thread without waiting for the observer, which speaks a frame later. */
  async #look(): Promise<void> {
    await this.#host.updateComplete;
    if (this.#isOnScreen()) this.#open();
  }

  /** Whether the reader has the host on the screen for certain; in a frame nobody can know. */
  #isOnScreen(): boolean {
    if (document.hidden || window !== window.top) return false;
    const { x, y } = this.#host.getBoundingClientRect();
    return this.#host.contains(document.elementFromPoint(x, y));
  }

  /**
   * Opens the thread that the host names now, where one is open or somebody waits for it. Called before the host is
   * rendered, so that the questions are on their way meanwhile.
   */
  settingsChanged(): void {
    if (this.isNear || this.#isAwaited) this.#open();
  }

  /** Opens the thread, wherever the reader is; anew where it is open. */
  open(): void {
    if (this.#stores.store === null) this.#open();
    else SharedStore.renewAll();
  }

  #open(): void {
    if (!this.isNear) mark('open');
    this.#viewport?.disconnect();
    this.#isAwaited = false;
    this.isNear = true;
    const { thread, store } = this.#host;
    try {
      if (store) {
        this.place = `store/${thread ?? ''}`;
        this.#stores.use(store);
        return;
      }
      const settings = this.settings();
      this.place = settings.kind === 'local' ? settings.thread : `${settings.projectId}/${settings.thread}`;
      void this.#stores.open(settings);
    } catch (thrown) {
      this.#stores.fail(CommentsError.from(thrown));
    }
  }

  /** What the host says about its thread; throws `CommentsError` with the attribute to mend. */
  settings(): Settings {
    return readSettings(this.#rawSettings());
  }

  /** Attributes and `config` as one; what is wrong in `config` is found like what is wrong in an attribute. */
  #rawSettings(): RawSettings {
    const host = this.#host;
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
    const config: Partial<Record<string, Given<string>>> = { ...host.config };
    const texts = Object.fromEntries(TEXTS.map((name) => [name, config[name] ?? host[name] ?? '']));
    const given = texts as Record<(typeof TEXTS)[number], string>;
    return { ...given, firestore: host.firestore ?? null, pageUrl: canonical ?? location.href };
  }
}
