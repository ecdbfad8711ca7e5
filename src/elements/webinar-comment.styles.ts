import { css } from 'lit';

export const styles = css`
  article {
    display: grid;
    gap: 0.35em;
  }

  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.7em;
    font-size: 1em;
    line-height: 1.4;
  }

  /* Large enough to be hit, and the line no higher for it. */
  .heading a {
    display: inline-block;
    margin-block: -0.3em;
    padding-block: 0.3em;
    text-decoration-color: var(--wc-edge);
  }

  .name {
    font-weight: 650;
  }

  .tag {
    border: 1px solid var(--wc-edge);
    border-radius: calc(var(--wc-radius) * 2);
    padding: 0 0.5em;
    font-size: 0.8em;
  }

  .role {
    background: var(--wc-accent);
    color: var(--wc-on-accent);
  }

  .body {
    line-height: 1.55;
    max-width: 44em;
    white-space: pre-wrap;
  }

  /* Marks that pile up on a letter stay in its words; the ring of a link at the edge has room. */
  .body,
  .name {
    overflow: clip;
    overflow-clip-margin: 0.3em;
  }

  .folded {
    max-height: 15.5em;
    overflow: hidden;
    mask-image: linear-gradient(#000 calc(100% - 2em), #0000);
  }

  /* Paper has room for all, and often no backgrounds. */
  @media print {
    .folded {
      max-height: none;
      mask-image: none;
    }

    .role {
      background: none;
      color: inherit;
    }
  }

  a {
    color: inherit;
    text-decoration-color: var(--wc-accent);
    text-underline-offset: 0.18em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.4em;
    margin-inline-start: -0.5em;
  }

  /* The sign is larger than words, the button as high as theirs: authors, who have none, see a row of the same height. */
  #heart {
    text-decoration: none;
    font-size: 1em;
    min-height: max(1.98em, 24px);
  }

  @media (pointer: coarse) {
    #heart {
      min-height: 44px;
    }

    .heading a {
      margin-block: -1.35em -0.3em;
      padding-block: 1.35em 0.3em;
    }
  }

  .hearts {
    padding-inline: 0.5em;
    font-size: 0.9em;
  }

  .actions > p {
    margin-inline-start: 0.5em;
  }

  .bar {
    position: relative;
  }

  /* Beside the words, which stay where they are when the comment is kept. */
  .bar::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: -0.5em;
    border-inline-start: 3px solid var(--wc-edge);
  }

  .failed::before {
    border-color: var(--wc-danger);
  }

  .linked::before {
    border-color: var(--wc-accent);
  }

  .removed {
    font-style: italic;
    color: var(--wc-muted);
  }

  .replies {
    display: grid;
    gap: 1.1em;
    margin-block-start: 0.9em;
    border-inline-start: 2px solid var(--wc-line);
    padding-inline-start: clamp(0.8em, 3vw, 1.4em);
  }

  webinar-comment-form {
    margin-block-start: 0.7em;
  }
`;
