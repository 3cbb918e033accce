/** The component as it goes over the wire: everything but its functions. */
export const snapshotOf = (component: unknown): string => `${JSON.stringify(component, null, 2)}\n`;
