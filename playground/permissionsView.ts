import { stepOf } from "../consent/needs";
import { report } from "../consent/report";
import { type Coverage, coverageOf, type Permission } from "../src/graph";
import { permissions } from "../src/permissions";
import { tokenClaims } from "../src/signIn";
import type { Catalogue } from "./catalogue";
import type { PlaygroundConnection } from "./connection";

export interface PermissionRow {
  readonly key: string;
  readonly label: string;
  readonly needs: readonly string[];
  /** Null where it cannot be told for sure. */
  readonly covered: boolean | null;
  readonly missing: readonly string[];
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

const UNKNOWN: Coverage = { covered: null, missing: [] };

/**
 * What the token holds against the least that each step needs. The app signs in as itself; a token that
 * cannot be read, or that the component gets by itself, tells nothing.
 */
export const permissionsView = async (
  catalogue: Catalogue,
  connection: PlaygroundConnection,
  tenant: string,
): Promise<PermissionsView> => {
  const { token } = await connection.signedIn();
  const held = tokenClaims(String(token?.access_token))?.permissions;
  const names = new Set(held);
  const table: Readonly<Record<string, Permission>> = permissions;
  const rows = [...catalogue.actions, ...catalogue.triggers].flatMap(({ key, label }) => {
    const permission = table[key];
    if (permission === undefined) return [];
    return {
      key,
      label,
      needs: leastOf(permission),
      ...(held === undefined ? UNKNOWN : coverageOf(permission, "application", names)),
      ...(permission.role === undefined ? {} : { role: permission.role }),
    };
  });
  const lacking = rows.filter(({ covered }) => covered !== true);
  return {
    held: held ?? null,
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
