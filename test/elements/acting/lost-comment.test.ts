import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { defaultLocale } from '../../../src/controllers/localize-controller.js';
import { fetchActing } from '../../../src/elements/acting.js';
import type { WebinarComment } from '../../../src/elements/webinar-comment.js';
import '../../../src/elements/webinar-comment.js';
import type { Comment } from '../../../src/model/comment.js';
import { CommentsError } from '../../../src/model/errors.js';
import { expectAccessible } from '../../support/axe.js';
import { comment, newThread } from '../../support/builders.js';
import { deep, focusReaches, onPage, press, rendered, textOf, type } from '../../support/page.js';
import { until } from '../../support/until.js';

const GONE = 'This comment is no longer there.';
const WORDS = 'Words that took a while';
const formOf = (opener: string): string => `webinar-comment-${opener === 'report' ? 'report' : 'form'}`;

describe('a comment that goes while somebody writes to it', () => {
  before(() => fetchActing(defaultLocale));

  let place: string;

  beforeEach(() => {
    place = newThread();
  });

  const show = async (opener: string, changes: Partial<Comment> = {}): Promise<WebinarComment> => {
    const element = await onPage<WebinarComment>(
      html`<webinar-comment
        .comment=${comment({ own: opener === 'edit', body: 'As it was', createdAt: Date.now(), ...changes })}
        .place=${place}
        .isOpen=${true}
      ></webinar-comment>`,
    );
    deep(element, `#${opener}`).click();
    await until('the form is open', () => element.shadowRoot!.querySelector(formOf(opener)));
    await focusReaches(element, formOf(opener), opener === 'report' ? 'input' : 'textarea');
    return element;
  };
  const field = (element: WebinarComment, opener: string): HTMLTextAreaElement =>
    deep(element, formOf(opener), 'textarea');
  const remove = async (element: WebinarComment, changes: Partial<Comment> = {}): Promise<void> => {
    element.comment = { ...element.comment, state: 'removed', body: '', name: '', ...changes };
    await rendered(element);
    await rendered(element);
  };

  for (const opener of ['reply', 'edit', 'report']) {
    it(`leaves the words of a begun ${opener}, the focus in them, and says what happened`, async () => {
      const element = await show(opener);
      const written = field(element, opener);
      type(written, WORDS);
      written.focus();
      await remove(element);
      await focusReaches(element, formOf(opener), 'textarea');
      expect(field(element, opener)).to.equal(written);
      expect(written.value).to.equal(WORDS);
      expect(textOf(deep(element, formOf(opener), '[role=alert]'))).to.include(GONE);
      expect(textOf(element)).to.include('Comment removed');
      await expectAccessible(element);
      // What else is heard of it changes nothing.
      await remove(element, { reason: 'spam' });
      expect(written.value).to.equal(WORDS);
      await focusReaches(element, formOf(opener), 'textarea');
      press(written, 'Escape');
      await focusReaches(element, '#heading');
      expect(element.shadowRoot!.querySelector(formOf(opener))).to.be.null;
    });

    it(`closes a ${opener} in which nothing is written`, async () => {
      const element = await show(opener);
      await remove(element);
      expect(element.shadowRoot!.querySelector(formOf(opener))).to.be.null;
      await focusReaches(element, '#heading');
    });
  }

  it('keeps the words when they are sent all the same and refused, and lets go of an edit with Cancel', async () => {
    const element = await show('edit');
    element.addEventListener('comment-edit-request', (request) => {
      request.respondWith(Promise.reject(new CommentsError('not-found', 'It is gone.')));
    });
    type(field(element, 'edit'), WORDS);
    await remove(element);
    type(field(element, 'edit'), `${WORDS}, and more`);
    deep(element, 'webinar-comment-form', 'button[type=submit]').click();
    await until('it says so', () => textOf(element).includes(GONE));
    expect(field(element, 'edit').value).to.equal(`${WORDS}, and more`);
    deep(element, 'webinar-comment-form', 'button[type=button]').click();
    await focusReaches(element, '#heading');
    expect(element.shadowRoot!.querySelector('webinar-comment-form')).to.be.null;
  });

  it('lets the thanks for a report be read to the end', async () => {
    const element = await show('report');
    element.addEventListener('comment-report-request', (request) => {
      request.respondWith(Promise.resolve());
    });
    deep(element, 'webinar-comment-report', 'input').click();
    deep(element, 'webinar-comment-report', 'button[type=submit]').click();
    await focusReaches(element, 'webinar-comment-report', '#thanks');
    await remove(element);
    await focusReaches(element, 'webinar-comment-report', '#thanks');
    deep(element, 'webinar-comment-report', 'button').click();
    await focusReaches(element, '#heading');
  });
});
