/** The words of the form in which a comment is reported. */
export interface ReportMessages {
  readonly title: (name: string) => string;
  readonly reasons: Readonly<Record<'spam' | 'abuse' | 'personal' | 'worried' | 'other', string>>;
  readonly reasonMissing: string;
  readonly note: string;
  readonly noteTooLong: (limit: number) => string;
  /** Who reads a report. */
  readonly notice: string;
  readonly send: string;
  readonly thanks: string;
  /** Added when somebody is worried about the author. */
  readonly worriedThanks: string;
  readonly done: string;
}
