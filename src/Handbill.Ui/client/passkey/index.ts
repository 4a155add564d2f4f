// Passkeys: asks our server for a challenge, the browser for an answer, and sends that answer as a plain form.
//   <form method="post" action="…" data-passkey="create | get" data-options="…">
//     <input type="hidden" name="Credential"> <button type="button" hidden data-passkey-go>…</button> <p data-passkey-says data-cancelled="…" data-failed="…"></p>
// The button is shown to browsers that can. What the form holds besides goes along with the question, so that the server can check it first.
type Json = Record<string, unknown>;

function bytes(text: unknown): Uint8Array<ArrayBuffer> {
  const binary = atob(String(text).replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, sign => sign.charCodeAt(0));
}

function text(buffer: ArrayBuffer | null): string | undefined {
  if (!buffer) return undefined;
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function known(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list as Json[] | undefined) ?? []).map(one => ({ ...one, id: bytes(one.id) }) as unknown as PublicKeyCredentialDescriptor);
}

async function create(options: Json): Promise<Json> {
  const user = options.user as Json;
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...user, id: bytes(user.id) }, excludeCredentials: known(options.excludeCredentials) };
  const made = (await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return answer(made, { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] });
}

async function get(options: Json): Promise<Json> {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
  const found = (await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return answer(found, { authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) });
}

function answer(credential: PublicKeyCredential, response: Json): Json {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...response, clientDataJSON: text(credential.response.clientDataJSON) },
  };
}

async function go(form: HTMLFormElement, says: HTMLElement | null): Promise<void> {
  const field = form.elements.namedItem("Credential") as HTMLInputElement;
  field.value = "";
  const asked = await fetch(form.dataset.options ?? "", { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  // What the server refuses it explains on the page, as it does without scripts.
  if (!asked.ok) {
    field.value = "-";
    return form.submit();
  }
  try {
    const options = (await asked.json()) as Json;
    field.value = JSON.stringify(await (form.dataset.passkey === "create" ? create(options) : get(options)));
  } catch (problem) {
    const cancelled = problem instanceof DOMException && problem.name === "NotAllowedError";
    if (says) says.textContent = (cancelled ? says.dataset.cancelled : says.dataset.failed) ?? "";
    return;
  }
  form.submit();
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  const button = form.querySelector<HTMLButtonElement>("[data-passkey-go]");
  const says = form.querySelector<HTMLElement>("[data-passkey-says]");
  if (!button || !("credentials" in navigator) || !window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    go(form, says)
      .catch(() => {
        if (says) says.textContent = says.dataset.failed ?? "";
      })
      .finally(() => {
        button.disabled = false;
      });
  });
}
