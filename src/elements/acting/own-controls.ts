import { html, nothing, type TemplateResult } from 'lit';
import type { CommentAction } from '../../events/acting-requests.js';
import type { ActingMessages } from '../../i18n/acting-messages.js';
import { isEditable } from '../../model/draft.js';
import { controlButton, linkButton, replyButton, type ControlsContext } from '../comment-controls.js';

/** What the controls of one's own comment depend on, besides those of others. */
export interface OwnControlsContext extends ControlsContext {
  readonly words: ActingMessages;
  /** The present time in milliseconds since 1970. */
  readonly now: number;
  readonly isPreModerated: boolean;
  readonly copy: () => void;
}

/** What has to be said about a comment that could not be sent. */
export function commentState({ comment, words, locale }: OwnControlsContext): TemplateResult | typeof nothing {
  const { failed } = comment;
  const { messages } = locale;
  if (!failed) return nothing;
  const goesOn = failed.isPassing ? messages.goesOn : '';
  return html`<p class="problem">${messages.notSent} ${words.failures[failed.code]} ${goesOn}</p>`;
}

/** What one's own comment leaves behind when it is removed. */
export function removedOwnComment(context: OwnControlsContext): TemplateResult {
  const { comment, isOpen, words, locale } = context;
  const { reason, undoable } = comment;
  return html`
    <p class="removed">${reason === null ? locale.messages.removed : words.removedFor(reason)}</p>
    ${undoable && isOpen ? html`<div class="actions">${actionButton(context, 'restore', words.undo)}</div>` : nothing}
    ${reason !== null ? html`<div class="actions">${copyButton(context)}</div>` : nothing}
  `;
}

/** The buttons below one's own comment. */
export function ownControls(context: OwnControlsContext): TemplateResult | typeof nothing {
  const { comment, words, locale, isOpen, open } = context;
  if (comment.failed) {
    return html`
      ${actionButton(context, 'resend', locale.messages.tryAgain)} ${copyButton(context)}
      ${actionButton(context, 'discard', words.discard)}
    `;
  }
  if (comment.pending) {
    // The row is as high as it will be with its buttons.
    const button = actionButton(context, 'remove', words.remove);
    return html`<p class="muted">${locale.messages.sending}</p>
      <span class="awaited">${button}</span>`;
  }
  const time = locale.formats.dateTime(comment.createdAt);
  const canEdit = isOpen && !context.isPreModerated && isEditable(comment, context.now);
  const edit = (): void => {
    open('edit');
  };
  return html`
    ${hearts(context)} ${replyButton(context)}
    ${canEdit ? controlButton(context, 'edit', words.edit, edit, words.editOf(time)) : nothing}
    ${actionButton(context, 'remove', words.remove, words.removeOf(time))} ${linkButton(context)}
  `;
}

// The words of one's own comment, sent or not, are never out of reach.
function copyButton({ copy, words }: OwnControlsContext): TemplateResult {
  return html`<button class="quiet" type="button" @click=${copy}>${words.copy}</button>`;
}

function hearts({ comment, locale }: OwnControlsContext): TemplateResult | typeof nothing {
  if (comment.hearts === 0) return nothing;
  const label = locale.messages.heart(comment.hearts);
  return html`<span class="hearts" role="img" aria-label=${label}>♥︎ ${locale.formats.number(comment.hearts)}</span>`;
}

function actionButton(
  context: OwnControlsContext,
  action: CommentAction,
  label: string,
  name: string = label,
): TemplateResult {
  const act = (): void => {
    context.act(action);
  };
  return controlButton(context, action, label, act, name);
}
