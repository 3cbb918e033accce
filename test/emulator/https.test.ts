import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { type Certificates, openCertificates } from "../../emulator/https/certificates";
import { openEmulator } from "./openEmulator";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "https-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const start = (tls: Certificates) => startEmulator({ users: 1, groups: 0, applications: 0, tls });

/** What a client gets that trusts a CA only, under a name of the server. */
const ask = (url: string, ca: string, servername = "localhost"): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { ca, servername, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve(text));
    }).once("error", reject);
  });

describe("HTTPS", () => {
  it("is trusted by whoever trusts its CA, under all its names, and by nobody else", async () => {
    const tls = await openCertificates(newFolder(), ["graph.microsoft.com"]);
    const emulator = await start(tls);
    expect(emulator.url).toMatch(/^https:\/\/localhost:\d+$/);
    const { ca } = tls;
    for (const name of ["localhost", "graph.microsoft.com"])
      expect(await ask(emulator.url, ca, name)).toContain("emulator");
    await expect(ask(emulator.url, ca, "login.microsoftonline.com")).rejects.toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    const { ca: another } = await openCertificates(newFolder());
    await expect(ask(emulator.url, another)).rejects.toMatchObject({
      code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    });
    await emulator.close();
  });
});

it("links begin as the address of the caller does, in a batch too", async () => {
  const { emulator, call } = await openEmulator();
  const called = emulator.url.replace("127.0.0.1", "localhost");
  const page = `${called}/v1.0/users?$top=2`;
  expect((await call("GET", page)).body["@odata.nextLink"]).toMatch(`${called}/v1.0/users?`);
  const requests = [{ id: "1", method: "GET", url: "/users?$top=2" }];
  const { body } = await call("POST", `${called}/v1.0/$batch`, { body: { requests } });
  expect(body.responses[0].body["@odata.nextLink"]).toMatch(`${called}/v1.0/users?`);
  await emulator.close();
});

it.each([
  [undefined, 400],
  [["https://graph.microsoft.com"], 204],
])("references may name Graph where it stands for %p", async (standsFor, status) => {
  const { emulator, call } = await openEmulator(standsFor && { standsFor });
  const [group] = emulator.directory.all("group");
  const user = emulator.directory.create("user", { userPrincipalName: "new@contoso.com" });
  const added = await call("POST", `/v1.0/groups/${group?.id}/members/$ref`, {
    body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${user.id}` },
  });
  expect(added.status).toBe(status);
  await emulator.close();
});

describe("the certificates", () => {
  it("are kept, so that a client trusts them once", async () => {
    const folder = newFolder();
    const first = await openCertificates(folder, ["one.example"]);
    expect(await openCertificates(folder, ["one.example"])).toEqual(first);
    expect(await openCertificates(folder)).toEqual(first);
    expect(readFileSync(first.caFile, "utf8")).toBe(first.ca);
    expect(statSync(join(folder, "server-key.pem")).mode & 0o777).toBe(0o600);
  });

  it("are made anew for another name, and before they expire", async () => {
    const folder = newFolder();
    const first = await openCertificates(folder);
    const second = await openCertificates(folder, ["one.example"]);
    expect(second.ca).not.toBe(first.ca);
    const soon = Date.now() + 364.5 * 86_400_000;
    jest.spyOn(Date, "now").mockReturnValue(soon);
    expect((await openCertificates(folder)).ca).not.toBe(second.ca);
  });
});
