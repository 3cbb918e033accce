export { NO_ANSWER, SignInError } from "./certificateToken";
export { readConnection } from "./readConnection";
export { type TokenClaims, tokenClaims } from "./tokenClaims";
