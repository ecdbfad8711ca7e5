import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { englishLocale, fetchLocale, localeHere, type Locale } from '../i18n/locale.js';
import type { MessageOverrides } from '../i18n/override-messages.js';

/** English, for an element that was given no other locale. */
export const defaultLocale = englishLocale;

const LATER = ['forActing', 'forReports', 'forSignIn', 'forModerators'] as const;

/** An element whose page may have sentences of its own. */
interface LocalizedHost extends ReactiveControllerHost, Element {
  readonly messages: MessageOverrides | null;
}

/**
 * Finds the words and formats for an element: those of the nearest `lang`, through shadow roots, and anew whenever that
 * changes. Until the element is needed nothing is fetched.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: LocalizedHost;
  readonly #languages = new MutationObserver(() => {
    this.follow();
  });
  #locale = defaultLocale;
  #lang = '';
  #overrides: MessageOverrides | null = null;
  #isNeeded = false;
  #isPending = false;
  #hasWords = false;
  #run = 0;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The present locale. */
  get locale(): Locale {
    return this.#locale;
  }

  /** Whether the first words that fit the page are still to come. */
  get isComing(): boolean {
    return this.#isPending && !this.#hasWords;
  }

  hostConnected(): void {
    for (const place of placesOf(this.#host))
      this.#languages.observe(place.getRootNode(), { attributeFilter: ['lang'], subtree: true });
    this.follow();
  }

  hostDisconnected(): void {
    this.#languages.disconnect();
    window.removeEventListener('online', this.follow);
  }

  /** Has the words fetched, now that somebody may see them. */
  need(): void {
    if (this.#isNeeded) return;
    this.#isNeeded = true;
    if (this.#isPending) void this.#fetch();
    // The first date of a page takes long. It is written while the thread is on its way.
    setTimeout(this.#locale.formats.dateTime, 0, 0);
  }

  /** Looks whether the page is in another language now, or has other sentences of its own. */
  readonly follow = (): void => {
    const lang = nearestLang(this.#host);
    const { messages } = this.#host;
    if (lang === this.#lang && messages === this.#overrides) return;
    this.#lang = lang;
    this.#overrides = messages;
    this.#run++;
    const here = messages === null ? localeHere(lang) : null;
    this.#isPending = here === null || this.#missing(here).length > 0;
    if (here && !this.#isPending) this.#take(here);
    else if (this.#isNeeded) void this.#fetch();
  };

  async #fetch(): Promise<void> {
    const run = this.#run;
    const lang = this.#lang;
    try {
      const locale = await this.#wanted(lang, this.#overrides);
      // What was fetched of the words before is on the screen, and must be there in these.
      for (let missing; (missing = this.#missing(locale)).length > 0;) {
        await Promise.all(missing.map((part) => locale.messages[part]()));
      }
      if (run === this.#run) this.#take(locale);
    } catch (thrown) {
      if (run !== this.#run) return;
      console.error(`[webinar-comments] The words for lang="${lang}" could not be fetched: ${String(thrown)}`);
      this.#take(this.#locale);
      this.#lang = '';
      window.addEventListener('online', this.follow, { once: true });
    }
  }

  async #wanted(lang: string, overrides: MessageOverrides | null): Promise<Locale> {
    if (overrides === null) return fetchLocale(lang);
    const [locale, { overrideLocale }] = await Promise.all([fetchLocale(lang), import('../i18n/override-messages.js')]);
    return overrideLocale(locale, overrides);
  }

  #missing({ messages }: Locale): readonly (typeof LATER)[number][] {
    return LATER.filter((part) => this.#locale.messages[part].here !== null && messages[part].here === null);
  }

  #take(locale: Locale): void {
    this.#locale = locale;
    this.#isPending = false;
    this.#hasWords = true;
    this.#host.requestUpdate();
  }
}

function nearestLang(element: Element): string {
  for (const place of placesOf(element)) {
    const lang = place.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

/** An element, and the hosts of the shadow trees that it is in, from the inside out. */
function* placesOf(element: Element): Iterable<Element> {
  yield element;
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) yield* placesOf(root.host);
}
