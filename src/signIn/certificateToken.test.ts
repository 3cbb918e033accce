import { Readable } from "node:stream";
import { decodeJwt } from "jose";
import nock from "nock";
import { makeCertificate } from "../../test/harness/makeCertificate";
import { certificateToken, NO_ANSWER } from "./certificateToken";

const LOGIN = "https://login.microsoftonline.com";
const TOKEN = { token_type: "Bearer", expires_in: 3599, access_token: "token" };
const keys = makeCertificate();

/** Each test signs in to a tenant of its own, since tokens are kept. */
const signIn = (tenant: string) =>
  certificateToken({
    tenant,
    clientId: "22222222-2222-4222-8222-222222222222",
    ...keys,
    passphrase: "",
    loginOrigin: LOGIN,
    graphOrigin: "https://graph.microsoft.com",
  });

const endpoint = (tenant: string) => nock(LOGIN).post(`/${tenant}/oauth2/v2.0/token`);

describe("the sign-in with a certificate", () => {
  it.each([429, 500, 502, 503, 504])("is sent again after %i", async (status) => {
    endpoint(`s${status}`).reply(status, "");
    endpoint(`s${status}`).reply(200, TOKEN);
    expect(await signIn(`s${status}`)).toBe("token");
    expect(nock.isDone()).toBe(true);
  });

  it("is sent three times at most", async () => {
    endpoint("down").times(3).reply(503, "");
    await expect(signIn("down")).rejects.toThrow("Sign-in failed");
    expect(nock.isDone()).toBe(true);
  });

  it.each([400, 401])("is not sent again after %i, which is an answer", async (status) => {
    endpoint(`r${status}`).reply(status, { error: "invalid_client" });
    endpoint(`r${status}`).reply(200, TOKEN);
    await expect(signIn(`r${status}`)).rejects.toThrow("Sign-in failed");
  });

  it("is signed for with an assertion of ten minutes", async () => {
    let form = "";
    endpoint("signed").reply(200, (_uri, body) => {
      form = typeof body === "string" ? body : new URLSearchParams(body).toString();
      return TOKEN;
    });
    await signIn("signed");
    const {
      nbf,
      iat,
      exp = 0,
    } = decodeJwt(new URLSearchParams(form).get("client_assertion") ?? "");
    expect([nbf, exp - (iat ?? 0)]).toEqual([iat, 600]);
  });

  it("is not sent again for an answer that is too large", async () => {
    endpoint("large").reply(200, { ...TOKEN, more: "x".repeat(1_000_001) });
    endpoint("large").reply(200, TOKEN);
    await expect(signIn("large")).rejects.toThrow("Sign-in failed");
  });

  it("ends after 20 seconds when the answer never comes to an end", async () => {
    const deadline = new AbortController();
    const timeout = jest.spyOn(AbortSignal, "timeout").mockReturnValue(deadline.signal);
    const dripping = new Readable({ read: () => undefined });
    dripping.push('{"access_token":"');
    endpoint("drips").reply(200, () => {
      setImmediate(() => deadline.abort());
      return dripping;
    });
    await expect(signIn("drips")).rejects.toThrow(NO_ANSWER);
    expect(timeout.mock.calls).toEqual([[20_000]]);
    timeout.mockRestore();
  });
});
