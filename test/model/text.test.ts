import { expect } from '@esm-bundle/chai';
import { countCharacters, isBlank } from '../../src/model/counting.js';
import { cleanBody, cleanName } from '../../src/model/text.js';
import { FAMILY } from '../support/builders.js';

describe('cleanBody', () => {
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ['trims', '  a \n', 'a'],
    ['keeps paragraphs and drops further empty lines', 'a\r\n\r\n\r\n\r\nb\u2029c', 'a\n\nb\nc'],
    ['drops NUL and other control characters', 'a\u0000b\u0007c\u009Fd\u001Be', 'abcde'],
    ['keeps tabs', 'a\tb', 'a\tb'],
    ['drops what turns the direction of other words', 'a\u202Eb\u2066c\u2069d\u202Ae', 'abcde'],
    ['keeps direction marks', 'a\u200Fb', 'a\u200Fb'],
    ['replaces half characters', 'a\uD83Db', 'a\uFFFDb'],
    ['keeps emoji of several code points', FAMILY, FAMILY],
    ['composes letters', 'e\u0301', 'é'],
    ['leaves HTML as text', '<script>x</script>', '<script>x</script>'],
  ];
  for (const [what, from, to] of cases) {
    it(what, () => {
      expect(cleanBody(from)).to.equal(to);
    });
  }
});

describe('cleanBody of a wall of spaces', () => {
  it('looks at each space once', () => {
    // One that began anew with each would take minutes.
    const wall = ' '.repeat(500_000);
    expect(cleanBody(`a${wall}b${wall}\nc`)).to.equal(`a${wall}b\nc`);
  });
});

describe('cleanName', () => {
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ['makes one line of it', ' Ann\n\tLee ', 'Ann Lee'],
    ['drops invisible characters that imitate another name', 'A\u200Bn\u2060n\u00AD\uFEFF', 'Ann'],
    ['drops joiners between Latin letters', 'A\u200Dn\u200Cn\uFE0F', 'Ann'],
    ['drops fillers that look like nothing', '\u3164Ann\u2800\u115F', 'Ann'],
    ['drops direction overrides', '\u202EnnA', 'nnA'],
    ['makes wide and styled letters plain', 'Ａｎｎ 𝐋𝐞𝐞', 'Ann Lee'],
    ['keeps the joiner of a Sinhala name', 'ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['keeps the non-joiner of a Persian name', 'علی\u200Cرضا', 'علی\u200Cرضا'],
    ['keeps an emoji family', FAMILY, FAMILY],
  ];
  for (const [what, from, to] of cases) {
    it(what, () => {
      expect(cleanName(from)).to.equal(to);
    });
  }
});

describe('countCharacters', () => {
  it('counts as a reader does', () => {
    expect(countCharacters('')).to.equal(0);
    expect(countCharacters('abc')).to.equal(3);
    expect(countCharacters(FAMILY + '👩🏽‍⚕️é')).to.equal(3);
  });
});

describe('isBlank', () => {
  it('sees through invisible characters', () => {
    for (const text of ['', ' \n\t', '\u200B\u2060\u00AD', '\u3164', '\u2800', '\u0600']) {
      expect(isBlank(text), JSON.stringify(text)).to.be.true;
    }
    expect(isBlank(' a ')).to.be.false;
  });
});
