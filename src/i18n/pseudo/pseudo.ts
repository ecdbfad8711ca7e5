import { english } from '../en/en.js';
import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

/** A language made out of English by changing every sentence, for tests of layout and of what was left untranslated. */
export function pseudo(head: Pick<Messages, 'lang' | 'dir'>, change: (sentence: string) => string): Dictionary {
  return (formats) => ({ ...changeAll(english(formats), change), ...head });
}

function changeAll<T>(words: T, change: (sentence: string) => string): T {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (typeof value !== 'function') return changeAll(value, change);
    const speak = value as (...about: readonly unknown[]) => unknown;
    if ('here' in value) return later(async () => changeAll(await speak(), change));
    return (...about: readonly unknown[]) => changed(speak(...about));
  };
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, changed(value)])) as T;
}
