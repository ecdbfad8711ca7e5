import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { WebinarModerationActions } from '../../../src/elements/moderation/webinar-moderation-actions.js';
import type { WebinarModerationPanel } from '../../../src/elements/moderation/webinar-moderation-panel.js';
import '../../../src/elements/moderation/webinar-moderation-panel.js';
import { englishModerator } from '../../../src/i18n/en/en-moderator.js';
import { formatsOf } from '../../../src/i18n/formats.js';
import type { QueueItem } from '../../../src/model/moderation.js';
import { UNSET_THREAD } from '../../../src/model/thread.js';
import { expectAccessible } from '../../support/axe.js';
import { storedComment } from '../../support/builders.js';
import { deep, focused, focusReaches, onPage, rendered, SURROUNDINGS, textOf } from '../../support/page.js';
import { until } from '../../support/until.js';
import { FakeDesk } from './fake-desk.js';

const NOW = Date.UTC(2026, 10, 23, 12);

function waiting(body: string, minutes: number, changes: Partial<QueueItem> = {}): QueueItem {
  const comment = storedComment({ name: 'Ann', body, createdAt: NOW - minutes * 60_000 });
  return { thread: 'talk', comment, isHeld: true, reports: [], ...changes };
}

const held = waiting('Held', 1);
const older = waiting('Older', 9, { thread: 'another' });
const worried = waiting('Worrying', 90, {
  isHeld: false,
  reports: [{ reason: 'worried', note: 'Please look.', at: NOW - 3_600_000 }],
});

