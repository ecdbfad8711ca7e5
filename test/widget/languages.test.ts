import { expect } from '@esm-bundle/chai';
import { html, render } from 'lit';
import type { WebinarComment } from '../../src/elements/webinar-comment.js';
import { fetchLocale } from '../../src/i18n/locale.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { expectAccessible } from '../support/axe.js';
import { storedComment } from '../support/builders.js';
import { BODY, DialogStore, EVERYTHING, NAME, OFFLINE, ROOT, written } from '../support/everything.js';
import { READY } from '../support/memory-store.js';
import { deep, onPage, rendered, textOf, type } from '../support/page.js';
import { THREAD } from '../support/team-store.js';
import { until } from '../support/until.js';

async function open(lang: string, store = new DialogStore({ ...READY })): Promise<WebinarComments> {
  const element = await onPage<WebinarComments>(
    html`<webinar-comments lang=${lang} .store=${store}></webinar-comments>`,
  );
  await until(
    'its words are here',
    () => store.isWatched && deep(element, 'section').lang === lang.replace('pt-PT', 'pt-BR'),
  );
  await rendered(element);
  return element;
}

/** What a person reads or hears of an element, without names, words and times. */
function interfaceOf(element: Element): readonly string[] {
  const look = (node: Node): readonly string[] => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent?.trim() ?? ''];
    if (node instanceof HTMLTimeElement || node instanceof HTMLStyleElement) return [];
    const said = node instanceof Element ? ['aria-label', 'title', 'placeholder', 'alt'] : [];
    return [
      ...said.map((name) => (node as Element).getAttribute(name) ?? ''),
      ...Array.from(((node as Element).shadowRoot ?? node).childNodes).flatMap(look),
    ];
  };
  return look(element).filter((sentence) => sentence !== '');
}

/** Sentences in which a letter is left as it is in English; how time is said is the browser's. */
function untouched(element: Element): readonly string[] {
  return interfaceOf(element).filter((sentence) =>
    /[A-Za-z]/.test(sentence.replaceAll(THREAD, '').replace(/^now$|^\d+ sec$/, '')),
  );
}

function items(element: Element): readonly HTMLElement[] {
  const list = deep(element, 'webinar-comment-list').shadowRoot!;
  return Array.from(list.querySelectorAll<HTMLElement>('webinar-comment'));
}

function buttonsOf(item: Element): readonly HTMLButtonElement[] {
  return Array.from(item.shadowRoot!.querySelectorAll('button'));
}

