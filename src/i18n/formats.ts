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
const HOUR = 60 * MINUTE;

const known = new Map<string, Formats>();

/** The formats of a language; the same object for the same language, since `Intl` objects are costly to make. */
export function formatsOf(lang: string): Formats {
  let formats = known.get(lang);
  if (!formats) {
    formats = makeFormats(lang);
    known.set(lang, formats);
  }
  return formats;
}

function makeFormats(lang: string): Formats {
  const dateTime = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const number = new Intl.NumberFormat(lang);
  const second = new Intl.NumberFormat(lang, { style: 'unit', unit: 'second' });
  const plural = new Intl.PluralRules(lang);
  return {
    lang,
    dateTime: (time) => dateTime.format(time),
    ago: (time, now) => {
      const past = Math.max(0, now - time);
      if (past < MINUTE) return relative.format(0, 'second');
      if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
      return relative.format(-Math.floor(past / HOUR), 'hour');
    },
    second: (time) => second.format(Math.floor(time / 1000) % 60),
    number: (value) => number.format(value),
    count: (value, forms) => (forms[plural.select(value)] ?? forms.other).replace('#', number.format(value)),
  };
}
