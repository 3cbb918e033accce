export { type CertificateSignIn, certificateToken, SignInError } from "./certificateToken";
export { loginOrigin } from "./loginOrigin";
