import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultLocale } from '../../controllers/localize-controller.js';
import type { Locale } from '../../i18n/locale.js';
import type { ModeratorMessages } from '../../i18n/moderator-messages.js';
import type { Comment } from '../../model/comment.js';
import type { QueueItem } from '../../model/moderation.js';
import { controls } from '../../styles/controls.js';
import { commentBody } from '../comment-body.js';
import { authorName, commentHeading } from '../comment-heading.js';
import { element, property } from '../element.js';
import { styles as commentStyles } from '../webinar-comment.styles.js';
import { styles } from './moderation.styles.js';
import './webinar-moderation-actions.js';

/**
 * A comment that waits for a moderator, with why it does.
 *
 * @customElement webinar-moderation-item
 */
@element('webinar-moderation-item')
export class WebinarModerationItem extends LitElement {
  static override styles = [
    controls,
    commentStyles,
    styles,
    css`
      .notes {
        padding-inline-start: 0.8em;
        border-inline-start: 2px solid var(--wc-line);
      }
    `,
  ];

  /** The comment and its reports. */
  @property({ attribute: false }) item!: QueueItem;

  /** The words for moderators. */
  @property({ attribute: false }) words!: ModeratorMessages;

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** The present time in milliseconds since 1970. */
  @property({ attribute: false }) now = Date.now();

  /** Level of the heading over the comment. */
  @property({ attribute: false }) level = 4;

  override render(): TemplateResult {
    const { item, words, locale } = this;
    const nothingOwn = { own: false, undoable: false, hearted: false, held: false, reason: null };
    const comment: Comment = { ...item.comment, ...nothingOwn, pending: false, failed: null };
    const context = { locale, now: this.now, level: this.level, isPinned: false, isLinked: false, address: null };
    // prettier-ignore
    return html`
      <article aria-labelledby="heading">
        ${commentHeading(comment, context)}
        <p class="row">${this.#renderTags()} <span class="muted">${words.inThread(item.thread)}</span></p>
        ${this.#renderNotes()}
        <div class="body" dir="auto">${commentBody(comment.body)}</div>
        <webinar-moderation-actions
          .thread=${item.thread}
          .comment=${item.comment}
          .kind=${item.isHeld ? 'held' : 'reported'}
          .author=${authorName(comment, locale)}
          .words=${words}
          .locale=${locale}
        ></webinar-moderation-actions>
      </article>
    `;
  }

  #renderTags(): TemplateResult {
    const { item, words } = this;
    const reasons = [...new Set(item.reports.map(({ reason }) => reason))];
    return html`
      <span class="tag">${item.isHeld ? words.held : words.reported(item.reports.length)}</span>
      ${reasons.map(
        (reason) =>
          html`<span class=${reason === 'worried' ? 'tag urgent' : 'tag'}>${words.reportReasons[reason]}</span>`,
      )}
    `;
  }

  #renderNotes(): TemplateResult | typeof nothing {
    const notes = this.item.reports.filter(({ note }) => note !== '');
    if (notes.length === 0) return nothing;
    return html`
      <ul class="notes" role="list">
        ${notes.map(({ note }) => html`<li dir="auto">${note}</li>`)}
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-moderation-item': WebinarModerationItem;
  }
}
