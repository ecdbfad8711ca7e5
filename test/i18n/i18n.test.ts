import { expect } from '@esm-bundle/chai';
import { formatsOf } from '../../src/i18n/formats.js';
import { englishLocale, fetchLocale, localeHere } from '../../src/i18n/locale.js';
import type { Messages } from '../../src/i18n/messages.js';
import { overrideLocale } from '../../src/i18n/override-messages.js';

const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt-BR', 'ar', 'en-XA', 'en-XB'];

/** Every sentence of a dictionary by its path, those that are fetched later included. */
async function sentencesOf(messages: Messages): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const look = async (words: object, path: string): Promise<void> => {
    for (const [key, value] of Object.entries(words) as [string, unknown][]) {
      const place = `${path}.${key}`;
      if (typeof value === 'string') found.set(place, value);
      else if (typeof value === 'object') await look(value!, place);
      else if ('here' in (value as object)) await look(await (value as () => Promise<object>)(), place);
      else found.set(place, (value as (...about: unknown[]) => string)(7, 'Ann', 'Ben'));
    }
  };
  await look(messages, '');
  return found;
}

describe('the dictionaries', () => {
  // Not said at all, in any language.
  const silent = /\.removedFor$|^\.lang$|^\.dir$/;

  it('have every sentence in every language', async () => {
    const english = await sentencesOf(englishLocale.messages);
    expect(english.size).to.be.above(180);
    for (const lang of LANGUAGES) {
      const words = await sentencesOf((await fetchLocale(lang)).messages);
      expect([...words.keys()], lang).to.deep.equal([...english.keys()]);
      for (const [path, sentence] of words) expect(sentence.trim(), `${lang} ${path}`).not.to.equal('');
    }
  });

  it('leave little in English in other languages', async () => {
    const english = await sentencesOf(englishLocale.messages);
    for (const lang of LANGUAGES.slice(1)) {
      const words = await sentencesOf((await fetchLocale(lang)).messages);
      const same = [...words].filter(([path, sentence]) => sentence === english.get(path) && !silent.test(path));
      // Where a word is the same in both, like "Moderation" in German.
      expect(same.length, `${lang}: ${same.join(' | ')}`).to.be.at.most(5);
    }
  });

  it('have a form for every number', async () => {
    for (const lang of LANGUAGES) {
      const { messages, formats } = await fetchLocale(lang);
      const acting = await messages.forActing();
      for (const n of [1, 2, 3, 11, 25, 100, 101, 1200]) {
        for (const said of [messages.newComments(n), messages.loadedMore(n), acting.charactersLeft(n)]) {
          expect(said, lang).not.to.include('#');
          if (n > 2) expect(said, lang).to.include(formats.number(n));
        }
      }
    }
  });

  it('count', async () => {
    const { messages } = englishLocale;
    const acting = await messages.forActing();
    expect(messages.newComments(1)).to.equal('1 new comment');
    expect(messages.newComments(1200)).to.equal('1,200 new comments');
    expect(acting.charactersLeft(0)).to.equal('0 characters left');
    expect(acting.charactersLeft(-1)).to.equal('1 character too many');
    expect(messages.readMore(1)).to.equal('Read more (1 word)');
    expect(messages.loadedMore(25)).to.equal('25 more comments loaded');
    const arabic = (await fetchLocale('ar')).messages;
    expect(new Set([1, 2, 3, 11, 100].map((n) => arabic.newComments(n).replace(/\p{Nd}+/u, ''))).size).to.equal(5);
  });

  // Where words cannot be counted, the button leaves the brackets out.
  it('put the number of words in brackets, and it alone', async () => {
    for (const lang of LANGUAGES) {
      const { readMore } = (await fetchLocale(lang)).messages;
      const rests = [1, 2, 3, 20, 1200].map((words) => readMore(words).replace(/ \(.*\)|~/g, ''));
      expect(new Set(rests).size, lang).to.equal(1);
      expect(rests[0]!.length, lang).to.be.within(4, readMore(20).length - 5);
    }
  });

  // https://www.w3.org/WAI/WCAG22/Understanding/label-in-name
  it('call a button by what is written on it', async () => {
    for (const lang of LANGUAGES) {
      const { messages } = await fetchLocale(lang);
      const acting = await messages.forActing();
      const pairs = [
        [messages.reply, messages.replyTo('Ann')],
        [messages.report, messages.reportOf('Ann')],
        [acting.edit, acting.editOf('12:00')],
        [acting.remove, acting.removeOf('12:00')],
      ];
      const plain = (sentence: string): string =>
        sentence
          .replace(/[[\]~\u202c]/g, '')
          .trim()
          .toLowerCase();
      for (const [label, name] of pairs) expect(` ${plain(name!)} `, lang).to.include(` ${plain(label!)} `.trimStart());
    }
  });

  it('are written from the right in Arabic', async () => {
    expect((await fetchLocale('ar-EG')).messages.dir).to.equal('rtl');
    expect((await fetchLocale('fr')).messages.dir).to.equal('ltr');
  });

  it('mark every letter of the accented one', async () => {
    for (const [path, sentence] of await sentencesOf((await fetchLocale('en-XA')).messages)) {
      if (!silent.test(path)) expect(sentence, path).not.to.match(/[A-Za-z]/);
    }
  });
});

