/**
 * A component without an action, with the dependencies of this one: what there is to load before anything of our own.
 * `test/bench` holds that no dependency is left out.
 */
import { component } from "@prismatic-io/spectral";
import axios from "axios";
import axiosRetry from "axios-retry";
import { addSeconds } from "date-fns";
import { SignJWT } from "jose";

axiosRetry(axios);

export const used = { addSeconds, SignJWT };

export default component({
  key: "empty",
  public: false,
  display: { label: "Empty", description: "Empty", iconPath: "icon.png" },
});
