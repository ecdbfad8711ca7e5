import { expect } from '@esm-bundle/chai';
import type { ActingMessages } from '../../src/i18n/acting-messages.js';
import { english } from '../../src/i18n/english.js';
import { formatsOf } from '../../src/i18n/formats.js';
import { localeOf } from '../../src/i18n/locale.js';

describe('the English messages', () => {
  let acting: ActingMessages;

  before(async () => {
    acting = await english.forActing();
  });

  it('have words everywhere', () => {
    for (const [key, value] of Object.entries({ ...english, ...acting, ...acting.failures })) {
      if (typeof value === 'string') expect(value.trim(), key).not.to.equal('');
    }
  });

  it('count', () => {
    expect(english.newComments(1)).to.equal('1 new comment');
    expect(english.newComments(1200)).to.equal('1,200 new comments');
    expect(acting.charactersLeft(0)).to.equal('0 characters left');
    expect(acting.charactersLeft(-1)).to.equal('1 character too many');
    expect(english.readMore(1)).to.equal('Read more (1 word)');
    expect(english.loadedMore(25)).to.equal('25 more comments loaded');
  });
});

describe('formatsOf', () => {
  const { ago, dateTime } = formatsOf('en');
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

  it('keeps the formats of a language', () => {
    expect(formatsOf('de')).to.equal(formatsOf('de'));
  });
});

describe('localeOf', () => {
  it("writes dates as the page's region does, when the words are in its language", () => {
    expect(localeOf('en-GB').formats).to.equal(formatsOf('en-GB'));
    expect(localeOf('fr').formats).to.equal(formatsOf('en'));
  });

  it('takes anything that a page may write', () => {
    for (const lang of ['', '-', 'not a language', '💤', 'x'.repeat(99)]) {
      expect(localeOf(lang).messages).to.equal(english);
    }
  });
});
