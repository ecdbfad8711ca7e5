import { css } from 'lit';

/**
 * Every public custom property with its default. They are read here once, on the outermost element, and handed down
 * as `--wc-…`, so that a page sets them wherever it likes and no other file knows a colour. The defaults are mixed from
 * the page's own colour of text, or show on light and dark: a dark page may not say that it is one.
 *
 * @cssproperty --webinar-comments-accent - colour of the main button, of links and of the ring around what has the focus
 * @cssproperty --webinar-comments-on-accent - colour of words on the accent
 * @cssproperty --webinar-comments-danger - colour of errors
 * @cssproperty --webinar-comments-muted - colour of words that matter less
 * @cssproperty --webinar-comments-line - colour of lines between comments
 * @cssproperty --webinar-comments-edge - colour of the borders of fields and buttons
 * @cssproperty --webinar-comments-tint - background of notices, and of a button under the pointer
 * @cssproperty --webinar-comments-field - background of fields and buttons
 * @cssproperty --webinar-comments-radius - radius of corners
 * @cssproperty --webinar-comments-space - space above and below each comment
 * @cssproperty --webinar-comments-sticky-top - height of a header that stays at the top of the page
 */
export const tokens = css`
  :host {
    --wc-accent: var(--webinar-comments-accent, #1769c2);
    --wc-on-accent: var(--webinar-comments-on-accent, #fff);
    --wc-danger: var(--webinar-comments-danger, color-mix(in srgb, currentColor 40%, #f03040));
    --wc-muted: var(--webinar-comments-muted, color-mix(in srgb, currentColor 82%, transparent));
    --wc-line: var(--webinar-comments-line, color-mix(in srgb, currentColor 16%, transparent));
    --wc-edge: var(--webinar-comments-edge, color-mix(in srgb, currentColor 66%, transparent));
    --wc-tint: var(--webinar-comments-tint, color-mix(in srgb, currentColor 5%, transparent));
    --wc-field: var(--webinar-comments-field, transparent);
    --wc-radius: var(--webinar-comments-radius, 0.5em);
    --wc-space: var(--webinar-comments-space, 1.3em);
    --wc-sticky-top: var(--webinar-comments-sticky-top, 0px);
  }

  /* Who asks for more contrast gets it from every page. */
  @media (prefers-contrast: more) {
    :host {
      --wc-muted: currentColor;
      --wc-line: currentColor;
      --wc-edge: currentColor;
    }
  }
`;
