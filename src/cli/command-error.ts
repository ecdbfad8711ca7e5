/** Why the command ends without its work done, as a sentence for the person who called it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param exitCode - 2 when the command was called in the wrong way, 1 when its work failed */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
