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
