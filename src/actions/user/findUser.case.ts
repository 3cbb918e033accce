import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { findUserExamplePayload } from "../../examplePayloads/user";

const { user } = findUserExamplePayload.data;

export default {
  inputs: { lookUpBy: "mail", lookUpValue: user?.mail },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
        value: [user],
      },
    },
  ],
  failures: [denied, unknownProperty("user")],
} satisfies ActionCase;
