import { randomBytes, randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { fits, invalid } from "../bodies/values";
import type { Entity } from "../directory";
import { badRequest, GraphFault } from "../graphFault";
import { isObject } from "../isObject";
import { find } from "../keys";
import { facts, type Kind } from "../kinds";
import { needs } from "../needs";
import { type Env, readJson, type Services } from "./context";

interface PasswordCredential {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly hint: string;
  readonly customKeyIdentifier: null;
  /** Shown by addPassword, and by nothing after it. */
  readonly secretText: null;
}

const TYPE = "passwordCredential";
const WRITABLE = ["displayName", "startDateTime", "endDateTime"];
const TITLE = "PasswordCredential";

/** What a caller may say of a new secret; the rest is Graph's. */
const readWish = (body: unknown): Readonly<Record<string, string | undefined>> => {
  const wish = isObject(body) ? (body[TYPE] ?? {}) : undefined;
  if (!isObject(wish)) throw invalid(TYPE, TITLE);
  for (const [name, value] of Object.entries(wish)) {
    if (!WRITABLE.includes(name) || (value !== null && !fits(TYPE, { [name]: value })))
      throw invalid(name, TITLE);
  }
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== null)) as Record<
    string,
    string
  >;
};

const twoYearsAfter = (start: string): string => {
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + 2);
  return end.toISOString();
};

const credentialsOf = ({ passwordCredentials }: Entity): readonly PasswordCredential[] =>
  Array.isArray(passwordCredentials) ? passwordCredentials : [];

const concurrent = (): GraphFault =>
  new GraphFault(
    409,
    "Directory_ConcurrencyViolation",
    "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
  );

/**
 * The secrets of applications: `addPassword` shows one once, `removePassword` forgets it.
 * @see https://learn.microsoft.com/graph/api/application-addpassword
 */
export const credentialRoutes = (routes: Hono<Env>, kind: Kind, services: Services): void => {
  const { clock, directory, root } = services;
  const { collection, permissions } = facts[kind];
  const write = needs(["Directory.ReadWrite.All", ...permissions.update]);
  const changedAt = new Map<string, number>();

  /** One change of an object's credentials at a time: https://github.com/nais/azurerator/issues/448 */
  const begin = (c: Context<Env>): Entity => {
    const entity = find(directory, kind, c.req.param("key") ?? "");
    const now = clock.now().getTime();
    const last = changedAt.get(entity.id) ?? Number.NEGATIVE_INFINITY;
    if (now < last + directory.credentials.pauseMs) throw concurrent();
    return entity;
  };

  const finish = (entity: Entity, passwordCredentials: readonly PasswordCredential[]): void => {
    directory.update(kind, entity, { passwordCredentials });
    changedAt.set(entity.id, clock.now().getTime());
  };

  routes.post(`/${collection}/:key/addPassword`, write, async (c) => {
    const wish = readWish(await readJson(c));
    const entity = begin(c);
    const startDateTime = wish.startDateTime ?? clock.now().toISOString();
    const endDateTime = wish.endDateTime ?? twoYearsAfter(startDateTime);
    if (Date.parse(endDateTime) <= Date.parse(startDateTime)) throw invalid("endDateTime", TITLE);
    const secretText = `${randomBytes(30).toString("base64url").slice(0, 36)}8Q~a`;
    const credential: PasswordCredential = {
      customKeyIdentifier: null,
      displayName: wish.displayName ?? null,
      endDateTime,
      hint: secretText.slice(0, 3),
      keyId: randomUUID(),
      secretText: null,
      startDateTime,
    };
    directory.secretTexts.set(credential.keyId, secretText);
    finish(entity, [...credentialsOf(entity), credential]);
    return c.json({
      "@odata.context": `${root()}/$metadata#microsoft.graph.passwordCredential`,
      ...credential,
      secretText,
    });
  });

  routes.post(`/${collection}/:key/removePassword`, write, async (c) => {
    const body = await readJson(c);
    const keyId = isObject(body) ? body.keyId : undefined;
    if (!fits("Guid", keyId)) throw invalid("keyId", TITLE);
    const entity = begin(c);
    const all = credentialsOf(entity);
    const kept = all.filter((one) => one.keyId !== String(keyId).toLowerCase());
    // The text is not settled; 400 is what people see.
    if (kept.length === all.length) throw badRequest("No password credential found with keyId.");
    directory.secretTexts.delete(String(keyId).toLowerCase());
    finish(entity, kept);
    return c.body(null, 204);
  });
};
