import { css } from 'lit';

export const styles = css`
  .conversations > li {
    padding-block: 1.3em;
    border-block-start: 1px solid var(--wc-line);
  }

  /* Without a height of its own, so that its coming and going moves nothing. */
  .arrivals {
    position: sticky;
    inset-block-start: calc(var(--wc-sticky-top) + 0.5em);
    z-index: 1;
    height: 0;
    display: flex;
    justify-content: center;
  }

  .arrivals button {
    flex: none;
    align-self: flex-start;
    border-radius: 2em;
    box-shadow: 0 0.1em 0.8em rgb(0 0 0 / 30%);
    translate: 0 -0.4em;
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 1em;
    padding-block: 0.6em 1em;
  }
`;
