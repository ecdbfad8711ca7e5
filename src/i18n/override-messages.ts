import type { ActingMessages } from './acting-messages.js';
import { formatsOf } from './formats.js';
import { later, type Later } from './later.js';
import type { Locale } from './locale.js';
import type { Messages } from './messages.js';
import type { ModeratorMessages } from './moderator-messages.js';
import type { ReportMessages } from './report-messages.js';
import type { SignInMessages } from './sign-in-messages.js';

/** Some sentences of a dictionary; of those that stand together, like the names of roles, some again. */
type Some<T> = {
  readonly [K in keyof T]?: T[K] extends Readonly<Record<string, string>> ? Partial<T[K]> : T[K];
};

/**
 * Sentences of a page's own in the place of the element's: a text where the element has a text, a function that returns
 * one where it has a function. `lang` and `dir` make them another language, dates and numbers included.
 */
export interface MessageOverrides extends Some<
  Omit<Messages, 'forActing' | 'forReports' | 'forSignIn' | 'forModerators'>
> {
  /** Sentences for people who write. */
  readonly acting?: Some<ActingMessages>;
  /** Sentences of the form in which a comment is reported. */
  readonly reports?: Some<ReportMessages>;
  /** Sentences of the dialog in which hosts and moderators sign in. */
  readonly signIn?: Some<SignInMessages>;
  /** Sentences for hosts and moderators. */
  readonly moderators?: Some<ModeratorMessages>;
}

/** Puts a page's own sentences in; what cannot be used is left out, with a line in the console. */
export function overrideLocale({ messages, formats }: Locale, overrides: MessageOverrides): Locale {
  const { acting, reports, signIn, moderators, ...own } = overrides;
  const words = merge(messages, own, 'messages');
  const isOther = words.lang !== messages.lang && isLanguage(words.lang);
  return {
    messages: {
      ...words,
      lang: isOther ? words.lang : messages.lang,
      forActing: mergeLater(messages.forActing, acting, 'messages.acting'),
      forReports: mergeLater(messages.forReports, reports, 'messages.reports'),
      forSignIn: mergeLater(messages.forSignIn, signIn, 'messages.signIn'),
      forModerators: mergeLater(messages.forModerators, moderators, 'messages.moderators'),
    },
    formats: isOther ? formatsOf(words.lang) : formats,
  };
}

function mergeLater<T>(words: Later<T>, overrides: object | undefined, path: string): Later<T> {
  return overrides === undefined ? words : later(async () => merge(await words(), overrides, path));
}

function merge<T>(words: T, overrides: object, path: string): T {
  const merged = { ...words } as Record<string, unknown>;
  for (const [key, own] of Object.entries(overrides)) {
    const place = `${path}.${key}`;
    const given = merged[key];
    if (given === undefined) complain(place, 'is not the name of a sentence');
    else if (typeof own !== typeof given || own === null) complain(place, `has to be a ${kindOf(given)}`);
    else if (typeof own === 'object') merged[key] = merge(given, own as object, place);
    else merged[key] = typeof own === 'function' ? spoken(own as Speak, given as Speak) : own;
  }
  return merged as T;
}

type Speak = (...about: readonly unknown[]) => unknown;

/** A page's own function must not take the thread down with it. */
function spoken(own: Speak, given: Speak): Speak {
  return (...about) => {
    try {
      return String(own(...about));
    } catch (thrown) {
      console.error('[webinar-comments] A function in "messages" failed:', thrown);
      return given(...about);
    }
  };
}

function kindOf(given: unknown): string {
  if (typeof given === 'string') return 'text';
  return typeof given === 'function' ? 'function that returns a text' : 'group of sentences';
}

function isLanguage(lang: string): boolean {
  try {
    return new Intl.Locale(lang).language !== '';
  } catch {
    complain('messages.lang', 'has to be the tag of a language, like "he"');
    return false;
  }
}

function complain(place: string, sentence: string): void {
  console.error(`[webinar-comments] "${place}" ${sentence}.`);
}
