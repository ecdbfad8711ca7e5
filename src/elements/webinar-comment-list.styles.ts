import { css } from 'lit';

export const styles = css`
  .group > * {
    padding-block: var(--wc-space);
    border-block-start: 1px solid var(--wc-line);
  }

  /* The size is remembered from when the group was seen; the number stands in for groups that nobody saw yet. */
  .group {
    contain-intrinsic-height: auto 450em;
  }

  /* What is far away is not laid out, and found by the browser's search all the same. The frame leaves room for outlines. */
  .skipped {
    content-visibility: auto;
    overflow-clip-margin: 1em;
    margin-inline-start: -0.8em;
    padding-inline-start: 0.8em;
  }

  /* Looks like a comment, with room in the place of the buttons. */
  .sketch {
    padding-block-end: 2.4em;
  }

  /* Paper has room for all. */
  @media print {
    .skipped {
      content-visibility: visible;
    }
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

  /* It is always where it is seen: nothing has to be scrolled for it. */
  .arrivals button {
    scroll-margin: 0;
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
