// Trusted Types: the browser takes markup from one policy only, and no script text at all. Browsers without them take it as it is.
interface Policy {
  createHTML(markup: string): string;
  createScript(text: string): string;
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory;
  }
}

// Markup comes from our own server's answers. A script in it would have to be one of our files, and those are on the page already.
// The one script that a script may start is a worker, and that is one of our files too.
const rules: Policy = {
  createHTML: markup => markup,
  createScript: () => "",
  createScriptURL: address => /^\/a\/[0-9a-f]+\/[a-z-]+-worker\.js$/.test(address) ? address : "",
};

export const policy: Policy = window.trustedTypes?.createPolicy("handbill", rules) ?? rules;