describe('<webinar-moderation-panel>', () => {
  const show = (properties: Partial<WebinarModerationPanel> = {}, look = SURROUNDINGS[0]) =>
    onPage<WebinarModerationPanel>(
      html`<webinar-moderation-panel
        .status=${properties.status ?? 'ready'}
        .items=${properties.items ?? []}
        .settings=${{ ...UNSET_THREAD, ...properties.settings }}
        .words=${englishModerator(formatsOf('en'))}
        .now=${NOW}
      ></webinar-moderation-panel>`,
      look,
    );
  const items = (panel: Element) => Array.from(panel.shadowRoot!.querySelectorAll('webinar-moderation-item'));
  const bodies = (panel: Element): readonly string[] => items(panel).map(({ item }) => item.comment.body);
  const state = (panel: Element): string => deep(panel, 'section > [role=status]').textContent.trim();
  const actionsOf = (panel: Element, body: string): WebinarModerationActions =>
    deep(
      items(panel).find(({ item }) => item.comment.body === body)!,
      'webinar-moderation-actions',
    );
  const switches = (panel: Element): readonly HTMLElement[] =>
    Array.from(panel.shadowRoot!.querySelectorAll<HTMLElement>('.row > button'));

  it('is a labelled section with a heading', async () => {
    const panel = await show();
    const title = deep(panel, `#${deep(panel, 'section').getAttribute('aria-labelledby')}`);
    expect([title.textContent, title.getAttribute('role')]).to.deep.equal(['Moderation', 'heading']);
    expect(title.getAttribute('aria-level')).to.equal('3');
  });

  for (const [name, properties, sentence] of [
    ['loading', { status: 'loading' }, 'Looking for what waits…'],
    ['failed', { status: 'failed' }, 'The queue cannot be read at the moment. It is tried again by itself.'],
    ['empty', {}, 'Nothing waits for you.'],
    ['one', { items: [held] }, '1 comment waits for you, in all threads of this site.'],
    ['many', { items: [held, older] }, '2 comments wait for you, in all threads of this site.'],
  ] as const) {
    it(`says what ${name} means, accessibly`, async () => {
      const panel = await show(properties);
      expect(state(panel)).to.equal(sentence);
      await expectAccessible(panel);
    });
  }

  it('shows what waits in order, what somebody worries about first', async () => {
    const panel = await show({ items: [older, held, worried] });
    expect(bodies(panel)).to.deep.equal(['Worrying', 'Held', 'Older']);
    expect(items(panel).map((item) => item.level)).to.deep.equal([4, 4, 4]);
    expect(deep(items(panel)[0]!, '.urgent').textContent).to.equal('worried about this person');
    expect(textOf(panel)).to.include('Please look.').and.to.include('in another');
  });

  it('keeps what it shows when the queue cannot be read any more', async () => {
    const panel = await show({ items: [held] });
    panel.status = 'failed';
    await rendered(panel);
    expect(bodies(panel)).to.deep.equal(['Held']);
  });

  it('keeps what was decided in its place, with the way back', async () => {
    const panel = await show({ items: [worried, held, older] });
    const desk = new FakeDesk(panel);
    const actions = actionsOf(panel, 'Held');
    const [thread, { id }] = [held.thread, held.comment];
    deep(actions, '#approve').focus();
    deep(actions, '#approve').click();
    panel.items = [worried, older];
    desk.accept({ type: 'hold', thread, id });
    await until('it is done', () => textOf(actions).includes('Approved.'));
    await rendered(panel);
    expect(bodies(panel)).to.deep.equal(['Worrying', 'Held', 'Older']);
    expect(state(panel)).to.include('2 comments wait');
    await focusReaches(actions, '#after');
    await expectAccessible(panel);

    deep(actions, '#after').click();
    expect(desk.last).to.deep.equal({ type: 'hold', thread, id });
    desk.accept({ type: 'approve', thread, id });
    panel.items = [worried, held, older];
    await until('it waits again', () => textOf(actions).includes('Waiting for review again.'));
    expect(bodies(panel)).to.deep.equal(['Worrying', 'Held', 'Older']);
  });

  it('keeps each of several decided comments apart, in different threads too', async () => {
    const twin = { ...held, thread: 'another', comment: { ...held.comment, body: 'Twin' } };
    const panel = await show({ items: [held, twin] });
    const desk = new FakeDesk(panel);
    deep(actionsOf(panel, 'Twin'), '#approve').click();
    desk.accept({ type: 'hold', thread: 'another', id: held.comment.id });
    panel.items = [];
    await until('it is done', () => textOf(panel).includes('Approved.'));
    expect(bodies(panel)).to.deep.equal(['Twin']);
    expect(state(panel)).to.equal('Nothing waits for you.');
  });

  it('drops what another moderator decided', async () => {
    const panel = await show({ items: [held, older] });
    panel.items = [older];
    await rendered(panel);
    expect(bodies(panel)).to.deep.equal(['Older']);
  });

  it('switches the thread, and says how it is set', async () => {
    const cases = [
      [{}, 'Comments appear at once.', [{ isOpen: false }, { isPreModerated: true }]],
      [{ isPreModerated: true }, 'reviewed before others see', [{ isOpen: false }, { isPreModerated: false }]],
      [{ isOpen: false }, 'takes no comments', [{ isOpen: true }, { isPreModerated: true }]],
    ] as const;
    for (const [settings, sentence, changes] of cases) {
      const panel = await show({ settings: { ...UNSET_THREAD, ...settings } });
      expect(textOf(panel)).to.include(sentence);
      for (const [place, change] of changes.entries()) {
        const fresh = await show({ settings: { ...UNSET_THREAD, ...settings } });
        const desk = new FakeDesk(fresh);
        switches(fresh)[place]!.click();
        expect(desk.asked).to.deep.equal([{ type: 'settings', change }]);
      }
    }
  });

  it('tells how a switch went, with the way back, and takes one at a time', async () => {
    const panel = await show({ items: [held] });
    const desk = new FakeDesk(panel);
    const [close, review] = switches(panel);
    expect([close, review].map((button) => button!.textContent.trim())).to.deep.equal([
      'Close thread',
      'Review before publishing',
    ]);
    review!.focus();
    review!.click();
    close!.click();
    await rendered(panel);
    expect(textOf(panel)).to.include('Working…');
    expect(switches(panel).map((button) => button.ariaDisabled)).to.deep.equal(['true', 'true']);
    desk.accept({ type: 'settings', change: { isPreModerated: false } });
    await focusReaches(panel, '#after');
    expect(textOf(panel)).to.include('Comments are reviewed first from now on.');
    deep(panel, '#after').click();
    desk.refuse('offline');
    await until('it is not done', () => textOf(panel).includes('Not done.'));
    expect(desk.asked).to.deep.equal([
      { type: 'settings', change: { isPreModerated: true } },
      { type: 'settings', change: { isPreModerated: false } },
    ]);
    expect(bodies(panel)).to.deep.equal(['Held']);
  });

  it('is reached with the keyboard from top to bottom', async () => {
    const panel = await show({ items: [worried, held] });
    deep(actionsOf(panel, 'Worrying'), '#remove').click();
    await rendered(panel);
    await focusReaches(actionsOf(panel, 'Worrying'), 'select');
    const after = document.createElement('button');
    panel.after(after);
    const stops = stopsIn(panel.shadowRoot!);
    expect(stops).to.have.lengthOf(11);
    stops[0]!.focus();
    for (const [place, stop] of stops.entries()) {
      const at = stops.indexOf(focused() as HTMLElement);
      expect(at, `after ${place} steps, instead of "${stop.textContent.trim()}"`).to.equal(place);
      await sendKeys({ press: 'Tab' });
    }
    await focusReaches(after);
  });

  it('is accessible everywhere', async () => {
    for (const look of SURROUNDINGS) {
      const panel = await show({ items: [worried, held, older] }, look);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
      await expectAccessible(panel);
    }
  });
});

/** Every control inside a shadow root, in the order in which it stands there. */
function stopsIn(root: ShadowRoot): readonly HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => [
    ...(element.matches('button, select, input, textarea, a[href]') ? [element] : []),
    ...(element.shadowRoot ? stopsIn(element.shadowRoot) : []),
  ]);
}
