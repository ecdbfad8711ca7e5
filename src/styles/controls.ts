import { css } from 'lit';

/** Looks shared by every element: boxes, buttons, fields, focus, and what only assistive technology reads. */
export const controls = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  /* What gets the focus is brought into view with room for its ring, and below a header that stays at the top. */
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    scroll-margin-block: calc(var(--wc-sticky-top) + 1em) 1em;
  }

  p {
    margin: 0;
  }

  button,
  input,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  /* Whoever goes back with the keyboard sees what has the focus below a header that stays, and below the button there. */
  a,
  button,
  input,
  textarea {
    scroll-margin-block: calc(var(--wc-sticky-top) + 4em) 1em;
  }

  button {
    min-height: 2.75em;
    padding: 0.4em 1.1em;
    border: 1px solid var(--wc-edge);
    border-radius: var(--wc-radius);
    background: var(--wc-field);
    cursor: pointer;
    touch-action: manipulation;
  }

  button.primary {
    border-color: transparent;
    background: var(--wc-accent);
    color: var(--wc-on-accent);
    font-weight: 600;
  }

  button.primary:hover {
    filter: brightness(1.08);
  }

  button.quiet {
    min-height: max(2.2em, 24px);
    min-width: max(2.2em, 24px);
    padding: 0.2em 0.5em;
    border-color: transparent;
    background: none;
    font-size: 0.9em;
    text-decoration: underline;
    text-decoration-color: var(--wc-edge);
    text-underline-offset: 0.22em;
  }

  button:not(.primary):hover {
    background: var(--wc-tint);
  }

  button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }

  @media (pointer: coarse) {
    button,
    button.quiet,
    input {
      min-height: 44px;
      min-width: 44px;
    }
  }

  :focus-visible {
    outline: 0.18em solid var(--wc-accent);
    outline-offset: 0.12em;
    border-radius: var(--wc-radius);
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }

  .muted {
    color: var(--wc-muted);
    font-size: 0.9em;
  }

  .problem {
    color: var(--wc-danger);
    font-size: 0.95em;
  }

  @media print {
    form,
    button {
      display: none !important;
    }
  }

  /* Keeps its place until it is what it shall be. */
  .awaited {
    visibility: hidden;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
