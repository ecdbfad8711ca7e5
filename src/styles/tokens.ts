import { css } from 'lit';

/**
 * Every public custom property with its default. They are read here once, on the outermost element, and handed down
 * as `--wc-…`, so that a page sets them wherever it likes and no other file knows a colour.
 *
 * @cssproperty --webinar-comments-accent - colour of the main button, of links and of the ring around what has the focus
 * @cssproperty --webinar-comments-on-accent - colour of words on the accent
 * @cssproperty --webinar-comments-danger - colour of errors
 * @cssproperty --webinar-comments-muted - colour of words that matter less
 * @cssproperty --webinar-comments-line - colour of lines between comments
 * @cssproperty --webinar-comments-edge - colour of the borders of fields and buttons
 * @cssproperty --webinar-comments-tint - background of notices, and of a button under the pointer
 * @cssproperty --webinar-comments-radius - radius of corners
 * @cssproperty --webinar-comments-sticky-top - height of a header that stays at the top of the page
 */
export const tokens = css`
  :host {
    --wc-accent: var(--webinar-comments-accent, light-dark(#0b57a4, #9cc8ff));
    --wc-on-accent: var(--webinar-comments-on-accent, light-dark(#fff, #08243f));
    --wc-danger: var(--webinar-comments-danger, light-dark(#a3161d, #ffb3ae));
    --wc-muted: var(--webinar-comments-muted, color-mix(in srgb, currentColor 72%, transparent));
    --wc-line: var(--webinar-comments-line, color-mix(in srgb, currentColor 16%, transparent));
    --wc-edge: var(--webinar-comments-edge, color-mix(in srgb, currentColor 58%, transparent));
    --wc-tint: var(--webinar-comments-tint, color-mix(in srgb, currentColor 5%, transparent));
    --wc-radius: var(--webinar-comments-radius, 0.5em);
    --wc-sticky-top: var(--webinar-comments-sticky-top, 0px);
  }

  @supports not (color: light-dark(red, red)) {
    :host {
      --wc-accent: var(--webinar-comments-accent, #0b57a4);
      --wc-on-accent: var(--webinar-comments-on-accent, #fff);
      --wc-danger: var(--webinar-comments-danger, #a3161d);
    }
  }
`;
