// How scripts are bundled, for the build and for tests of them.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Of age-encryption we offer X25519, passphrases and passkeys. What it brings for other keys weighs more than all of that.
const unoffered = join(dirname(fileURLToPath(import.meta.url)), "vault", "unoffered.ts");

export const scripts = {
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  alias: { "@noble/post-quantum/hybrid.js": unoffered, "@noble/curves/nist.js": unoffered },
};
