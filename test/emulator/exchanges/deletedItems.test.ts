import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";
import { type Opened, replay } from "./replay";

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator();
});

afterEach(() => opened.emulator.close());

const ITEM = "46cc6179-19d0-473e-97ad-6ff84347bbbb";

type List = Record<string, unknown> & { value: Record<string, unknown>[] };

/** A group that was deleted. */
const deleteGroup = (displayName: string): string => {
  const { directory } = opened.emulator;
  const group = directory.create("group", {
    displayName,
    groupTypes: ["Unified"],
    mail: "example@contoso.com",
    mailEnabled: true,
    mailNickname: displayName,
    securityEnabled: false,
    visibility: "Public",
  });
  directory.remove("group", group);
  return group.id;
};

describe("deleted items, as documented", () => {
  it("directory.deletedItems.list groups", async () => {
    const name = "directory.deletedItems.list groups";
    const id = deleteGroup("SampleGroup");
    const { status, body } = await replay(opened, name);
    expect([status, body.value.length, body.value[0].id]).toEqual([200, 1, id]);
    expectShape(body.value[0], (graphExchange(name).response.body as List).value[0] ?? {});
  });

  it("directory.deletedItems.list advanced orderby deletedDateTime", async () => {
    const name = "directory.deletedItems.list advanced orderby deletedDateTime";
    const first = deleteGroup("Zebra");
    opened.emulator.clock.advance(1_000);
    const second = deleteGroup("Ape");
    const { status, body } = await replay(opened, name);
    const documented = graphExchange(name).response.body as List;
    expect([status, body["@odata.count"]]).toEqual([200, 2]);
    expect(body.value.map(({ id }: { id: string }) => id)).toEqual([first, second]);
    expect(body["@odata.context"]).toBe(
      String(documented["@odata.context"]).replace(
        "https://graph.microsoft.com",
        opened.emulator.url,
      ),
    );
    expect(Object.keys(body.value[0]).sort()).toEqual(
      Object.keys(documented.value[0] ?? {}).sort(),
    );
  });

  it.each(["directory.deletedItems.get", "directory.deletedItems.restore"])("%s", async (name) => {
    const id = deleteGroup("SampleGroup");
    const { status, body } = await replay(opened, name, { [ITEM]: id });
    expect([status, body.id]).toEqual([200, id]);
    expectShape(body, graphExchange(name).response.body as Record<string, unknown>);
    const alive = await opened.call("GET", `/v1.0/groups/${id}`);
    expect(alive.status).toBe(name.endsWith("restore") ? 200 : 404);
  });

  it("keeps what was deleted until it is restored or purged", async () => {
    const user = opened.emulator.directory.create("user", {
      displayName: "Back",
      userPrincipalName: "back@contoso.onmicrosoft.com",
    });
    expect((await opened.call("DELETE", `/v1.0/users/${user.id}`)).status).toBe(204);
    const item = `/v1.0/directory/deletedItems/${user.id}`;
    expect((await opened.call("GET", "/v1.0/directory/deletedItems")).status).toBe(400);
    expect(
      (
        await opened.call("GET", "/v1.0/directory/deletedItems/microsoft.graph.user")
      ).body.value.map(({ id }: { id: string }) => id),
    ).toContain(user.id);
    expect((await opened.call("POST", `${item}/restore`)).body).toMatchObject({
      id: user.id,
      "@odata.type": "#microsoft.graph.user",
    });
    expect((await opened.call("GET", `/v1.0/users/${user.id}`)).status).toBe(200);
    await opened.call("DELETE", `/v1.0/users/${user.id}`);
    expect((await opened.call("DELETE", item)).status).toBe(204);
    expect((await opened.call("GET", item)).status).toBe(404);
  });
});
