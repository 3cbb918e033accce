import { graphExchange } from "../../harness/exchanges";
import { signInPerson } from "../../harness/signInPerson";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

interface List {
  "@odata.context"?: string;
  value: Record<string, unknown>[];
}

/** What the documentation prints of a list, and what the emulator answers to the same request. */
const replay = async (name: string) => {
  const { request, response } = graphExchange(name);
  const { status, body } = await opened.call(request.method, request.path);
  expect(status).toBe(response.status);
  return { documented: response.body as unknown as List, answered: body as List };
};

const contextOf = ({ "@odata.context": context }: List): string => context?.split("#")[1] ?? "";

describe("documented reads of the directory have the documented shape", () => {
  it("organization.list (full)", async () => {
    const { documented, answered } = await replay("organization.list (full)");
    expect(contextOf(answered)).toBe(contextOf(documented));
    expect(answered.value).toHaveLength(1);
    // Printed by the page, but not in the v1.0 metadata.
    const notInMetadata = ["directorySizeQuota", "isMultipleDataLocationsForServicesEnabled"];
    expectShape(answered.value[0] ?? {}, documented.value[0] ?? {}, notInMetadata);
  });

  it("domains.list", async () => {
    const { documented, answered } = await replay("domains.list");
    expect(answered.value.length).toBeGreaterThan(0);
    for (const one of answered.value) expectShape(one, documented.value[0] ?? {});
  });

  it("directory.administrativeUnits.list", async () => {
    const { documented, answered } = await replay("directory.administrativeUnits.list");
    expect(contextOf(answered)).toBe(contextOf(documented));
    expect(answered.value).toHaveLength(3);
    for (const one of answered.value) expectShape(one, documented.value[0] ?? {});
  });

  it("auditLogs.signIns.list", async () => {
    await signInPerson(opened.emulator, "User.Read");
    await signInPerson(opened.emulator, "User.Read");
    const { documented, answered } = await replay("auditLogs.signIns.list");
    expect(contextOf(answered)).toBe(contextOf(documented));
    expect(answered.value).toHaveLength(1);
    expect(answered).toHaveProperty(["@odata.nextLink"]);
    expectShape(answered.value[0] ?? {}, documented.value[0] ?? {});
  });
});
