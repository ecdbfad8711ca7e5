/** How a number of things is said, by the plural categories of a language; `#` stands for the number. */
export type CountForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Writes times and numbers in one language and the reader's time zone. */
export interface Formats {
  /** The language and region (BCP 47 tag). */
  readonly lang: string;
  /** A date with the time to the minute; `time` in milliseconds since 1970. */
  readonly dateTime: (time: number) => string;
  /** How long ago, for times within the last day, like "5 minutes ago"; both in milliseconds since 1970. */
  readonly ago: (time: number, now: number) => string;
  /** The second within the minute of a time in milliseconds since 1970, like "27 sec". */
  readonly second: (time: number) => string;
  readonly number: (value: number) => string;
  /** A number of things, in the form that the language has for it. */
  readonly count: (value: number, forms: CountForms) => string;
}

const MINUTE = 60_000;

const known: Partial<Record<string, Formats>> = {};

/** The formats of a language; the same object for the same language, since `Intl` objects are costly to make. */
export function formatsOf(lang: string): Formats {
  return (known[lang] ??= makeFormats(lang));
}

// Made when they are first used: the first of a page takes 20 ms, in which the thread can be on its way.
function makeFormats(lang: string): Formats {
  const dateTime = once(() => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }));
  const relative = once(() => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));
  const second = once(() => new Intl.NumberFormat(lang, { style: 'unit', unit: 'second' }));
  const plural = once(() => new Intl.PluralRules(lang));
  const number = (value: number): string => value.toLocaleString(lang);
  return {
    lang,
    dateTime: (time) => dateTime().format(time),
    ago: (time, now) => {
      const minutes = Math.floor((now - time) / MINUTE);
      if (minutes < 1) return relative().format(0, 'second');
      return minutes < 60
        ? relative().format(-minutes, 'minute')
        : relative().format(-Math.floor(minutes / 60), 'hour');
    },
    second: (time) => second().format(Math.floor(time / 1000) % 60),
    number,
    count: (value, forms) => (forms[plural().select(value)] ?? forms.other).replace('#', number(value)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