describe('the languages of <webinar-comments>', () => {
  // What one test types is a draft for the next.
  afterEach(() => {
    sessionStorage.clear();
  });

  it('leaves no English in any state of the thread', async () => {
    const store = new DialogStore({ ...READY });
    const element = await open('en-XA', store);
    expect(untouched(element)).to.deep.equal([]);
    const states = [
      { status: 'loading' as const },
      { status: 'failed' as const, error: OFFLINE },
      { ...READY, isOpen: false, comments: [ROOT] },
      { ...READY, isPreModerated: true },
      { ...READY, connection: 'offline' as const, keeping: 'memory' as const },
      { ...READY, comments: EVERYTHING, arrivals: [written({})], hasMore: true, count: 1234, pinned: ROOT.id },
      { ...READY, comments: EVERYTHING, hasMore: true, isLoadingMore: true },
    ];
    for (const state of states) {
      store.show(state);
      await rendered(element);
      await until('everything is drawn', () => untouched(element).length === 0);
      expect(interfaceOf(element).length).to.be.above(2);
    }
  });

  it('leaves none in what opens, goes wrong or is announced', async () => {
    const store = new DialogStore({ ...READY, comments: EVERYTHING });
    const element = await open('en-XA', store);
    const form = deep(element, 'webinar-comment-form');
    deep(form, '[part=submit]').click();
    await until('the form says what is missing', () => form.shadowRoot!.querySelector('#body-problem'));
    type(deep<HTMLTextAreaElement>(form, 'textarea'), '٣'.repeat(1990));
    await until('the form counts', () => deep(form, '#counter').textContent !== '');
    expect(untouched(element)).to.deep.equal([]);
    for (const item of items(element)) {
      for (const name of ['reply', 'edit', 'report']) {
        const button = buttonsOf(item).find(({ id }) => id === name);
        button?.click();
        if (button)
          await until(`${name} is open`, () =>
            item.shadowRoot!.querySelector('webinar-comment-form, webinar-comment-report'),
          );
        await rendered(element);
        expect(untouched(element)).to.deep.equal([]);
      }
    }
    await element.signIn();
    await until('the dialog is open', () => element.shadowRoot!.querySelector('webinar-sign-in'));
    await rendered(element);
    expect(untouched(element)).to.deep.equal([]);
  });

  it('leaves none in what moderators see', async () => {
    const store = new DialogStore({ ...READY, comments: EVERYTHING });
    const element = await open('en-XA', store);
    store.become('moderator');
    await until('the panel is there', () => element.shadowRoot!.querySelector('webinar-moderation-panel'));
    const held = { thread: THREAD, comment: storedComment({ name: NAME, body: BODY }), isHeld: true, reports: [] };
    store.desks[0]!.set({ items: [held] });
    await rendered(element);
    await until('the queue is there', () => untouched(element).length === 0 && interfaceOf(element).length > 80);
  });

  it('follows the language around it, open forms and their words included', async () => {
    const store = new DialogStore({ ...READY, comments: [ROOT] });
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
    await until('it is drawn', () => store.isWatched);
    await rendered(element);
    const [item] = items(element);
    buttonsOf(item!)
      .find(({ id }) => id === 'reply')!
      .click();
    await until('the reply form is open', () => item!.shadowRoot!.querySelector('webinar-comment-form'));
    const field = deep<HTMLTextAreaElement>(item!, 'webinar-comment-form', 'textarea');
    type(field, 'Half a thought');
    element.parentElement!.lang = 'fr';
    await until('it speaks French', () => textOf(element).includes('Publier la réponse'));
    expect(field.value).to.equal('Half a thought');
    expect(textOf(element)).not.to.match(/Reply|Post|Comments/);
    expect(deep(item!, 'time').textContent).to.match(/septembre/);
    element.lang = 'ar';
    await until('it speaks Arabic', () => textOf(element).includes('نشر الرد'));
    expect(getComputedStyle(field.closest('form')!).direction).to.equal('rtl');
    element.removeAttribute('lang');
    await until('it speaks French again', () => textOf(element).includes('Publier la réponse'));
    expect(getComputedStyle(field.closest('form')!).direction).to.equal('ltr');
  });

  it('does what was pressed when the language changes before the code for it is here', async () => {
    // Regions that no other test asks for, so that their words for acting are not here.
    const [before, after] = await Promise.all(['es-CL', 'es-PE'].map(fetchLocale));
    const item = await onPage<WebinarComment>(
      html`<webinar-comment .comment=${ROOT} .isOpen=${true} .locale=${before!}></webinar-comment>`,
    );
    deep(item, '#reply').click();
    item.locale = after!;
    await until('the reply form is open', () => item.shadowRoot!.querySelector('webinar-comment-form'));
  });

  it('speaks two languages on one page', async () => {
    const german = await open('de');
    const page = document.createElement('div');
    german.after(page);
    render(html`<webinar-comments lang="es" .store=${new DialogStore({ ...READY })}></webinar-comments>`, page);
    const spanish = page.firstElementChild!;
    await until('one is Spanish', () => textOf(spanish).includes('Aún no hay comentarios'));
    expect(textOf(german)).to.include('Noch keine Kommentare');
  });

  it("takes the page's own sentences, and lets them go again", async () => {
    const element = await open('en');
    element.messages = { heading: 'Questions', acting: { bodyEmpty: 'Ask something.' } };
    await until('they are in', () => textOf(element).includes('Questions'));
    const form = deep(element, 'webinar-comment-form');
    deep(form, '[part=submit]').click();
    await until('the form says so', () => textOf(form).includes('Ask something.'));
    element.messages = null;
    await until('they are gone', () => textOf(element).includes('Comments'));
    expect(textOf(form)).to.include('Write something first.');
  });

  for (const lang of ['es', 'fr', 'de', 'pt-PT', 'ar']) {
    it(`is accessible and fits into 320 px in ${lang}`, async () => {
      const store = new DialogStore({ ...READY, comments: EVERYTHING, hasMore: true });
      const element = await open(lang, store);
      element.parentElement!.style.width = '320px';
      element.parentElement!.dir = deep(element, 'section').dir;
      await rendered(element);
      await until('the author finds what to do', () =>
        items(element).some((item) => item.shadowRoot!.querySelector('#discard')),
      );
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await expectAccessible(element);
    });
  }
});
