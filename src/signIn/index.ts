export { NO_ANSWER, SignInError } from "./certificateToken";
export { readConnection } from "./readConnection";
export { tokenClaims } from "./tokenClaims";
