import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { seedThread } from '../../src/store/local/comment-database.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { newThread, storedComment } from '../support/builders.js';
import { deep, focused, focusReaches, onPage, textOf, type } from '../support/page.js';
import { until } from '../support/until.js';

describe('moderation in the embedded store', () => {
  let thread: string;

  beforeEach(async () => {
    thread = newThread();
    // The queue is that of all threads, and other tests have left theirs.
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('webinar-comments');
      request.onsuccess = () => {
        resolve();
      };
      request.onerror = () => {
        reject(new Error('The database could not be deleted.'));
      };
    });
  });

  const sees = (element: Element, words: string): Promise<void> =>
    until(`"${words}" is there`, () => textOf(element).includes(words));

  async function open(role: string): Promise<WebinarComments> {
    const element = await onPage<WebinarComments>(
      html`<webinar-comments thread=${thread} demo-role=${role}></webinar-comments>`,
    );
    // What is far below the screen is not opened.
    element.scrollIntoView();
    await until('it is ready', () => !textOf(element).includes('Loading comments'));
    return element;
  }

  async function openAsModerator(): Promise<WebinarComments> {
    const element = await open('moderator');
    await sees(element, 'This thread');
    return element;
  }

  function post(element: Element, words: string): void {
    const form = deep(element, 'webinar-comment-form');
    type(deep(form, 'textarea'), words);
    deep(form, 'button[type=submit]').click();
  }

  /** The panel, whose text has nothing of the thread below it. */
  const panel = (element: Element): HTMLElement => deep(element, 'webinar-moderation-panel');

  /** Goes through the page with the keyboard until a control with some words has the focus, and presses it. */
  async function pressByKeyboard(words: string): Promise<void> {
    const isThere = (): boolean => focused()?.textContent.trim() === words;
    for (let steps = 0; !isThere(); steps++) {
      if (steps > 60) throw new Error(`The keyboard does not reach "${words}".`);
      await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
  }

  it('lets a comment wait until a moderator approves it, with the keyboard alone', async () => {
    const moderator = await openAsModerator();
    const reader = await open('');
    await pressByKeyboard('Review before publishing');
    await sees(panel(moderator), 'Comments are reviewed first from now on.');
    await sees(reader, 'A moderator reads it first');
    post(reader, 'Please read me');
    await sees(reader, 'Waiting for review');
    await sees(panel(moderator), 'Please read me');
    await sees(panel(moderator), '1 comment waits for you');

    // In Firefox, the way from the end of a page to its beginning leads through the whole browser.
    deep(panel(moderator), 'button').focus();
    await pressByKeyboard('Approve');
    await sees(panel(moderator), 'Approved.');
    await sees(panel(moderator), 'Nothing waits for you.');
    const item = deep(panel(moderator), 'webinar-moderation-item', 'webinar-moderation-actions');
    await focusReaches(item, '#after');
    await until('it waits no longer', () => !textOf(reader).includes('Waiting for review'));
    expect(textOf(reader)).to.include('Please read me');

    await sendKeys({ press: 'Enter' });
    await sees(panel(moderator), 'Waiting for review again.');
    await sees(reader, 'Waiting for review');
  });

  it('brings a report to the moderator, and the removal to everybody', async () => {
    await seedThread(thread, [storedComment({ name: 'Ann', body: 'Buy my pills' })]);
    const moderator = await openAsModerator();
    const reader = await open('');
    const item = deep(reader, 'webinar-comment-list', 'webinar-comment');
    deep(item, '#report').click();
    await until('it is open', () => item.shadowRoot!.querySelector('webinar-comment-report'));
    await focusReaches(item, 'webinar-comment-report', 'input');
    const form = deep(item, 'webinar-comment-report');
    deep(form, 'input').click();
    type(deep(form, 'textarea'), 'It sells something.');
    deep(form, 'button[type=submit]').click();
    await sees(reader, 'A moderator will look at it.');
    await sees(panel(moderator), 'Reported by 1 reader');
    await sees(panel(moderator), 'It sells something.');

    const actions = deep(panel(moderator), 'webinar-moderation-item', 'webinar-moderation-actions');
    deep(actions, '#remove').click();
    await focusReaches(actions, 'select');
    deep<HTMLSelectElement>(actions, 'select').value = 'spam';
    deep(actions, 'form button[type=submit]').click();
    await sees(panel(moderator), 'Removed.');
    await sees(reader, 'Comment removed');
    expect(textOf(reader)).not.to.include('Buy my pills');
  });

  it('offers to unpin what is pinned', async () => {
    await seedThread(thread, [storedComment({ body: 'A question' })]);
    const moderator = await openAsModerator();
    const tools = (): HTMLElement =>
      deep(moderator, 'webinar-comment-list', 'webinar-comment', 'webinar-moderation-actions');
    deep(tools(), '#pin').click();
    await sees(tools(), 'Unpin');
    deep(tools(), '#unpin').click();
    await sees(tools(), 'Not pinned any more.');
    await until('it can be pinned', () => tools().shadowRoot!.querySelector('#pin'));
  });

  it('pins, marks as answered, closes and opens the thread for everybody', async () => {
    const old = storedComment({ name: 'Ann', body: 'A question', createdAt: 1 });
    const answer = storedComment({ name: 'Ines', body: 'An answer', parent: old.id, root: old.id, role: 'expert' });
    await seedThread(thread, [old, answer, storedComment({ body: 'Newer' })]);
    const moderator = await openAsModerator();
    const reader = await open('');
    const question = (element: Element): HTMLElement =>
      Array.from(deep(element, 'webinar-comment-list').shadowRoot!.querySelectorAll('webinar-comment')).find(
        ({ comment }) => comment.id === old.id,
      )!;
    const tools = (): HTMLElement => deep(question(moderator), 'webinar-moderation-actions');
    deep(tools(), '#pin').click();
    await sees(tools(), 'Pinned.');
    await until('the reader sees it', () => textOf(question(reader)).includes('Pinned'));
    deep(tools(), '#answered').click();
    await focusReaches(tools(), 'select');
    deep(tools(), 'form button[type=submit]').click();
    await sees(tools(), 'Marked as answered.');
    await focusReaches(tools(), '#after');
    await until('the reader sees it', () => textOf(question(reader)).includes('✓ Answered'));

    const closing = Array.from(panel(moderator).shadowRoot!.querySelectorAll<HTMLElement>('button')).find((button) =>
      button.textContent.includes('Close thread'),
    );
    closing!.click();
    await sees(reader, 'This conversation is closed.');
    await sees(panel(moderator), 'The thread is closed.');
    deep(panel(moderator), '#after').click();
    await until('it is open', () => !textOf(reader).includes('This conversation is closed.'));
  });
});
