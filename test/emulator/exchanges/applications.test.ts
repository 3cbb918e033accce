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
