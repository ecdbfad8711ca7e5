import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
    max-width: 44em;
  }

  .field {
    display: grid;
    gap: 0.35em;
  }

  label {
    font-weight: 600;
  }

  textarea,
  input {
    width: 100%;
    padding: 0.6em 0.75em;
    border: 1px solid var(--wc-edge);
    border-radius: var(--wc-radius);
    background: var(--wc-field);
  }

  textarea {
    min-height: 6em;
    resize: vertical;
    field-sizing: content;
  }

  input {
    max-width: 22em;
  }

  [aria-invalid='true'] {
    border-color: var(--wc-danger);
    border-width: 2px;
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 0.9em;
  }
`;
