import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

type Json = Record<string, unknown>;

/** Sends a documented request, with the ids of objects that exist here in place of those of the page. */
const replay = async (name: string, ids: Readonly<Record<string, string>> = {}) => {
  const { request, response } = graphExchange(name);
  const here = (text: string): string =>
    Object.entries(ids)
      .reduce((rest, [documented, real]) => rest.replaceAll(documented, real), text)
      .replaceAll("https://graph.microsoft.com", opened.emulator.url);
  const { status, body } = await opened.call(request.method, here(request.path), {
    ...(request.body === undefined ? {} : { body: JSON.parse(here(JSON.stringify(request.body))) }),
    ...(request.headers === undefined ? {} : { headers: request.headers }),
  });
  expect(status).toBe(response.status);
  return { documented: response.body as Json, answered: body as Json };
};

const application = (): string =>
  opened.emulator.directory.create("application", { displayName: "A" }).id;

describe("credentials of applications", () => {
  const APPLICATION = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

  it("applications.addPassword, then applications.removePassword", async () => {
    const ids = { [APPLICATION]: application() };
    const { documented, answered } = await replay("applications.addPassword", ids);
    expectShape(answered, documented);
    const lifetime = (one: Json) =>
      Date.parse(String(one.endDateTime)) - Date.parse(String(one.startDateTime));
    expect(lifetime(answered)).toBe(lifetime(documented));
    await replay("applications.removePassword", {
      ...ids,
      "f0b0b335-1d71-4883-8f98-567911bfdca6": String(answered.keyId),
    });
  });
});

it("applications.owners.remove $ref", async () => {
  const { directory } = opened.emulator;
  const [id, owner] = [application(), directory.create("user", {}).id];
  directory.link("owners", id, [owner]);
  await replay("applications.owners.remove $ref", {
    "03ef14b0-ca33-4840-8f4f-d6e91916010e": id,
    "87d349ed-44d7-43e1-9a83-5f2406dee5bd": owner,
  });
  expect(directory.related("owners", id)).toEqual([]);
  expect(directory.find("user", owner)).toBeDefined();
});

describe("service principals and app roles", () => {
  // Printed by the page, but no longer in the v1.0 metadata.
  const notInMetadata = ["publisherName"];
  const DOCUMENTED = "9028d19c-26a9-4809-8e3f-20ff73e2d75e";
  const LISTED = "8e881353-1735-45af-af21-ee1344582a4d";

  /** An app with one role for people, and its service principal. */
  const app = (): { servicePrincipal: string; role: string } => {
    const { directory } = opened.emulator;
    const role = crypto.randomUUID();
    const appRoles = [{ id: role, isEnabled: true, allowedMemberTypes: ["User"] }];
    return { servicePrincipal: directory.create("servicePrincipal", { appRoles }).id, role };
  };

  const contextOf = ({ "@odata.context": context }: Json): string =>
    String(context).split("#")[1] ?? "";

  it("servicePrincipals.create", async () => {
    const { documented, answered } = await replay("servicePrincipals.create", {
      "65415bb1-9267-4313-bbf5-ae259732ee12": String(
        opened.emulator.directory.find("application", await registered())?.appId,
      ),
    });
    expect(contextOf(answered)).toBe(contextOf(documented));
    expectShape(answered, documented, notInMetadata);
  });

  const registered = async (): Promise<string> =>
    (await opened.call("POST", "/v1.0/applications", { body: { displayName: "R" } })).body.id;

  it("servicePrincipals.list", async () => {
    const { documented, answered } = await replay("servicePrincipals.list");
    const [first] = documented.value as Json[];
    for (const one of answered.value as Json[]) expectShape(one, first ?? {}, notInMetadata);
  });

  it("servicePrincipals.list advanced", async () => {
    opened.emulator.directory.create("servicePrincipal", { displayName: "a" });
    const { answered } = await replay("servicePrincipals.list advanced");
    expect(answered["@odata.count"]).toBeGreaterThanOrEqual(1);
  });

  it("servicePrincipals.appRoleAssignedTo, from create to delete", async () => {
    const { servicePrincipal, role } = app();
    const group = opened.emulator.directory.create("group", { displayName: "Parents" }).id;
    const { documented, answered } = await replay("servicePrincipals.appRoleAssignedTo.create", {
      [DOCUMENTED]: servicePrincipal,
      "33ad69f9-da99-4bed-acd0-3f24235cb296": group,
      "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7": role,
    });
    expectShape(answered, documented);
    expect(answered).toMatchObject({ principalType: "Group", principalDisplayName: "Parents" });
    expect(contextOf(answered)).toBe(contextOf(documented).replace(DOCUMENTED, servicePrincipal));
    expect(String(answered.id)).toHaveLength(String(documented.id).length);

    const ids = { [LISTED]: servicePrincipal };
    const list = await replay("servicePrincipals.appRoleAssignedTo.list", ids);
    const [entry] = list.documented.value as Json[];
    expectShape((list.answered.value as Json[])[0] ?? {}, entry ?? {});
    expect(list.answered.value).toMatchObject([{ id: answered.id }]);

    await replay("servicePrincipals.appRoleAssignedTo.delete", {
      ...ids,
      "41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE": String(answered.id),
    });
    const after = await replay("servicePrincipals.appRoleAssignedTo.list", ids);
    expect(after.answered.value).toEqual([]);
  });
});
