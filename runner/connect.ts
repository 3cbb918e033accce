import type { WireComponent } from "./loadComponent";

/** A connection with its token, as the platform hands it to actions and triggers. */
export interface ConnectionValue {
  readonly key: string;
  readonly configVarKey: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly token?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** `{{#name}}` is replaced by the field of that name. */
const fillTemplate = (template: string, fields: Readonly<Record<string, unknown>>): string =>
  template.replace(/{{#(\w+)}}/g, (_slot, name: string) => String(fields[name] ?? ""));

/**
 * Signs in as the platform does for a client credentials connection, and gives the connection's
 * value. Fields that are left out have their defaults.
 */
export const connect = async (
  component: WireComponent,
  key: string,
  given: Readonly<Record<string, string>>,
): Promise<ConnectionValue> => {
  const definition = component.connections.find((connection) => connection.key === key);
  if (definition === undefined) throw new Error(`There is no connection "${key}"`);
  const fields: Record<string, unknown> = {};
  for (const input of definition.inputs) fields[input.key] = given[input.key] ?? input.default;
  for (const { key: name, type } of definition.inputs) {
    if (type === "template") fields[name] = fillTemplate(String(fields[name]), fields);
  }
  const value = { key, configVarKey: "Microsoft Entra ID Connection", fields };
  if (definition.oauth2Type !== "client_credentials") return value;
  const response = await fetch(String(fields.tokenUrl), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: String(fields.clientId),
      client_secret: String(fields.clientSecret),
      scope: String(fields.scopes),
    }),
  });
  const token = (await response.json()) as Record<string, unknown>;
  if (!response.ok)
    throw new Error(`Sign-in failed: ${String(token.error_description ?? response.status)}`);
  return { ...value, token };
};
