import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { rawRequestExamplePayload } from "../../examplePayloads/rawRequest";

const secret = "header-secret-77";

export default {
  inputs: { url: "/users", method: "GET", headers: [{ key: "X-Secret", value: secret }] },
  answers: [{ body: rawRequestExamplePayload.data }],
  secrets: [secret],
  failures: [
    denied,
    notFound("x"),
    { ...unknownProperty("user"), inputs: { url: "/users?$select=foo" } },
  ],
} satisfies ActionCase;
