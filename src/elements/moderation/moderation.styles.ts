import { css } from 'lit';

export const styles = css`
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.6em;
  }

  /* The words of what can be pressed stand in line with the others. */
  .row:has(> .quiet) {
    margin-inline-start: -0.45em;
  }

  .row > .outcome {
    margin-inline-start: 0.45em;
    font-weight: 600;
  }

  .problem.outcome {
    font-weight: 400;
  }

  .tag {
    border: 1px solid var(--wc-edge);
    border-radius: calc(var(--wc-radius) * 2);
    padding: 0 0.6em;
    font-size: 0.85em;
  }

  .tag.urgent {
    border-color: var(--wc-danger);
    color: var(--wc-danger);
    font-weight: 600;
  }

  select {
    font: inherit;
    max-width: 100%;
    /* WebKit lets the words of a choice run out of it. */
    contain: paint;
    min-height: 2.75em;
    padding: 0.3em 0.6em;
    border: 1px solid var(--wc-edge);
    border-radius: var(--wc-radius);
    background: Canvas;
    color: CanvasText;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4em;
    margin-block: 0.5em;
    /* A long choice must not make the page around it wider. */
    contain: inline-size;
  }

  label {
    font-weight: 600;
  }

  @media (pointer: coarse) {
    select {
      min-height: 44px;
    }
  }
`;
