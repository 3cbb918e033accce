/** A refusal of the sign-in endpoint, with its OAuth error and its AADSTS number. */
export class SignInFault extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly error: string,
    readonly aadsts: number,
    message: string,
  ) {
    super(`AADSTS${aadsts}: ${message}`);
  }
}