describe('formatsOf', () => {
  const { ago, dateTime, count } = formatsOf('en');
  const now = Date.UTC(2026, 10, 23, 12);

  it('says how long ago, roughly', () => {
    expect(ago(now, now)).to.equal('now');
    expect(ago(now + 5000, now)).to.equal('now');
    expect(ago(now - 61_000, now)).to.equal('1 minute ago');
    expect(ago(now - 7_300_000, now)).to.equal('2 hours ago');
  });

  it('writes date and time', () => {
    expect(dateTime(now))
      .to.match(/2026/)
      .and.to.match(/\d:\d\d/);
  });

  it('takes the other form where a language has none of its own', () => {
    expect(count(1, { other: '#!' })).to.equal('1!');
  });

  it('keeps the formats of a language', () => {
    expect(formatsOf('de')).to.equal(formatsOf('de'));
  });

  it('makes what is costly once, when it is first used', () => {
    const real = Intl.DateTimeFormat;
    let made = 0;
    Intl.DateTimeFormat = new Proxy(real, {
      construct: (target, [lang, options]: [string, Intl.DateTimeFormatOptions]) => {
        made++;
        return new target(lang, options);
      },
    });
    const formats = formatsOf('sv');
    expect(made).to.equal(0);
    formats.dateTime(now);
    formats.dateTime(now);
    Intl.DateTimeFormat = real;
    expect(made).to.equal(1);
  });
});

describe('the locale of a page', () => {
  it("writes dates as the page's region does, when the words are in its language", async () => {
    expect(localeHere('en-GB')?.formats).to.equal(formatsOf('en-GB'));
    expect((await fetchLocale('fr-CA')).formats).to.equal(formatsOf('fr-CA'));
    expect(localeHere('nl')?.formats).to.equal(formatsOf('en'));
  });

  it('is the same object for the same language', async () => {
    const locale = await fetchLocale('es-MX');
    expect(localeHere('es-MX')).to.equal(locale);
    expect(await fetchLocale('es-mx')).to.equal(locale);
  });

  it('takes anything that a page may write', async () => {
    for (const lang of ['', '-', 'not a language', '💤', 'x'.repeat(99), 'constructor', 'zz']) {
      expect((await fetchLocale(lang)).messages.lang).to.equal('en');
    }
  });
});

describe('sentences of a page', () => {
  const realError = console.error;
  let lines: string[];

  beforeEach(() => {
    lines = [];
    console.error = (...line: unknown[]) => void lines.push(line.join(' '));
  });

  afterEach(() => {
    console.error = realError;
  });

  it('take the place of the element’s, also in groups and in what is fetched later', async () => {
    const { messages } = overrideLocale(englishLocale, {
      heading: 'Questions',
      roles: { expert: 'Doctor' },
      newComments: (n) => `${String(n)} questions more`,
      acting: { posted: 'Thank you!', failures: { banned: 'Not today.' } },
      moderators: { actions: { pin: 'Put first' } },
    });
    expect(messages.heading).to.equal('Questions');
    expect(messages.roles).to.deep.equal({ expert: 'Doctor', host: 'Host', moderator: 'Moderator' });
    expect(messages.newComments(3)).to.equal('3 questions more');
    expect(messages.reply).to.equal('Reply');
    const acting = await messages.forActing();
    expect(messages.forActing.here).to.equal(acting);
    expect([acting.posted, acting.failures.banned, acting.undo]).to.deep.equal(['Thank you!', 'Not today.', 'Undo']);
    expect((await messages.forModerators()).actions).to.include({ pin: 'Put first', unpin: 'Unpin' });
    expect(englishLocale.messages.heading).to.equal('Comments');
    expect(lines).to.deep.equal([]);
  });

  it('can be another language altogether', () => {
    const { messages, formats } = overrideLocale(englishLocale, { lang: 'he', dir: 'rtl', heading: 'תגובות' });
    expect([messages.lang, messages.dir, formats]).to.deep.equal(['he', 'rtl', formatsOf('he')]);
  });

  it('are left out with one line where they cannot be used', () => {
    const wrong: readonly [given: object, line: string][] = [
      [{ headline: 'x' }, '"messages.headline" is not the name of a sentence.'],
      [{ heading: 7 }, '"messages.heading" has to be a text.'],
      [{ newComments: 'x' }, '"messages.newComments" has to be a function that returns a text.'],
      [{ roles: null }, '"messages.roles" has to be a group of sentences.'],
      [{ roles: { king: 'x' } }, '"messages.roles.king" is not the name of a sentence.'],
      [{ lang: 'not a language' }, '"messages.lang" has to be the tag of a language, like "he".'],
    ];
    for (const [given, line] of wrong) {
      lines = [];
      const { messages, formats } = overrideLocale(englishLocale, given);
      expect(lines).to.deep.equal([`[webinar-comments] ${line}`]);
      expect([messages.lang, messages.heading, messages.newComments(1), formats]).to.deep.equal([
        'en',
        'Comments',
        '1 new comment',
        englishLocale.formats,
      ]);
    }
  });

  it('do not take the thread down when they fail', () => {
    const { messages } = overrideLocale(englishLocale, {
      newComments: () => {
        throw new Error('broken');
      },
      replyTo: () => 7 as unknown as string,
    });
    expect(messages.newComments(2)).to.equal('2 new comments');
    expect(messages.replyTo('Ann')).to.equal('7');
    expect(lines).to.have.length(1);
  });
});
