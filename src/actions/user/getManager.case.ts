import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";
import { getManagerExamplePayload } from "../../examplePayloads/manager";

const userId = "10f17b99-784c-4526-8747-aec8a3159d6a";
const { code, message } = notFound("manager");

export default {
  inputs: { userId },
  answers: [{ body: getManagerExamplePayload.data.manager }],
  failures: [
    denied,
    { ...notFound(userId), before: [{ status: 404, body: graphFault(code, message) }] },
    unknownProperty("directoryObject"),
  ],
} satisfies ActionCase;
