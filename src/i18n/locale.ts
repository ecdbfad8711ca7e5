import { english } from './en/en.js';
import { formatsOf, type Formats } from './formats.js';
import type { Dictionary, Messages } from './messages.js';

/** Words and formats for one reader. */
export interface Locale {
  readonly messages: Messages;
  readonly formats: Formats;
}

const fetchPseudo = (): Promise<{ readonly dictionary: Dictionary }> => import('./pseudo/pseudo-locales.js');

/** The dictionaries besides the English one, by language; pseudo-locales by their whole tag. */
const DICTIONARIES: Readonly<Record<string, () => Promise<{ readonly dictionary: Dictionary }>>> = {
  ar: () => import('./ar/ar.js'),
  de: () => import('./de/de.js'),
  es: () => import('./es/es.js'),
  fr: () => import('./fr/fr.js'),
  pt: () => import('./pt/pt.js'),
  'en-XA': fetchPseudo,
  'en-XB': fetchPseudo,
};

const known = new Map<string, Locale>();

/** English, as it is written in no region in particular. */
export const englishLocale = keep('en', true, english);

/** The locale for a page's language, where it needs no fetching: because it is English, or no other is there, or was fetched before. */
export function localeHere(pageLang: string): Locale | null {
  const [tag, language] = tagsOf(pageLang);
  return (
    known.get(tag) ?? (tag in DICTIONARIES || language in DICTIONARIES ? null : keep(tag, language === 'en', english))
  );
}

/**
 * The locale for a page's language: the words of that language, and its way of writing dates and numbers in the page's
 * region; English where there are no words in it. Rejects when the words cannot be fetched.
 */
export async function fetchLocale(pageLang: string): Promise<Locale> {
  const here = localeHere(pageLang);
  if (here) return here;
  const [tag, language] = tagsOf(pageLang);
  const fetch = DICTIONARIES[tag] ?? DICTIONARIES[language];
  return keep(tag, true, fetch ? (await fetch()).dictionary : english);
}

function keep(tag: string, isOwnWay: boolean, dictionary: Dictionary): Locale {
  // Dates are written in the page's language only if the words are in it too: a line would mix both otherwise.
  const formats = formatsOf(isOwnWay ? tag : 'en');
  const locale = { messages: dictionary(formats), formats };
  known.set(tag, locale);
  return locale;
}

function tagsOf(lang: string): readonly [tag: string, language: string] {
  try {
    const locale = new Intl.Locale(lang);
    return [locale.toString(), locale.language];
  } catch {
    // A page can write anything in its lang attribute.
    return ['', ''];
  }
}
