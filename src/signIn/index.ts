export { SignInError } from "./certificateToken";
export { readConnection } from "./readConnection";
