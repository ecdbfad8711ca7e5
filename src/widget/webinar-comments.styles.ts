import { css } from 'lit';

export const styles = css`
  section {
    text-align: start;
    line-height: 1.5;
    display: grid;
    gap: 1.4em;
    padding-block: 0.2em;
  }

  /* In another language than the page's for a moment; invisible, it keeps its place. */
  .coming {
    visibility: hidden;
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
