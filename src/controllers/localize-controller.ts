import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { localeOf, type Locale } from '../i18n/locale.js';

/** English, for an element that was given no other locale. */
export const defaultLocale: Locale = localeOf('en');

/** Finds the words and formats for an element: those of the nearest `lang`, through shadow roots. */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #locale = defaultLocale;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The present locale. */
  get locale(): Locale {
    return this.#locale;
  }

  hostConnected(): void {
    this.#locale = localeOf(nearestLang(this.#host));
    this.#host.requestUpdate();
  }
}

function nearestLang(element: Element): string {
  for (let place: Element | null = element; place !== null;) {
    const lang = place.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}
