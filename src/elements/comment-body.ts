import { html, type TemplateResult } from 'lit';
import { bodySegments } from '../model/body.js';

/** The words of a comment as text and links. Text is only ever put in place as text. */
export function commentBody(text: string): readonly (string | TemplateResult)[] {
  return bodySegments(text).map((segment) =>
    segment.kind === 'link'
      ? // prettier-ignore
        html`<a href=${segment.href} dir="ltr" target="_blank" rel="nofollow ugc noopener noreferrer">${segment.text}</a>`
      : segment.text,
  );
}
