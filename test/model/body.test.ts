import { expect } from '@esm-bundle/chai';
import { bodySegments, isLongBody } from '../../src/model/body.js';

const linksOf = (text: string): readonly string[] =>
  bodySegments(text).flatMap((segment) => (segment.kind === 'link' ? [segment.text] : []));

describe('bodySegments', () => {
  it('keeps every character in order', () => {
    for (const text of ['', 'a', 'https://a.example b', 'a (https://a.example/b_(c)). d', 'x https://a.example']) {
      expect(
        bodySegments(text)
          .map((segment) => segment.text)
          .join(''),
      ).to.equal(text);
    }
  });

  const cases: readonly (readonly [what: string, text: string, links: readonly string[]])[] = [
    ['finds an address', 'see https://a.example/b?c=d#e now', ['https://a.example/b?c=d#e']],
    ['leaves the full stop outside', 'see http://a.example.', ['http://a.example']],
    ['leaves a bracket of the sentence outside', '(https://a.example/b)', ['https://a.example/b']],
    ['keeps a bracket of the address', 'https://a.example/b_(c)', ['https://a.example/b_(c)']],
    ['keeps the brackets of the address alone', 'https://a.example/(b)[c])].', ['https://a.example/(b)[c]']],
    ['leaves quotes and tags outside', '<a href="https://a.example">', ['https://a.example']],
    ['passes an international name', 'https://bücher.example/ß', ['https://bücher.example/ß']],
    ['makes no link of a script', 'javascript:alert(1) data:text/html,x vbscript:x', []],
    ['makes no link of markup', '<script>alert(1)</script><img src=x onerror=alert(1)>', []],
    ['makes no link without a host', 'https:// http://', []],
    ['makes no link inside a word', 'xhttps://a.example', []],
    ['makes no link of an endless address', `https://a.example/${'x'.repeat(3000)}`, []],
  ];
  for (const [what, text, links] of cases) {
    it(what, () => {
      expect(linksOf(text)).to.deep.equal(links);
    });
  }

  it('opens only http and https', () => {
    for (const segment of bodySegments('HTTPS://A.example and http://user@b.example:8080/x')) {
      if (segment.kind === 'link') expect(segment.href).to.match(/^https?:\/\//);
    }
  });

  it('looks at each mark of an address once', () => {
    // One that looked at the rest for each would take minutes.
    for (const mark of [')', '.)']) expect(linksOf(`https://a.example/${mark.repeat(200_000)}`)).to.have.lengthOf(1);
  });

  it('stops making links in a wall of them', () => {
    const wall = Array.from({ length: 80 }, (_, i) => `https://a.example/${i}`).join(' ');
    expect(linksOf(wall)).to.have.lengthOf(50);
  });
});

describe('isLongBody', () => {
  it('goes by characters and by lines', () => {
    expect(isLongBody('x'.repeat(900))).to.be.false;
    expect(isLongBody('x'.repeat(901))).to.be.true;
    expect(isLongBody('x\n'.repeat(11))).to.be.false;
    expect(isLongBody('x\n'.repeat(12))).to.be.true;
  });
});
