import { css } from 'lit';

export const styles = css`
  section {
    text-align: start;
    line-height: 1.5;
    display: grid;
    gap: 1.4em;
    padding-block: 0.2em;
  }

  #heading {
    font-size: 1.4em;
    font-weight: 700;
    line-height: 1.25;
  }

  /* Its coming makes the line no higher. */
  .count {
    font-weight: 400;
    line-height: 1;
    color: var(--wc-muted);
  }
`;
