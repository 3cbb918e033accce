import { type ConnectionValue, startRunner } from "../runner";
import { readingSteps } from "./readingSteps";
import { runSteps, type Step } from "./report";
import { writingSteps } from "./writingSteps";

export interface Tenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Also create, change and delete test objects. */
  readonly write: boolean;
}

/** The steps that make sense without a public webhook URL, against a real tenant. */
export const demoOnTenant = async (bundle: string, tenant: Tenant): Promise<boolean> => {
  const runner = await startRunner({ bundle });
  let connection: ConnectionValue | undefined;
  let domain = "";

  const connected = (): ConnectionValue => {
    if (connection === undefined) throw new Error("sign in first");
    return connection;
  };

  const reading = readingSteps(runner, connected);
  const writing = writingSteps(runner, connected, () => domain);

  const signIn: Step = {
    title: "Sign in",
    run: async (say) => {
      connection = await runner.connect("msEntraIdClientCredentials", {
        tenant: tenant.tenantId,
        clientId: tenant.clientId,
        clientSecret: tenant.clientSecret,
      });
      const { value } = await reading.run<{
        value: { verifiedDomains: { name: string; isDefault: boolean }[] }[];
      }>("rawRequest", { url: "/organization", method: "GET" });
      domain = value[0]?.verifiedDomains.find(({ isDefault }) => isDefault)?.name ?? "";
      say("app", tenant.clientId);
      say("tenant", domain);
    },
  };

  try {
    return await runSteps(
      [
        signIn,
        reading.listUsers,
        writing.markDelta,
        reading.rawRequest,
        reading.wrongId,
        ...(tenant.write
          ? [writing.createGroupAndUsers, writing.upsertTwice, writing.listChanges, writing.cleanUp]
          : []),
      ],
      () => runner.logs.filter(({ level }) => level === "debug").length,
    );
  } finally {
    await runner.close();
  }
};
