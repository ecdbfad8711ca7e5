import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { defaultLocale } from '../../../src/controllers/localize-controller.js';
import { fetchActing } from '../../../src/elements/acting.js';
import type { WebinarComment } from '../../../src/elements/webinar-comment.js';
import '../../../src/elements/webinar-comment.js';
import { comment, newThread } from '../../support/builders.js';
import { deep, focusReaches, onPage, press, rendered, type } from '../../support/page.js';
import { until } from '../../support/until.js';

const NOTE = 'It names my doctor, in the second line.';

describe('the note of a report', () => {
  before(() => fetchActing(defaultLocale));

  let place: string;

  beforeEach(() => {
    place = newThread();
  });

  const show = (shown = comment()): Promise<WebinarComment> =>
    onPage(html`<webinar-comment .comment=${shown} .place=${place} .isOpen=${true}></webinar-comment>`);
  const note = async (element: WebinarComment): Promise<HTMLTextAreaElement> => {
    deep(element, '#report').click();
    await until('it is open', () => element.shadowRoot!.querySelector('webinar-comment-report'));
    await focusReaches(element, 'webinar-comment-report', 'input');
    return deep<HTMLTextAreaElement>(element, 'webinar-comment-report', 'textarea');
  };

  it('waits when the form is left with Escape, or for a reply, and belongs to one comment', async () => {
    const element = await show();
    const written = await note(element);
    type(written, NOTE);
    press(written, 'Escape');
    await focusReaches(element, '#report');
    expect((await note(element)).value).to.equal(NOTE);
    deep(element, '#reply').click();
    await until('the reply is open', () => element.shadowRoot!.querySelector('webinar-comment-form'));
    expect(deep<HTMLTextAreaElement>(element, 'webinar-comment-form', 'textarea').value).to.equal('');
    await focusReaches(element, 'webinar-comment-form', 'textarea');
    expect((await note(element)).value).to.equal(NOTE);
    expect((await note(await show(element.comment))).value).to.equal(NOTE);
    expect((await note(await show())).value).to.equal('');
  });

  it('is forgotten once it is sent', async () => {
    const element = await show();
    element.addEventListener('comment-report-request', (request) => {
      request.respondWith(Promise.resolve());
    });
    type(await note(element), NOTE);
    deep(element, 'webinar-comment-report', 'input').click();
    deep(element, 'webinar-comment-report', 'button[type=submit]').click();
    await focusReaches(element, 'webinar-comment-report', '#thanks');
    deep(element, 'webinar-comment-report', 'button').click();
    await rendered(element);
    await focusReaches(element, '#report');
    expect((await note(element)).value).to.equal('');
  });
});
