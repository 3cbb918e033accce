/** `<form method="post" action="…">` and its hidden fields, as the sign-in page sends them on by itself. */
const FORM = /<form method="post" action="([^"]*)">(.*?)<\/form><script>/s;
const FIELD = /name="([^"]*)" value="([^"]*)"/g;

const decoded = (text = ""): string =>
  text.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));

/**
 * Opens a page as a browser without a head does: follows redirects, keeps cookies, sends forms on that send
 * themselves.
 *
 * @returns The last page.
 */
export const createBrowser = () => {
  const cookies = new Map<string, string>();

  return async (address: string, form?: URLSearchParams): Promise<Response> => {
    let next: { address: string; form: URLSearchParams | undefined } = { address, form };
    for (let steps = 0; steps < 10; steps += 1) {
      const response = await fetch(next.address, {
        redirect: "manual",
        headers: { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
        ...(next.form === undefined ? {} : { method: "POST", body: next.form }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get("location");
      const sent = location === null ? FORM.exec(await response.clone().text()) : null;
      if (location !== null)
        next = { address: new URL(location, next.address).href, form: undefined };
      else if (sent !== null)
        next = {
          address: decoded(sent[1]),
          form: new URLSearchParams(
            [...(sent[2] ?? "").matchAll(FIELD)].map(([, name = "", value]) => [
              name,
              decoded(value),
            ]),
          ),
        };
      else return response;
    }
    throw new Error(`No end of redirects from ${address}`);
  };
};

export const browse = createBrowser();
