import { html, nothing, type TemplateResult } from 'lit';
import type { CommentAction } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import { isEditable, type Comment } from '../model/comment.js';
import { authorName } from './comment-heading.js';

/** What can be opened below a comment. */
export type CommentFormName = 'reply' | 'edit' | 'report';

/** What the controls of a comment depend on, and what they do. */
export interface ControlsContext {
  readonly comment: Comment;
  readonly locale: Locale;
  /** The present time in milliseconds since 1970. */
  readonly now: number;
  readonly isOpen: boolean;
  readonly isPreModerated: boolean;
  readonly isBusy: boolean;
  readonly open: (form: CommentFormName) => void;
  readonly act: (action: CommentAction) => void;
  readonly copy: () => void;
}

/** What has to be said about a comment that is not kept yet. */
export function commentState({ failed, pending }: Comment, { messages }: Locale): TemplateResult | typeof nothing {
  if (failed) return html`<p class="problem">${messages.notSent} ${messages.failures[failed.code]}</p>`;
  return pending ? html`<p class="muted">${messages.sending}</p>` : nothing;
}

/** Unfolds a long comment and folds it again; `toggle` is asked to. */
export function foldButton(
  { body }: Comment,
  isUnfolded: boolean,
  { messages }: Locale,
  toggle: (event: Event) => void,
): TemplateResult {
  const words = body.split(/\s+/).length;
  return html`
    <button class="quiet" type="button" aria-expanded=${isUnfolded ? 'true' : 'false'} @click=${toggle}>
      ${isUnfolded ? messages.readLess : messages.readMore(words)}
    </button>
  `;
}

/** What a removed comment leaves behind. */
export function removedComment(context: ControlsContext): TemplateResult {
  const { comment, isOpen, locale } = context;
  const { messages } = locale;
  const { reason, undoable } = comment;
  return html`
    <p class="removed">${reason === null ? messages.removed : messages.removedFor(reason)}</p>
    ${undoable && isOpen ? html`<div class="actions">${actionButton(context, 'restore', messages.undo)}</div>` : nothing}
    ${reason !== null ? html`<div class="actions">${copyButton(context)}</div>` : nothing}
  `;
}

/** The buttons below a comment, for its author and for readers. */
export function commentControls(context: ControlsContext): TemplateResult | typeof nothing {
  const { comment, locale } = context;
  const { messages } = locale;
  if (comment.failed) {
    return html`
      ${actionButton(context, 'resend', messages.tryAgain)} ${copyButton(context)}
      ${actionButton(context, 'discard', messages.discard)}
    `;
  }
  if (comment.pending) return nothing;
  const { isOpen } = context;
  const time = locale.formats.dateTime(comment.createdAt);
  const name = authorName(comment, locale);
  const canReply = isOpen && comment.root === null && !comment.held;
  const canEdit = isOpen && !context.isPreModerated && isEditable(comment, context.now);
  return html`
    ${comment.own ? ownHearts(context) : heartButton(context)}
    ${canReply ? opener(context, 'reply', messages.reply, messages.replyTo(name)) : nothing}
    ${canEdit ? opener(context, 'edit', messages.edit, messages.editOf(time)) : nothing}
    ${
      comment.own
        ? actionButton(context, 'remove', messages.remove, messages.removeOf(time))
        : opener(context, 'report', messages.report, messages.reportOf(name))
    }
  `;
}

// The words of one's own comment, sent or not, are never out of reach.
function copyButton({ copy, locale }: ControlsContext): TemplateResult {
  return html`<button class="quiet" type="button" @click=${copy}>${locale.messages.copy}</button>`;
}

// Outlined and filled, in the colour of the words: the difference is one of shape.
function heartButton({ comment, locale, isBusy, act }: ControlsContext): TemplateResult {
  const { hearted, hearts } = comment;
  const toggle = (): void => {
    act(hearted ? 'unheart' : 'heart');
  };
  return html`
    <button
      id="heart"
      class="quiet"
      type="button"
      aria-label=${locale.messages.heart(hearts)}
      aria-pressed=${hearted ? 'true' : 'false'}
      aria-disabled=${isBusy ? 'true' : 'false'}
      @click=${toggle}
    >
      ${hearted ? '♥\uFE0E' : '♡'} ${hearts === 0 ? nothing : locale.formats.number(hearts)}
    </button>
  `;
}

function ownHearts({ comment: { hearts }, locale }: ControlsContext): TemplateResult | typeof nothing {
  if (hearts === 0) return nothing;
  const label = locale.messages.heart(hearts);
  return html`<span class="hearts" role="img" aria-label=${label}>♥︎ ${locale.formats.number(hearts)}</span>`;
}

function opener(context: ControlsContext, form: CommentFormName, label: string, name: string): TemplateResult {
  const open = (): void => {
    context.open(form);
  };
  return button(context, form, label, name, open);
}

function actionButton(
  context: ControlsContext,
  action: CommentAction,
  label: string,
  name: string = label,
): TemplateResult {
  const act = (): void => {
    context.act(action);
  };
  return button(context, action, label, name, act);
}

function button(
  { isBusy }: ControlsContext,
  id: string,
  label: string,
  name: string,
  onClick: () => void,
): TemplateResult {
  return html`
    <button
      id=${id}
      class="quiet"
      type="button"
      aria-label=${name}
      aria-disabled=${isBusy ? 'true' : 'false'}
      @click=${onClick}
    >
      ${label}
    </button>
  `;
}
