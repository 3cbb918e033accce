import { stepOf } from "../consent/needs";
import { report } from "../consent/report";
import type { Permission } from "../src/graph";
import { permissions } from "../src/permissions";
import type { Catalogue } from "./catalogue";
import type { PlaygroundConnection } from "./connection";

/** The permissions in an access token, `null` when it cannot be read (or the component signs in itself). */
const heldBy = (token: unknown): string[] | null => {
  try {
    const [, payload = ""] = String(token).split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as {
      roles?: string[];
      scp?: string;
    };
    return [...(claims.roles ?? []), ...(claims.scp?.split(" ") ?? [])].sort();
  } catch {
    return null;
  }
};

export interface PermissionRow {
  readonly key: string;
  readonly label: string;
  readonly needs: readonly string[];
  /** `null` when nobody can say. */
  readonly missing: readonly string[] | null;
  readonly role?: string;
}

export interface PermissionsView {
  readonly held: readonly string[] | null;
  readonly rows: readonly PermissionRow[];
  /** What an administrator consents to for the steps that lack something. */
  readonly consent: string;
}

const leastOf = ({ application, perCollection }: Permission): string[] => [
  ...new Set([
    ...application,
    ...Object.values(perCollection ?? {}).flatMap((least) => least.application),
  ]),
];

/** What the token holds against the least that each step needs. A larger permission may do as well. */
export const permissionsView = async (
  catalogue: Catalogue,
  connection: PlaygroundConnection,
  tenant: string,
): Promise<PermissionsView> => {
  const held = heldBy((await connection.signedIn()).token?.access_token);
  const table: Readonly<Record<string, Permission>> = permissions;
  const rows = [...catalogue.actions, ...catalogue.triggers].flatMap(({ key, label }) => {
    const permission = table[key];
    if (permission === undefined) return [];
    const needs = leastOf(permission);
    return {
      key,
      label,
      needs,
      missing: held === null ? null : needs.filter((name) => !held.includes(name)),
      ...(permission.role === undefined ? {} : { role: permission.role }),
    };
  });
  const lacking = rows.filter(({ missing }) => missing === null || missing.length > 0);
  return {
    held,
    rows,
    consent:
      lacking.length === 0
        ? ""
        : report({
            steps: lacking.map(({ key }) => stepOf(key)),
            tenant,
            clientId: "{clientId}",
            redirectUri: "{redirectUri}",
            principal: undefined,
          }),
  };
};
