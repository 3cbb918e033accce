/**
 * A value that cannot be used, found before anything was sent.
 * The message names the input as the designer labels it, and says what to write instead.
 */
export class InputError extends Error {
  readonly input: string;

  constructor(input: string, problem: string) {
    super(`${input}: ${problem}`);
    this.name = "InputError";
    this.input = input;
  }
}
