import type { Locale } from '../i18n/locale.js';
import { bodySegments } from '../model/body.js';
import type { Comment } from '../model/comment.js';
import { arrangeThread, type Conversation } from '../model/thread.js';
import type { ThreadSnapshot } from '../store/firestore/snapshot/snapshot-file.js';
import { ThreadLedger, visibleIn } from '../store/thread-ledger.js';

/** What the HTML is written with. */
interface Pen extends Locale {
  // A file is the same for readers of all time zones.
  readonly utc: Intl.DateTimeFormat;
}

/** Plain HTML with the comments of a snapshot: every text is escaped, and nothing in it has an id, a class or a style. */
export function threadMarkup(snapshot: ThreadSnapshot, headingLevel: number, locale: Locale): string {
  const { comments, count, settings, last } = snapshot;
  const { messages, formats } = locale;
  const pen = {
    ...locale,
    utc: new Intl.DateTimeFormat(formats.lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
  };
  const ledger = new ThreadLedger();
  ledger.show(comments);
  const conversations = arrangeThread(ledger.comments, [settings.pinned]);
  const shown = visibleIn(comments);
  const isKnown = last === null || count.value >= shown;
  const total = isKnown ? formats.number(last === null ? shown : count.value) : `${formats.number(shown)}+`;
  const heading = `<h${String(headingLevel)}>${escape(messages.heading)} (${total})</h${String(headingLevel)}>`;
  const items = conversations.map((conversation) => conversationItem(conversation, headingLevel + 1, pen));
  return `<section lang="${messages.lang}" dir="${messages.dir}">\n${heading}\n${list(items)}</section>\n`;
}

function conversationItem({ comment, replies }: Conversation, level: number, pen: Pen): string {
  const items = replies.map((reply) => `<li>${article(reply, Math.min(6, level + 1), pen)}</li>`);
  return `<li>${article(comment, level, pen)}${items.length === 0 ? '' : `\n${list(items)}`}</li>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>\n`;
}

function article(comment: Comment, level: number, { messages, utc }: Pen): string {
  const { name, body, role, createdAt, state } = comment;
  const isVisible = state === 'visible';
  const author = `<bdi>${escape(isVisible && name !== '' ? name : messages.anonymous)}</bdi>`;
  const rank = isVisible && role !== '' ? ` (${escape(messages.roles[role])})` : '';
  const moment = new Date(createdAt);
  const time = `<time datetime="${moment.toISOString()}">${escape(utc.format(moment))} UTC</time>`;
  const tag = `h${String(level)}`;
  const words = isVisible ? paragraphs(body) : `<p>${escape(messages.removed)}</p>`;
  return `<article><${tag}>${author}${rank} ${time}</${tag}>${words}</article>`;
}

function paragraphs(body: string): string {
  const texts = body.split(/\n\n+/).map((text) => `<p dir="auto">${inline(text)}</p>`);
  return texts.join('');
}

function inline(text: string): string {
  const parts = bodySegments(text).map((segment) =>
    segment.kind === 'link'
      ? `<a href="${escape(segment.href)}" dir="ltr" rel="nofollow ugc noopener">${escape(segment.text)}</a>`
      : escape(segment.text).replaceAll('\n', '<br>'),
  );
  return parts.join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
