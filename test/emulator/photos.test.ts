import { graphExchange } from "../harness/exchanges";
import { openEmulator } from "./openEmulator";

const app = (name: string, role: string) => ({
  clientId: `11111111-1111-4111-8111-11111111111${name}`,
  clientSecret: name,
  roles: [role],
});
const READER = app("1", "ProfilePhoto.Read.All");
const WRITER = app("2", "ProfilePhoto.ReadWrite.All");
const OTHER = app("3", "Group.Read.All");

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0, 1, 254]);

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;
let user: string;
let token: string;

const signIn = async (one?: typeof READER): Promise<void> => {
  token = String((await opened.token(one)).body.access_token);
};

beforeAll(async () => {
  opened = await openEmulator({ users: 3, groups: 1, apps: [READER, WRITER, OTHER] });
  user = [...opened.emulator.directory.all("user")][0]?.id ?? "";
});

beforeEach(async () => {
  opened.emulator.directory.photos.clear();
  await signIn();
});

afterAll(() => opened.emulator.close());

const call = (method: string, path: string, body?: Uint8Array<ArrayBuffer>, type = "image/jpeg") =>
  fetch(`${opened.emulator.url}/v1.0/users/${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": type },
    ...(body === undefined ? {} : { body }),
  });

const value = () => `${user}/photo/$value`;

describe("photos", () => {
  it.each(["PUT", "PATCH"])("are kept as they come by %s, and given back so", async (method) => {
    expect((await call(method, value(), new Uint8Array(JPEG))).status).toBe(200);
    const answer = await call("GET", value());
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(JPEG);
    const sized = await call("GET", `${user}/photos/48x48/$value`);
    expect(Buffer.from(await sized.arrayBuffer())).toEqual(JPEG);
    expect((await call("GET", `${user}/photos/50x50/$value`)).status).toBe(404);
  });

  it("have the documented metadata", async () => {
    await call("PUT", value(), new Uint8Array(JPEG));
    const { response } = graphExchange("me.photo metadata");
    const body = await (await call("GET", `${user}/photos/240x240`)).json();
    const { "@odata.id": _own, ...documented } = response.body as Record<string, unknown>;
    expect(body).toEqual({
      ...documented,
      "@odata.context": expect.stringMatching(/\/photo\/\$entity$/),
      "@odata.mediaEtag": expect.any(String),
      id: "240x240",
    });
  });

  it.each(["GET", "DELETE"])(
    "that are not there are refused in Graph's words: %s",
    async (method) => {
      const { response } = graphExchange("error: no photo");
      const answer = await call(method, value());
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      const documented = (response.body as { error: { code: string; message: string } }).error;
      expect([answer.status, error.code, error.message]).toEqual([
        response.status,
        documented.code,
        documented.message,
      ]);
    },
  );

  it("go away", async () => {
    await call("PUT", value(), new Uint8Array(JPEG));
    expect((await call("DELETE", value())).status).toBe(204);
    expect((await call("GET", value())).status).toBe(404);
  });

  it("of a user who is missing are a missing user", async () => {
    const answer = await call("GET", "nobody@contoso.onmicrosoft.com/photo/$value");
    expect(await answer.json()).toMatchObject({ error: { code: "Request_ResourceNotFound" } });
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string, number]>([
    ["nothing", new Uint8Array(), "image/jpeg", 400],
    ["text", new Uint8Array(JPEG), "text/plain", 400],
    ["more than 4 MB", new Uint8Array(4 * 2 ** 20 + 1), "image/png", 413],
  ])("of %s are refused", async (_what, bytes, type, status) => {
    expect((await call("PUT", value(), bytes, type)).status).toBe(status);
    expect(opened.emulator.directory.photos.size).toBe(0);
  });

  it("want their permission", async () => {
    const bytes = new Uint8Array(JPEG);
    await signIn(READER);
    expect((await call("PUT", value(), bytes)).status).toBe(403);
    expect((await call("DELETE", value())).status).toBe(403);
    await signIn(WRITER);
    expect((await call("PUT", value(), bytes)).status).toBe(200);
    await signIn(OTHER);
    expect((await call("GET", value())).status).toBe(403);
    await signIn(READER);
    expect((await call("GET", value())).status).toBe(200);
  });

  it("come from a batch as base64", async () => {
    await call("PUT", value(), new Uint8Array(JPEG));
    const { body } = await opened.call("POST", "/v1.0/$batch", {
      body: { requests: [{ id: "1", method: "GET", url: `/users/${value()}` }] },
    });
    expect(body.responses[0].body).toBe(JPEG.toString("base64"));
  });
});
