const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const fieldsOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join("");

/** Sends values on to an app by POST. */
export const formPage = (to: string, values: Readonly<Record<string, string>>): string =>
  `<form method="post" action="${escapeHtml(to)}">${fieldsOf(values)}</form><script>document.forms[0].submit()</script>`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1>${body}</html>`;

/** Asks an administrator for what an app wants; the form comes back to the same URL. */
export const consentPage = (clientId: string, permissions: readonly string[]): string =>
  page(
    "Permissions requested",
    `<p>App ${escapeHtml(clientId)} would like to, for the whole organization:</p>
<ul>${permissions.map((name) => `<li>${escapeHtml(name)}</li>`).join("")}</ul>
<form method="post"><button name="answer" value="accept">Accept</button> <button name="answer" value="cancel">Cancel</button></form>`,
  );

export const signedOutPage = (): string => page("You signed out of your account", "");

/** The code of a device was typed in. */
export const deviceDonePage = (): string =>
  page("You are signed in", "<p>Go back to the device: it goes on by itself.</p>");
