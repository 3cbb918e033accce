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

export const missingParameter = (name: string): SignInFault =>
  new SignInFault(
    400,
    "invalid_request",
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );

export const malformed = (error: "invalid_request" | "invalid_grant"): SignInFault =>
  new SignInFault(400, error, 9002313, "Invalid request. Request is malformed or invalid.");

/** A parameter that must be there. */
export const wanted = (form: URLSearchParams, name: string): string => {
  const value = form.get(name);
  if (value === null || value === "") throw missingParameter(name);
  return value;
};
