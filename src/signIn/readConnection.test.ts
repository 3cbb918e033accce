import { unsignedToken } from "../../test/harness/unsignedToken";
import { readConnection } from "./readConnection";

const access = (token: string) =>
  readConnection({
    key: "msEntraIdOauth2",
    configVarKey: "Connection",
    fields: {},
    token: { access_token: token },
  });

describe("whom a token is for", () => {
  const ours = unsignedToken({ tid: "tenant-a", appid: "app-a" });
  const theirs = unsignedToken({ tid: "tenant-b", azp: "app-b" });

  it("is told of each token, whichever was read before", async () => {
    for (const [token, tenant, app] of [
      [ours, "tenant-a", "app-a"],
      [ours, "tenant-a", "app-a"],
      [theirs, "tenant-b", "app-b"],
      [ours, "tenant-a", "app-a"],
    ] as const) {
      expect(access(token)).toMatchObject({ tenant, app, namedTenant: tenant });
      expect(await access(token).getToken({ renew: false })).toBe(token);
    }
  });

  it("is of an opaque token what tells it apart, and is not the token", () => {
    const [one, other] = [access("opaque"), access("opaquer")];
    expect(one).toMatchObject({ app: "", namedTenant: "" });
    expect(one.tenant).not.toBe(other.tenant);
    expect(access("opaque").tenant).toBe(one.tenant);
    expect(one.tenant).not.toContain("opaque");
  });

  it.each(["a.b", "a.b.c.d", "..", "a..c"])("is not read of %s", (token) => {
    expect(access(token).namedTenant).toBe("");
  });
});

describe("what a connection says of itself", () => {
  const token = unsignedToken({ tid: "tenant-a", appid: "app-a" });

  it.each([
    ["msEntraIdOauth2", {}, { appOnly: false, renewable: false }],
    ["msEntraIdClientCredentials", { tenant: "contoso.com" }, { appOnly: true, renewable: false }],
    [
      "msEntraIdCertificate",
      { tenant: "contoso.com", clientId: "app-a", certificate: "pem", privateKey: "pem" },
      { appOnly: true, renewable: true },
    ],
  ])("%s: whether the app acts as itself, and can get another token", (key, fields, told) => {
    expect(
      readConnection({ key, configVarKey: "Connection", fields, token: { access_token: token } }),
    ).toMatchObject(told);
  });

  it("is read without the spaces around it", () => {
    const fields = { baseUrl: "\thttps://graph.microsoft.us ", tenant: "  Contoso.com\n" };
    expect(
      readConnection({
        key: "msEntraIdClientCredentials",
        configVarKey: "Connection",
        fields,
        token: { access_token: "opaque" },
      }),
    ).toMatchObject({ origin: "https://graph.microsoft.us", namedTenant: "contoso.com" });
  });
});
