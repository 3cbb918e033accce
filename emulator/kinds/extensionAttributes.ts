/** The fifteen attributes that Exchange and Active Directory know, alike in all they can do. */
export const extensionAttributes = (filter: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, filter]),
  );
