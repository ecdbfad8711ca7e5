import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { defaultLocale } from '../../src/controllers/localize-controller.js';
import { fetchActing } from '../../src/elements/acting.js';
import type { WebinarComment } from '../../src/elements/webinar-comment.js';
import '../../src/elements/webinar-comment.js';
import type { CommentActionRequest } from '../../src/events/acting-requests.js';
import { EDIT_WINDOW, type Comment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import { expectAccessible } from '../support/axe.js';
import { comment } from '../support/builders.js';
import {
  deep,
  focusReaches,
  onPage,
  press,
  rendered,
  SURROUNDINGS,
  textOf,
  type Surroundings,
} from '../support/page.js';
import { until } from '../support/until.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const OFFLINE = new CommentsError('offline', 'No network.');

describe('<webinar-comment>', () => {
  before(() => fetchActing(defaultLocale));

  const show = (
    changes: Partial<Comment>,
    {
      replies = [],
      isOpen = true,
      isPinned = false,
      look = 'light',
    }: { replies?: Comment[]; isOpen?: boolean; isPinned?: boolean; look?: Surroundings } = {},
  ): Promise<WebinarComment> =>
    onPage(
      html`<webinar-comment
        .comment=${comment({ createdAt: NOW - 60_000, ...changes })}
        .replies=${replies}
        .isOpen=${isOpen}
        .isPinned=${isPinned}
        .now=${NOW}
      ></webinar-comment>`,
      look,
    );
  const buttons = (element: Element): readonly string[] =>
    Array.from(element.shadowRoot!.querySelectorAll('button'))
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map(({ textContent }) => textContent.trim());

  it('has one heading with name and time', async () => {
    const element = await show({ name: 'Ann', createdAt: NOW - 90_061_000 });
    const heading = deep(element, '[role=heading]');
    expect(heading.getAttribute('aria-level')).to.equal('3');
    expect(deep(element, 'bdi').textContent).to.equal('Ann');
    expect(deep(element, 'time').getAttribute('datetime')).to.equal('2026-11-22T10:58:59.000Z');
    expect(heading.textContent).to.include('2026').and.not.to.include('ago');
    expect(textOf(await show({ name: '' })))
      .to.include('Anonymous')
      .and.to.include('1 minute ago');
  });

  it('has headings that differ where two wrote without a name in one minute', async () => {
    for (const second of [1, 8]) {
      const element = await show({ createdAt: Date.UTC(2026, 0, 1, 12, 0, second) });
      expect(textOf(deep(element, '[role=heading]'))).to.include(`${second} sec`);
    }
    expect(textOf(deep(await show({ name: 'Ann' }), '[role=heading]'))).not.to.include('sec');
  });

  it('shows what the site made of the author, in the heading and readable in every look', async () => {
    for (const look of SURROUNDINGS) {
      const element = await show({ name: 'Ines', role: 'expert' }, { look });
      expect(textOf(deep(element, '[role=heading]'))).to.include('Ines Expert');
      await expectAccessible(element);
    }
    for (const role of ['host', 'moderator'] as const) {
      expect(textOf(await show({ role })).toLowerCase()).to.include(role);
    }
    expect(deep(await show({}), '[role=heading]').querySelector('.role')).to.be.null;
    expect(textOf(await show({ role: 'expert', state: 'removed', body: '', name: '' }))).not.to.include('Expert');
  });

  it('shows hostile words as text', async () => {
    const words = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"> javascript:alert(1)';
    const element = await show({ body: words, name: '<b>Ann</b>' });
    expect(textOf(element)).to.include(words).and.to.include('<b>Ann</b>');
    expect(element.shadowRoot!.querySelectorAll('script, img, b, .body a')).to.be.empty;
    expect('hacked' in window).to.be.false;
  });

  it('makes links harmless', async () => {
    const link = deep<HTMLAnchorElement>(await show({ body: 'see https://a.example/b.' }), '.body a');
    expect(link.href).to.equal('https://a.example/b');
    expect(link.rel.split(' ')).to.include.members(['nofollow', 'ugc', 'noopener']);
  });

  it('lets the direction of each comment follow its own words', async () => {
    const element = await show({ body: 'مرحبا', name: 'ليلى' });
    expect(getComputedStyle(deep(element, '.body')).direction).to.equal('rtl');
    expect(getComputedStyle(element).direction).to.equal('ltr');
  });

  it('holds a word of 400 letters at 320 px', async () => {
    const element = await show({ body: 'x'.repeat(400), name: 'y'.repeat(60) }, { look: '320 px' });
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('folds a long comment behind a button and hides nothing', async () => {
    const words = `${'word '.repeat(300)}https://a.example`;
    const element = await show({ body: words });
    const button = deep(element, '[aria-expanded]');
    const height = (): number => deep(element, '.body').clientHeight;
    const folded = height();
    expect(button.textContent.trim()).to.equal('Read more (301 words)');
    button.click();
    await element.updateComplete;
    expect(height()).to.be.greaterThan(folded);
    expect(deep(element, '[aria-expanded]').getAttribute('aria-expanded')).to.equal('true');
    button.click();
    await element.updateComplete;
    expect(height()).to.equal(folded);
    expect(deep(element, '.body').textContent).to.equal(words);
    deep(element, '.body a').focus();
    await element.updateComplete;
    expect(height()).to.be.greaterThan(folded);
  });

  it('offers each person what they may do', async () => {
    expect(buttons(await show({}))).to.deep.equal(['♡', 'Reply', 'Report', 'Copy link']);
    expect(buttons(await show({ own: true }))).to.deep.equal(['Reply', 'Edit', 'Remove', 'Copy link']);
    expect(buttons(await show({ own: true, createdAt: NOW - EDIT_WINDOW }))).not.to.include('Edit');
    const reply = { parent: 'A'.repeat(20), root: 'A'.repeat(20) };
    expect(buttons(await show(reply))).to.deep.equal(['♡', 'Report', 'Copy link']);
    expect(buttons(await show({ own: true, held: true }))).to.deep.equal(['Edit', 'Remove']);
    expect(buttons(await show({ own: true }, { isOpen: false }))).to.deep.equal(['Remove', 'Copy link']);
    expect(buttons(await show({ own: true, pending: true }))).to.be.empty;
    expect(buttons(await show({ own: true, failed: OFFLINE }))).to.deep.equal(['Try again', 'Copy', 'Discard']);
    expect(buttons(await show({ own: true, state: 'removed', body: '', undoable: true }))).to.deep.equal(['Undo']);
    expect(buttons(await show({ own: true, state: 'removed', body: '' }))).to.be.empty;
  });

  it('is as high on its way as when it is kept', async () => {
    const boxOf = async (isPending: boolean): Promise<readonly number[]> => {
      const element = await show({ own: true, pending: isPending });
      const [{ height }, { width }] = [
        element.getBoundingClientRect(),
        deep(element, '[part=body]').getBoundingClientRect(),
      ];
      return [Math.round(height), Math.round(width)];
    };
    expect(await boxOf(true)).to.deep.equal(await boxOf(false));
  });

  it('tells what became of a comment on its way', async () => {
    expect(textOf(await show({ own: true, pending: true }))).to.include('Sending…');
    const failed = textOf(await show({ own: true, failed: OFFLINE, body: 'My words' }));
    expect(failed).to.include('Not sent.').and.to.include('connection').and.to.include('My words');
    expect(textOf(await show({ state: 'removed', body: '' }))).to.include('Comment removed');
    expect(textOf(await show({ editedAt: NOW }))).to.include('edited');
  });

  it('asks for one thing at a time and says when it cannot be done', async () => {
    const element = await show({ own: true });
    const asked: string[] = [];
    element.addEventListener('comment-action-request', (request: CommentActionRequest) => {
      asked.push(`${request.action} ${request.commentId}`);
      request.respondWith(Promise.reject(OFFLINE));
    });
    deep(element, '#remove').click();
    deep(element, '#remove').click();
    await element.updateComplete;
    await rendered(element);
    expect(asked).to.deep.equal([`remove ${element.comment.id}`]);
    expect(deep(element, '[role=status]').textContent).to.include('connection');
    expect(deep(element, '#remove').getAttribute('aria-disabled')).to.equal('false');
  });

  it('hands the focus on when the pressed button goes away', async () => {
    const element = await show({ own: true });
    element.addEventListener('comment-action-request', (request: CommentActionRequest) => {
      const isRemoval = request.action === 'remove';
      request.respondWith(Promise.resolve());
      element.comment = {
        ...element.comment,
        state: isRemoval ? 'removed' : 'visible',
        undoable: isRemoval,
      };
    });
    for (const [pressed, next] of [
      ['#remove', '#restore'],
      ['#restore', '#remove'],
    ] as const) {
      deep(element, pressed).focus();
      deep(element, pressed).click();
      await element.updateComplete;
      await rendered(element);
      await focusReaches(element, next);
    }
  });

  it('opens the forms with the focus inside and gives it back', async () => {
    const element = await show({ own: true, body: 'As it was' });
    for (const opener of ['#reply', '#edit']) {
      deep(element, opener).click();
      await rendered(element);
      await rendered(element);
      await focusReaches(element, 'webinar-comment-form', 'textarea');
      expect(element.isTyping).to.equal(opener === '#edit');
      deep(element, 'webinar-comment-form', 'button[type=button]').click();
      await rendered(element);
      await focusReaches(element, opener);
    }
  });

  it('copies the words of a comment that was not sent, or says that it cannot', async () => {
    const element = await show({ own: true, failed: OFFLINE });
    deep(element, '.actions button:nth-of-type(2)').click();
    const note = (): string => element.shadowRoot!.querySelector('[role=status]')?.textContent ?? '';
    for (let i = 0; note() === '' && i < 100; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(note()).to.match(/Copied|did not allow/);
  });

  it('gives a heart and takes it back, and keeps the focus', async () => {
    const element = await show({ hearts: 2 });
    const asked: string[] = [];
    element.addEventListener('comment-action-request', ({ action, commentId }) => {
      asked.push(`${action} ${commentId}`);
      const isGiven = action === 'heart';
      element.comment = { ...element.comment, hearted: isGiven, hearts: isGiven ? 3 : 2 };
    });
    const heart = (): HTMLElement => deep(element, '#heart');
    const face = (): readonly unknown[] => [heart().ariaPressed, heart().ariaLabel?.match(/\w+/g), textOf(heart())];
    expect(face()).to.deep.equal(['false', ['Heart', '2'], '♡ 2']);
    for (const state of [
      ['true', ['Heart', '3'], '♥\uFE0E 3'],
      ['false', ['Heart', '2'], '♡ 2'],
    ]) {
      heart().focus();
      heart().click();
      await rendered(element);
      await until('it is not busy', () => heart().ariaDisabled === 'false');
      expect(face()).to.deep.equal(state);
      await focusReaches(heart());
    }
    expect(asked).to.deep.equal([`heart ${element.comment.id}`, `unheart ${element.comment.id}`]);
  });

  it('asks for one heart at a time and says when it cannot be given', async () => {
    const element = await show({});
    let asked = 0;
    element.addEventListener('comment-action-request', (request) => {
      asked++;
      request.respondWith(Promise.reject(OFFLINE));
    });
    expect(deep(element, '#heart').ariaLabel).to.equal('Heart');
    deep(element, '#heart').click();
    deep(element, '#heart').click();
    await until('it says so', () => textOf(element).includes('There is no connection'));
    expect(asked).to.equal(1);
    expect(deep(element, '#heart').ariaPressed).to.equal('false');
  });

  it('shows the hearts of an own comment without a button', async () => {
    const element = await show({ own: true, hearts: 1200 });
    const hearts = deep(element, '.hearts');
    expect(hearts.getAttribute('role')).to.equal('img');
    expect(hearts.ariaLabel).to.match(/^Heart\b.*1,200/);
    expect(element.shadowRoot!.querySelector('#heart')).to.be.null;
    expect((await show({ own: true })).shadowRoot!.querySelector('.hearts')).to.be.null;
  });

  it('says in the heading that a comment waits for review, or stands first', async () => {
    const held = await show({ own: true, held: true });
    expect(textOf(deep(held, '[role=heading]'))).to.include('Waiting for review');
    const pinned = await show({}, { isPinned: true });
    expect(textOf(deep(pinned, '[role=heading]'))).to.include('Pinned');
    expect(textOf(await show({}))).not.to.match(/Waiting|Pinned/);
  });

  it('tells an author why a moderator removed the comment, and hands the words out', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (words: string) => Promise.resolve(void copied.push(words)) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    for (const [reason, sentence] of [
      ['', 'A moderator removed this comment.'],
      ['spam', 'A moderator removed this comment: it advertises.'],
      ['advice', 'A moderator removed this comment: it gives medical advice.'],
    ] as const) {
      const element = await show({ own: true, state: 'removed', reason, body: `My words ${reason}` });
      expect(textOf(deep(element, '.removed'))).to.equal(sentence);
      expect(textOf(element)).not.to.include('My words');
      expect(buttons(element)).to.deep.equal(['Copy']);
      deep(element, 'button').click();
      await until('it says so', () => textOf(element).includes('Copied'));
    }
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied).to.deep.equal(['My words ', 'My words spam', 'My words advice']);
  });

  it('leads from an answered comment to its answer', async () => {
    const place = { parent: 'A'.repeat(20), root: 'A'.repeat(20) };
    const replies = [comment({ ...place, body: 'A thought' }), comment({ ...place, body: 'The answer' })];
    const element = await show({ answer: replies[1]!.id }, { replies });
    const button = Array.from(element.shadowRoot!.querySelectorAll('button')).find((each) =>
      each.textContent.includes('Answered'),
    );
    button!.click();
    await focusReaches(element, '[role=listitem]:last-child webinar-comment', '[role=heading]');
    for (const answer of [null, 'x'.repeat(20)]) {
      expect(textOf(await show({ answer }, { replies }))).not.to.include('Answered');
    }
  });

  it('opens the form for a report with the focus inside and gives it back', async () => {
    const element = await show({ name: 'Ann' });
    for (const leave of ['Cancel', 'Escape']) {
      expect(deep(element, '#report').ariaLabel).to.equal('Report the comment of Ann');
      deep(element, '#report').click();
      await until('it is open', () => element.shadowRoot!.querySelector('webinar-comment-report'));
      await focusReaches(element, 'webinar-comment-report', 'input');
      const form = deep(element, 'webinar-comment-report');
      if (leave === 'Cancel') deep(form, 'button[type=button]').click();
      else press(deep(form, 'input'), 'Escape');
      await focusReaches(element, '#report');
      expect(element.shadowRoot!.querySelector('webinar-comment-report')).to.be.null;
    }
  });

  it('nests replies in a list of their own', async () => {
    const reply = comment({ name: 'Bo', parent: 'A'.repeat(20), root: 'A'.repeat(20), createdAt: NOW });
    const element = await show({ name: 'Ann' }, { replies: [reply] });
    expect(deep(element, '.replies').getAttribute('aria-label')).to.equal('Replies to Ann');
    expect(deep(element, '.replies webinar-comment', '[role=heading]').getAttribute('aria-level')).to.equal('4');
    const inner = deep<WebinarComment>(element, '.replies webinar-comment');
    let updates = 0;
    inner.addController({
      hostUpdate: () => {
        updates++;
      },
    });
    element.replies = [reply];
    await rendered(element);
    expect(updates).to.equal(0);
  });

  const faces: readonly (readonly [name: string, changes: Partial<Comment>])[] = [
    ['plain', { name: 'Ann', body: 'See https://a.example' }],
    ['long', { body: 'word '.repeat(300) }],
    ['own', { own: true, editedAt: NOW }],
    ['pending', { own: true, pending: true }],
    ['failed', { own: true, failed: OFFLINE }],
    ['removed', { own: true, state: 'removed', body: '', undoable: true }],
    ['removed by a moderator', { own: true, state: 'removed', body: 'My words', reason: 'abuse' }],
    ['waiting for review', { own: true, held: true, hearts: 3 }],
  ];
  for (const [name, changes] of faces) {
    it(`is accessible everywhere when ${name}`, async () => {
      for (const look of SURROUNDINGS) {
        const replies = [comment({ parent: 'A'.repeat(20), root: 'A'.repeat(20) })];
        const element = await show(changes, { look, replies });
        await expectAccessible(element);
      }
    });
  }

  it('is accessible everywhere with hearts', async () => {
    for (const look of SURROUNDINGS) {
      for (const hearted of [false, true]) await expectAccessible(await show({ hearted, hearts: 2 }, { look }));
    }
  });

  for (const opener of ['#reply', '#edit', '#report']) {
    it(`is accessible everywhere with the form open that ${opener} opens`, async () => {
      for (const look of SURROUNDINGS) {
        const element = await show({ own: opener !== '#report' }, { look });
        deep(element, opener).click();
        await until('it is open', () =>
          element.shadowRoot!.querySelector('webinar-comment-form, webinar-comment-report'),
        );
        await rendered(element);
        await expectAccessible(element);
      }
    });
  }

  it('is accessible everywhere when its words are unfolded', async () => {
    for (const look of SURROUNDINGS) {
      const element = await show({ body: 'word '.repeat(300) }, { look });
      deep(element, '[aria-expanded]').click();
      await rendered(element);
      expect(deep(element, '[aria-expanded]').ariaExpanded).to.equal('true');
      await expectAccessible(element);
    }
  });
});
