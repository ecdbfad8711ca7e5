import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { defaultLocale } from '../../src/controllers/localize-controller.js';
import { fetchActing } from '../../src/elements/acting.js';
import type { WebinarComment } from '../../src/elements/webinar-comment.js';
import '../../src/elements/webinar-comment.js';
import { EDIT_WINDOW, type Comment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import { comment } from '../support/builders.js';
import { deep, focused, focusReaches, onPage, rendered } from '../support/page.js';
import { until } from '../support/until.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const PLACE = { parent: 'A'.repeat(20), root: 'A'.repeat(20) };

describe('<webinar-comment>, while somebody is in it', () => {
  before(() => fetchActing(defaultLocale));

  const show = (changes: Partial<Comment>, replies: Comment[] = []): Promise<WebinarComment> =>
    onPage(
      html`<webinar-comment
        .comment=${comment({ createdAt: NOW - 60_000, ...changes })}
        .replies=${replies}
        .isOpen=${true}
        .now=${NOW}
      ></webinar-comment>`,
    );

  const changes: readonly (readonly [what: string, control: string, change: Partial<WebinarComment>])[] = [
    ['the thread is closed', '#reply', { isOpen: false }],
    ['the time to edit ends', '#edit', { now: NOW + EDIT_WINDOW }],
    ['comments are reviewed first', '#edit', { isPreModerated: true }],
  ];
  for (const [what, control, change] of changes) {
    it(`hands the focus of a button to the heading when the button goes because ${what}`, async () => {
      const element = await show({ own: true });
      deep(element, control).focus();
      await focusReaches(element, control);
      Object.assign(element, change);
      await rendered(element);
      expect(element.shadowRoot!.querySelector(control)).to.be.null;
      await focusReaches(element, '#heading');
    });
  }

  it('leaves the focus where it is when something else goes, and takes none', async () => {
    const element = await show({ own: true });
    deep(element, '#remove').focus();
    element.isOpen = false;
    await rendered(element);
    await focusReaches(element, '#remove');
    deep(element, '#remove').blur();
    element.isPreModerated = true;
    element.isOpen = true;
    await rendered(element);
    expect(focused()).to.equal(document.body);
  });

  it('does not pass by the heading when a form is closed', async () => {
    const element = await show({ own: true });
    deep(element, '#reply').click();
    await focusReaches(element, 'webinar-comment-form', 'textarea');
    let visits = 0;
    deep(element, '#heading').addEventListener('focus', () => visits++);
    deep(element, 'webinar-comment-form', 'button[type=button]').click();
    await focusReaches(element, '#reply');
    expect(visits).to.equal(0);
  });

  it('hands the focus of a reply that goes to the heading of what was answered', async () => {
    const failed = new CommentsError('offline', 'No network.');
    const replies = [comment({ ...PLACE, body: 'Kept' }), comment({ ...PLACE, own: true, failed })];
    for (const rest of [replies.slice(0, 1), []]) {
      const element = await show({}, [...rest, replies[1]!]);
      const reply = deep<WebinarComment>(element, '[role=listitem]:last-child webinar-comment');
      await until('its buttons are there', () => reply.shadowRoot!.querySelector('#discard'));
      deep(reply, '#discard').focus();
      element.replies = rest;
      await rendered(element);
      await focusReaches(element, '#heading');
    }
  });

  it('stays on the screen when its words are folded again', async () => {
    const element = await show({ body: 'word '.repeat(2000) });
    const after = document.createElement('div');
    after.style.height = '3000px';
    element.after(after);
    const button = deep(element, '[aria-expanded]');
    button.click();
    await rendered(element);
    button.focus();
    button.scrollIntoView({ block: 'end' });
    const heading = deep(element, '#heading');
    expect(heading.getBoundingClientRect().bottom).to.be.below(0);
    button.click();
    await rendered(element);
    await until('it is seen', () => {
      const { top, bottom } = heading.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(button.ariaExpanded).to.equal('false');
    await focusReaches(button);
    window.scrollTo(0, 0);
  });

  it('counts no words where they stand without spaces', async () => {
    const label = async (body: string): Promise<string> =>
      deep(await show({ body }), '[aria-expanded]').textContent.trim();
    expect(await label('眠れない夜には、決まった時間に起きることが助けになりました。'.repeat(40))).to.equal(
      'Read more',
    );
    expect(await label('การนอนหลับให้เพียงพอเป็นสิ่งสำคัญมากสำหรับสุขภาพ '.repeat(30))).to.equal('Read more');
    expect(await label('잠들지 못하는 밤에는 같은 시간에 일어나는 것이 도움이 되었습니다. '.repeat(40))).to.match(
      /^Read more \(\d+ words\)$/,
    );
    expect(await label('Donaudampfschifffahrt und Lebensversicherung '.repeat(30))).to.include('91 words');
  });

  it('writes an address in Arabic words from the left, slashes in their places', async () => {
    const address = 'https://example.org/path/';
    const element = await show({ body: `انظر إلى ${address} الآن` });
    const link = deep(element, '.body a');
    const words = Array.from(link.childNodes).find((node) => node.nodeType === Node.TEXT_NODE)!;
    const range = document.createRange();
    const leftOf = (index: number): number => {
      range.setStart(words, index);
      range.setEnd(words, index + 1);
      return range.getBoundingClientRect().left;
    };
    const text = words.textContent!;
    expect(text).to.equal(address);
    const lefts = Array.from(text, (_, i) => leftOf(i));
    expect(lefts).to.deep.equal([...lefts].sort((a, b) => a - b));
  });
});
