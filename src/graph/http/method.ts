export type Method =
  | "DELETE"
  | "GET"
  | "HEAD"
  | "LINK"
  | "OPTIONS"
  | "PATCH"
  | "POST"
  | "PURGE"
  | "PUT"
  | "UNLINK";
