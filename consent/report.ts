import { GRAPH_APP_ID, requiredResourceAccess, type ServicePrincipal } from "./manifest";
import { conditionalNeeds, type Kind, leastNeeds, type Need, type Step } from "./needs";

export interface Asked {
  readonly steps: readonly Step[];
  /** Tenant, client id and redirect URI of the consent URL; a placeholder in braces where unknown. */
  readonly tenant: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly principal: ServicePrincipal | undefined;
}

const titles: Readonly<Record<Kind, string>> = {
  delegated: "Delegated permissions (connection OAuth 2.0)",
  application: "Application permissions (connections OAuth 2.0 Client Credentials and Certificate)",
};

/** Keeps a person who signed in signed in; the connection asks for it beside Graph's permissions. */
const OFFLINE: Need = { permission: "offline_access", reasons: ["the connection stays signed in"] };

const lines = (needs: readonly Need[]): string[] =>
  needs.map(({ permission, reasons }) => `  ${permission}: ${reasons.join("; ")}`);

const manifest = (needs: readonly Need[], kind: Kind, { principal }: Asked): string[] => {
  if (principal !== undefined)
    return [
      "",
      "requiredResourceAccess of the app manifest:",
      JSON.stringify(requiredResourceAccess(needs, kind, principal), null, 2),
    ];
  const list = kind === "application" ? "appRoles" : "oauth2PermissionScopes";
  const type = kind === "application" ? "Role" : "Scope";
  return [
    "",
    `requiredResourceAccess of the app manifest has resourceAppId ${GRAPH_APP_ID} and, for each`,
    `permission, {"id": ID, "type": "${type}"}. The ids are not in this project; Azure CLI knows them:`,
    ...needs.map(
      ({ permission }) =>
        `  az ad sp show --id ${GRAPH_APP_ID} --query "${list}[?value=='${permission}'].id" --output tsv`,
    ),
    "Or all at once: keep what the command prints without --query, and give that file to --permissions.",
  ];
};

const section = (asked: Asked, kind: Kind): string[] => {
  const least = leastNeeds(asked.steps, kind);
  const needs = kind === "delegated" ? [...least, OFFLINE] : least;
  const conditional = conditionalNeeds(asked.steps, kind);
  return [
    titles[kind],
    ...(least.length === 0 ? ["  none of Microsoft Graph can be named for these steps"] : []),
    ...lines(needs),
    ...(conditional.length === 0 ? [] : ["", "Only if the flow does this:", ...lines(conditional)]),
    ...(kind === "delegated"
      ? ["", `Scopes of the connection: ${needs.map(({ permission }) => permission).join(" ")}`]
      : []),
    ...(needs.length === 0 ? [] : manifest(needs, kind, asked)),
    "",
  ];
};

/** `getUser: sentence` for each step that has one; steps with the same sentence share a line. */
const sentences = (steps: readonly Step[], key: "role" | "note", title: string): string[] => {
  const told = [...new Set(steps.map(({ permission }) => permission[key] ?? ""))].filter(Boolean);
  const namesOf = (sentence: string): string =>
    steps
      .filter(({ permission }) => permission[key] === sentence)
      .map(({ name }) => name)
      .join(", ");
  return told.length === 0
    ? []
    : [title, ...told.map((sentence) => `  ${namesOf(sentence)}: ${sentence}`), ""];
};

/** A placeholder such as {tenant} stays readable; everything else is encoded. */
const encoded = (text: string): string => (/^\{.*\}$/.test(text) ? text : encodeURIComponent(text));

/** @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent */
const consentUrl = ({ tenant, clientId, redirectUri }: Asked): string =>
  `https://login.microsoftonline.com/${encoded(tenant)}/v2.0/adminconsent?client_id=${encoded(clientId)}&scope=https://graph.microsoft.com/.default&redirect_uri=${encoded(redirectUri)}`;

/** What an administrator reads before consenting. */
export const report = (asked: Asked): string => {
  const raw = asked.steps.filter(({ name }) => /^(raw|batch)Request$/.test(name));
  return [
    ...section(asked, "delegated"),
    ...section(asked, "application"),
    ...sentences(asked.steps, "role", "Roles beside the permissions"),
    ...sentences(asked.steps, "note", "Good to know"),
    ...raw.flatMap(({ name }) => [
      `${name} needs what its calls need: see their pages in Graph's reference.`,
      "",
    ]),
    "Admin consent to all that the app registration asks for, once in each tenant:",
    `  ${consentUrl(asked)}`,
  ].join("\n");
};
