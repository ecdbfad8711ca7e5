import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { WebinarModerationItem } from '../../../src/elements/moderation/webinar-moderation-item.js';
import '../../../src/elements/moderation/webinar-moderation-item.js';
import { englishModerator } from '../../../src/i18n/en/en-moderator.js';
import { formatsOf } from '../../../src/i18n/formats.js';
import type { QueueItem } from '../../../src/model/moderation.js';
import { expectAccessible } from '../../support/axe.js';
import { storedComment } from '../../support/builders.js';
import { deep, onPage, SURROUNDINGS, textOf } from '../../support/page.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOSTILE = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script> javascript:alert(1)';

describe('<webinar-moderation-item>', () => {
  const show = (changes: Partial<QueueItem> = {}, look = SURROUNDINGS[0]) => {
    const comment = storedComment({ name: 'Ann', body: 'Read me first.', createdAt: NOW - 60_000 });
    const item: QueueItem = { thread: 'sleep-talk', comment, isHeld: true, reports: [], ...changes };
    return onPage<WebinarModerationItem>(
      html`<webinar-moderation-item
        .item=${item}
        .words=${englishModerator(formatsOf('en'))}
        .now=${NOW}
      ></webinar-moderation-item>`,
      look,
    );
  };
  const tags = (item: Element): readonly string[] =>
    Array.from(item.shadowRoot!.querySelectorAll('.row .tag'), (tag) => tag.textContent.trim());
  const notes = (item: Element): readonly string[] =>
    Array.from(item.shadowRoot!.querySelectorAll('.notes li'), (note) => note.textContent.trim());

  it('shows who wrote what, when and where', async () => {
    const item = await show();
    expect(textOf(deep(item, '[role=heading]')))
      .to.include('Ann')
      .and.to.include('1 minute ago');
    expect(deep(item, '[role=heading]').getAttribute('aria-level')).to.equal('4');
    expect(textOf(item)).to.include('in sleep-talk').and.to.include('Read me first.');
    expect(tags(item)).to.deep.equal(['Waiting for review']);
    expect(item.shadowRoot!.querySelector('.notes')).to.be.null;
  });

  it('shows each reason of the reports once, and every note', async () => {
    const reports = [
      { reason: 'worried', note: 'Please write to them.', at: NOW },
      { reason: 'spam', note: '', at: NOW - 1 },
      { reason: 'spam', note: 'Again.', at: NOW - 2 },
    ] as const;
    const item = await show({ isHeld: false, reports });
    expect(tags(item)).to.deep.equal(['Reported by 3 readers', 'worried about this person', 'advertising']);
    expect(deep(item, '.urgent').textContent).to.equal('worried about this person');
    expect(notes(item)).to.deep.equal(['Please write to them.', 'Again.']);
    const one = await show({ isHeld: false, reports: reports.slice(1, 2) });
    expect(tags(one)).to.deep.equal(['Reported by 1 reader', 'advertising']);
    expect(one.shadowRoot!.querySelector('.urgent')).to.be.null;
    expect(notes(one)).to.be.empty;
  });

  it('hands the comment to the decisions about it', async () => {
    const held = deep<HTMLElement & { kind: string; thread: string; author: string }>(
      await show({ comment: storedComment() }),
      'webinar-moderation-actions',
    );
    expect(held).to.include({ kind: 'held', thread: 'sleep-talk', author: 'Anonymous' });
    const reported = deep(await show({ isHeld: false }), 'webinar-moderation-actions');
    expect(reported).to.include({ kind: 'reported', author: 'Ann' });
  });

  it('shows hostile words, names, notes and threads as text', async () => {
    const item = await show({
      thread: '<b>thread</b>',
      comment: storedComment({ body: HOSTILE, name: '<b>Ann</b>' }),
      isHeld: false,
      reports: [{ reason: 'other', note: `<i>note</i> ${HOSTILE}`, at: NOW }],
    });
    expect(textOf(item)).to.include(HOSTILE).and.to.include('<b>Ann</b>').and.to.include('in <b>thread</b>');
    expect(notes(item)).to.deep.equal([`<i>note</i> ${HOSTILE}`]);
    expect(item.shadowRoot!.querySelectorAll('script, img, b, i, a')).to.be.empty;
    expect('hacked' in window).to.be.false;
  });

  it('makes links harmless', async () => {
    const link = deep<HTMLAnchorElement>(await show({ comment: storedComment({ body: 'https://a.example' }) }), 'a');
    expect(link.rel.split(' ')).to.include.members(['nofollow', 'ugc', 'noopener']);
  });

  it('lets the direction of words and notes follow themselves', async () => {
    const item = await show({
      comment: storedComment({ body: 'مرحبا' }),
      reports: [{ reason: 'other', note: 'مرحبا', at: NOW }],
    });
    for (const place of ['.body', '.notes li']) {
      expect(getComputedStyle(deep(item, place)).direction).to.equal('rtl');
    }
  });

  it('holds words of 400 letters at 320 px, and is accessible everywhere', async () => {
    for (const look of SURROUNDINGS) {
      const item = await show(
        {
          thread: 't'.repeat(100),
          comment: storedComment({ body: 'x'.repeat(400), name: 'y'.repeat(60) }),
          isHeld: false,
          reports: [{ reason: 'worried', note: 'z'.repeat(400), at: NOW }],
        },
        look,
      );
      expect(item.scrollWidth).to.be.at.most(item.clientWidth);
      await expectAccessible(item);
    }
  });
});
