import { english } from './english.js';
import { formatsOf, type Formats } from './formats.js';
import type { Messages } from './messages.js';

/** Words and formats for one reader. */
export interface Locale {
  readonly messages: Messages;
  readonly formats: Formats;
}

/** The locale for a page's language: its own way of writing dates as long as that is the language of the words. */
export function localeOf(pageLang: string): Locale {
  const isSame = languageOf(pageLang) === languageOf(english.lang);
  return { messages: english, formats: formatsOf(isSame ? pageLang : english.lang) };
}

function languageOf(lang: string): string {
  try {
    return new Intl.Locale(lang).language;
  } catch {
    // A page can write anything in its lang attribute.
    return '';
  }
}
