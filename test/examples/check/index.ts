import { asLine, type Complaint } from "./complaint";
import { configVarComplaints } from "./configVars";
import type { Components } from "./definitions";
import { flowComplaints, flowNameComplaints, nameComplaints } from "./flow";
import { readFrame } from "./frame";
import { type BuiltComponent, ownComponent } from "./ownComponent";
import { pageComplaints } from "./pages";
import { persistedComplaints } from "./persisted";
import { publicComponents } from "./publicSteps";
import { sitesOf } from "./sites";
import { stepComplaints } from "./steps";

export { asLine, type Complaint } from "./complaint";
export type { BuiltComponent } from "./ownComponent";

/**
 * All that is wrong with a low-code integration that uses the built component and the platform's own steps.
 * Nothing is run, and nothing outside the file is asked. A frame that is wrong is told alone.
 */
export const checkIntegration = (
  file: string,
  text: string,
  built: BuiltComponent,
): readonly Complaint[] => {
  const { integration, complaints } = readFrame(file, text);
  if (integration === undefined) return complaints;
  const components: Components = new Map([...publicComponents, [built.key, ownComponent(built)]]);
  const { flows, requiredConfigVars = [] } = integration;
  const ofFlows = flows.map((flow) => ({ flow, sites: [...sitesOf(file, flow, components)] }));
  const sites = ofFlows.flatMap((one) => one.sites);
  const all = [
    ...configVarComplaints(file, integration, sites, components),
    ...pageComplaints(file, integration),
    ...flowNameComplaints(file, flows),
    ...persistedComplaints(sites),
    ...ofFlows.flatMap((one) => [
      ...flowComplaints(file, one.flow, components),
      ...nameComplaints(one.sites),
      ...one.sites.flatMap((site) => stepComplaints(site, requiredConfigVars, components)),
    ]),
  ];
  // Code can have the same fault twice.
  return [...new Map(all.map((complaint) => [asLine(complaint), complaint])).values()];
};
