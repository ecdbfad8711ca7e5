/** The words in a form. */
export interface FormWords {
  readonly body: string;
  readonly name: string;
}

/** Words kept for a form in this tab, or null. `form` names it, unlike any other on this origin. */
export function readDraft(form: string): FormWords | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null') as Partial<FormWords> | null;
    return typeof kept?.body === 'string' && typeof kept.name === 'string' ? (kept as FormWords) : null;
  } catch {
    return null;
  }
}

/** Keeps the words of a form for as long as the tab lives, so that a reload loses none; empty ones are forgotten. */
export function keepDraft(form: string, words: FormWords): void {
  try {
    if (words.body === '' && words.name === '') sessionStorage.removeItem(keyOf(form));
    else sessionStorage.setItem(keyOf(form), JSON.stringify(words));
  } catch {
    // Without storage the words stay in the form as long as the page is open.
  }
}

function keyOf(form: string): string {
  return `webinar-comments:draft:${form}`;
}
