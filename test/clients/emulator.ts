/** Where the emulator is and how its own apps sign in, for every test here. */
export const url = process.env.EMULATOR_URL ?? "";
export const { host, hostname } = new URL(url);

/** A PEM file with the key and the certificate of the app. */
export const appKeysFile = process.env.EMULATOR_APP_KEYS ?? "";

export const tenantId = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
export const clientId = "e3a1c0de-0000-4000-8000-000000000001";
export const clientSecret = "emulator~secret~of~nothing~real";
export const publicClientId = "e3a1c0de-0000-4000-8000-000000000002";

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Json = any;

/** Steers the emulator. */
export const control = async (method: string, path: string, body?: unknown): Promise<Json> => {
  const response = await fetch(`${url}/emulator${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
};

/** Requests that reached Graph or the sign-in endpoint since a point. */
export const exchangesOf = async (work: () => Promise<unknown>, path = ""): Promise<Json[]> => {
  const { next } = await control("GET", "/exchanges");
  await work();
  return (await control("GET", `/exchanges?since=${next}&path=${encodeURIComponent(path)}`)).value;
};
