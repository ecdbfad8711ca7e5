import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale.js';
import type { Comment } from '../model/comment.js';

const DAY = 86_400_000;

/** What the heading of a comment depends on besides the comment. */
export interface HeadingContext {
  readonly locale: Locale;
  /** The present time in milliseconds since 1970. */
  readonly now: number;
  readonly level: number;
  /** Whether the comment stands first in the thread. */
  readonly isPinned: boolean;
  /** Whether the address of the page names the comment. */
  readonly isLinked: boolean;
  /** What leads to the comment, or null. */
  readonly address: string | null;
}

/**
 * The address that leads to a comment, or null where it would not: one that only its author sees yet has none, and on
 * pages whose router keeps its own addresses behind the "#" another word there leads out of the page.
 */
export function addressOf({ id, held, pending, failed }: Comment): string | null {
  const [page, fragment = ''] = location.href.split('#');
  return held || pending || failed || /^!?\//.test(fragment) ? null : `${page ?? ''}#comment-${id}`;
}

/** The name to show for the author of a comment. */
export function authorName({ name, state }: Comment, { messages }: Locale): string {
  return state === 'visible' && name !== '' ? name : messages.anonymous;
}

/** One heading with name and time for each comment, by which screen readers go from comment to comment. */
export function commentHeading(
  comment: Comment,
  { locale, now, level, isPinned, isLinked, address }: HeadingContext,
): TemplateResult {
  const { messages, formats } = locale;
  const { createdAt, editedAt, own, role, held } = comment;
  const isVisible = comment.state === 'visible';
  const tags = [
    ...(own && isVisible ? [messages.you] : []),
    ...(held ? [messages.waiting] : []),
    ...(isPinned ? [messages.pinned] : []),
    ...(isLinked ? [messages.linked] : []),
  ];
  // Where many write without a name, only the second tells one heading from the next.
  const isNamed = isVisible && comment.name !== '';
  const time = html`<time datetime=${new Date(createdAt).toISOString()}>${formats.dateTime(createdAt)}</time>`;
  return html`
    <div id="heading" class="heading" role="heading" aria-level=${level} tabindex="-1">
      <bdi class="name" part="author">${authorName(comment, locale)}</bdi>
      ${role !== '' && isVisible ? html`<span class="tag role" part="role">${messages.roles[role]}</span>` : nothing}
      ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
      <span class="muted">
        ${address === null ? time : html`<a href=${address}>${time}</a>`}
        ${isNamed ? nothing : html`<span class="visually-hidden">${formats.second(createdAt)}</span>`}
        ${now - createdAt < DAY ? html` · ${formats.ago(createdAt, now)}` : nothing}
        ${editedAt !== null && isVisible ? html` · ${messages.edited}` : nothing}
      </span>
    </div>
  `;
}
