import type { Exchange } from "../wire/exchange";
import { MASK } from "../wire/mask";

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Headers that curl sets by itself, or that belong to one connection only. */
const LEFT_OUT = /^(host|connection|content-length|accept-encoding|transfer-encoding|user-agent)$/i;

/** The request as a line for a shell, with `$TOKEN` for the token. */
export const asCurl = ({ method, url, requestHeaders, requestBody }: Exchange): string => {
  const headers = Object.entries(requestHeaders)
    .filter(([name]) => !LEFT_OUT.test(name))
    .map(([name, value]) =>
      /^authorization$/i.test(name)
        ? `-H "Authorization: ${value.replace(MASK, "$TOKEN")}"`
        : `-H ${quoted(`${name}: ${value}`)}`,
    );
  return [
    `curl -X ${method} ${quoted(url)}`,
    ...headers,
    ...(requestBody === "" ? [] : [`--data ${quoted(requestBody)}`]),
  ].join(" \\\n  ");
};
