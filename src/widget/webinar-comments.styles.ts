import { css } from 'lit';

export const styles = css`
  /*
   * What a page sets for its own texts comes in by inheritance, and a rule for "*" even onto the element itself. Wanted
   * of it are font, colours, the spacing that a reader may have set, and what hides the element; all else begins anew.
   */
  section {
    all: initial;
    font: inherit;
    font-variant-caps: normal;
    line-height: 1.5;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: inherit;
    -webkit-user-select: text;
    user-select: text;
    overflow-wrap: anywhere;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.4em;
    width: 100%;
    padding-block: 0.2em;
  }

  /* What stands out at the start of a line would make a page of the other direction scroll. */
  :host(:dir(ltr)) [dir='rtl'],
  :host(:dir(rtl)) [dir='ltr'] {
    overflow-x: clip;
  }

  #heading {
    font-size: 1.4em;
    font-weight: 700;
    line-height: 1.25;
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 1em;
    padding: 0.8em 1em;
    border: 1px solid transparent;
    border-radius: var(--wc-radius);
    background: var(--wc-tint);
  }

  /* Its coming makes the line no higher. */
  .count {
    font-weight: 400;
    line-height: 1;
    color: var(--wc-muted);
  }
`;
