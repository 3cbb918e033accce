import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const adele = { id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd", displayName: "Adele Vance" };
const other = { id: "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0", displayName: "Adele Vance" };
const advanced = { ...authorized, consistencylevel: "eventual" };

const find = (lookUpBy: string, lookUpValue: unknown, more = {}) =>
  runAction("findUser", { lookUpBy, lookUpValue, ...more });

describe("findUser", () => {
  it.each([
    ["userPrincipalName", "adele@contoso.com", "userPrincipalName eq 'adele@contoso.com'"],
    ["mail", "o'neil@contoso.com", "mail eq 'o''neil@contoso.com'"],
    ["employeeId", 4711, "employeeId eq '4711'"],
    ["otherMails", "a@b.c", "otherMails/any(x:x eq 'a@b.c')"],
    ["proxyAddresses", "a@b.c", "proxyAddresses/any(x:x eq 'smtp:a@b.c')"],
    ["proxyAddresses", "SMTP:a@b.c", "proxyAddresses/any(x:x eq 'SMTP:a@b.c')"],
    ["proxyAddresses", "x500:/o=a", "proxyAddresses/any(x:x eq 'x500:/o=a')"],
  ])("looks up by %s %s", async (by, value, filter) => {
    const calls = playGraph([{ body: { value: [adele] } }]);
    expect(await find(by, value)).toEqual({ found: true, user: adele });
    expect(calls).toEqual([
      { method: "GET", path: expect.stringMatching(/^\/v1\.0\/users\?/), headers: authorized },
    ]);
    const { searchParams } = new URL(calls[0]?.path ?? "", "https://graph.microsoft.com");
    expect([...searchParams]).toEqual([["$filter", filter]]);
  });

  it("encodes what a query would cut off or change", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await find("userPrincipalName", "a+b&c_d.com#EXT#@contoso.com");
    expect(calls[0]?.path).toBe(
      "/v1.0/users?$filter=userPrincipalName%20eq%20%27a%2Bb%26c_d.com%23EXT%23%40contoso.com%27",
    );
  });

  it("makes it an advanced query where Graph wants one", async () => {
    const calls = playGraph([{ body: { value: [adele] } }]);
    await find("onPremisesImmutableId", "Zm9v+w==", { $select: "id" });
    expect(calls).toEqual([
      {
        method: "GET",
        path: "/v1.0/users?$filter=onPremisesImmutableId%20eq%20%27Zm9v%2Bw%3D%3D%27&$select=id&$count=true",
        headers: advanced,
      },
    ]);
  });

  it("says that nobody was found", async () => {
    playGraph([{ body: { value: [] } }]);
    expect(await find("mail", "a@b.c")).toEqual({ found: false, user: null });
  });

  it("finds a user behind an empty page", async () => {
    const nextLink = "https://graph.microsoft.com/v1.0/users?$skiptoken=x";
    playGraph([{ body: { value: [], "@odata.nextLink": nextLink } }, { body: { value: [adele] } }]);
    expect(await find("mail", "a@b.c")).toEqual({ found: true, user: adele });
  });

  it("counts the users when there are more than one, and names none of them", async () => {
    playGraph([{ body: { value: [adele, other] } }]);
    const error = await find("mail", "shared@contoso.com").catch((reason: unknown) => reason);
    expect((error as Error).message).toMatch(
      /^Find User failed: 2 users have this mail\. .*a property that only one user has\.$/,
    );
    expect((error as Error).message).not.toMatch(/shared|Adele/);
  });

  it.each([
    ["Value", { lookUpValue: " " }, "is required"],
    ["Look Up By", { lookUpBy: "" }, "choose one of userPrincipalName, mail"],
    ["Look Up By", { lookUpBy: "displayName" }, "is not one of"],
  ])("refuses a wrong %s without a request", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("findUser", { lookUpBy: "mail", lookUpValue: "a@b.c", ...inputs }),
    ).rejects.toThrow(new RegExp(`^${label}: .*${problem}`));
    expect(calls).toEqual([]);
  });
});
