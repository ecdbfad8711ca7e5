import { html, nothing, type TemplateResult } from 'lit';
import type { CommentAction } from '../events/acting-requests.js';
import type { Locale } from '../i18n/locale.js';
import type { Comment } from '../model/comment.js';
import { addressOf, authorName } from './comment-heading.js';

/** What can be opened below a comment. */
export type CommentFormName = 'reply' | 'edit' | 'report';

/** What the controls of a comment depend on, and what they do. */
export interface ControlsContext {
  readonly comment: Comment;
  readonly locale: Locale;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly open: (form: CommentFormName) => void;
  readonly act: (action: CommentAction) => void;
  readonly copyLink: () => void;
}

/** Unfolds a long comment and folds it again; `toggle` is asked to. */
export function foldButton(
  { body }: Comment,
  isUnfolded: boolean,
  { messages }: Locale,
  toggle: (event: Event) => void,
): TemplateResult {
  const words = body.split(/\s+/).length;
  // Chinese, Japanese and Thai have no spaces between words: their number, in brackets in every language, is left out.
  const unknown = words * 15 < body.length ? / \(.*\)/ : '';
  return html`
    <button class="quiet" type="button" aria-expanded=${isUnfolded} @click=${toggle}>
      ${isUnfolded ? messages.readLess : messages.readMore(words).replace(unknown, '')}
    </button>
  `;
}

/** What readers can do with the comment of somebody else. */
export function readerControls(context: ControlsContext): TemplateResult {
  const { comment, locale, open } = context;
  const { messages } = locale;
  const report = (): void => {
    open('report');
  };
  return html`
    ${heartButton(context)} ${replyButton(context)}
    ${controlButton(context, 'report', messages.report, report, messages.reportOf(authorName(comment, locale)))}
    ${linkButton(context)}
  `;
}

/** Copies the address of the comment, where it has one. */
export function linkButton(context: ControlsContext): TemplateResult | typeof nothing {
  const { comment, locale, copyLink } = context;
  if (addressOf(comment) === null) return nothing;
  const { copyLink: label, copyLinkOf } = locale.messages;
  return controlButton(context, 'link', label, copyLink, copyLinkOf(authorName(comment, locale)));
}

/** Opens the form for a reply, where one may be written. */
export function replyButton(context: ControlsContext): TemplateResult | typeof nothing {
  const { comment, locale, isOpen, open } = context;
  if (!isOpen || comment.root !== null || comment.held) return nothing;
  const reply = (): void => {
    open('reply');
  };
  return controlButton(
    context,
    'reply',
    locale.messages.reply,
    reply,
    locale.messages.replyTo(authorName(comment, locale)),
  );
}

/** A button below a comment; `name` is what assistive technology calls it. */
export function controlButton(
  { isBusy }: ControlsContext,
  id: string,
  label: string,
  onClick: () => void,
  name = label,
): TemplateResult {
  return html`
    <button id=${id} class="quiet" type="button" aria-label=${name} aria-disabled=${isBusy} @click=${onClick}>
      ${label}
    </button>
  `;
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
      aria-pressed=${hearted}
      aria-disabled=${isBusy}
      @click=${toggle}
    >
      ${hearted ? '♥\uFE0E' : '♡'} ${hearts === 0 ? nothing : locale.formats.number(hearts)}
    </button>
  `;
}
