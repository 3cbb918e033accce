/** What the sign-in endpoint answers when it refuses. */
export interface AadError {
  /** `AADSTS7000215` and the like, without the letters. */
  readonly code: number | undefined;
  readonly description: string;
}

const ADVICE: Readonly<Record<number, string>> = {
  50034: "Check the tenant and the client ID.",
  65001: "Grant admin consent to the app's permissions in the Azure portal.",
  70011: "Check the Graph Endpoint: it must be that of the tenant's cloud.",
  90002:
    "Check Tenant: no directory has this ID or domain. Check also that Sign-in Endpoint is that of the tenant's cloud.",
  500011: "Check the Graph Endpoint: it must be that of the tenant's cloud.",
  500208: "Check Sign-in Endpoint: the domain does not sign in at this host.",
  700016:
    "Check Client ID and Tenant: the app is not registered in, or not consented to by, this tenant.",
  700024:
    "The clock of this machine and that of Microsoft differ by more than the assertion allows. Correct the clock.",
  700027:
    "Check Certificate and Private Key: the certificate is not registered with the app, or it has expired. Upload it under Certificates & secrets.",
  700030: "Check Certificate: it is not valid (any more).",
  900023: "Check Tenant: it is neither a directory ID nor a domain.",
  1002012: "Check the Graph Endpoint: it must be that of the tenant's cloud.",
  7000112: "The app is disabled in this tenant. Enable it under Enterprise applications.",
  7000215: "Check Client Secret: enter its Value, not its ID.",
  7000229:
    "The app has no service principal in this tenant. Have an administrator of the tenant grant admin consent to it, or create one: az ad sp create --id with the Client ID.",
  7000222:
    "The client secret has expired. Create a new one under Certificates & secrets and enter its Value.",
};

/** Reads `{"error": …, "error_description": "AADSTS700027: …"}`; a gateway's page counts as no code. */
export const readAadError = (body: unknown): AadError => {
  const { error_description, error } = (
    typeof body === "object" && body !== null ? body : {}
  ) as Record<string, unknown>;
  const description =
    typeof error_description === "string" ? error_description : String(error ?? "");
  const [, digits] = /AADSTS(\d{4,8})/.exec(description) ?? [];
  // Trace ids and timestamps follow on lines of their own.
  const sentence = (description.split(/\r?\n| Trace ID:/, 1)[0] ?? "").slice(0, 500);
  return { code: digits === undefined ? undefined : Number(digits), description: sentence };
};

/** One sentence for the builder: what Microsoft said, and what to do. */
export const aadErrorText = (
  status: number | undefined,
  { code, description }: AadError,
): string => {
  const said =
    description === "" ? `the sign-in endpoint answered ${status ?? "nothing"}` : description;
  const advice = code === undefined ? undefined : ADVICE[code];
  return `Sign-in failed: ${said}${/[.!?]$/.test(said) ? "" : "."} ${advice ?? "Check the connection."}`;
};
