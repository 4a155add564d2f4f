// Trusted Types: the browser takes markup from one policy only, and no script text at all. Browsers without them take it as it is.
interface Policy {
  createHTML(markup: string): string;
  createScript(text: string): string;
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
const rules: Policy = { createHTML: markup => markup, createScript: () => "" };

export const policy: Policy = window.trustedTypes?.createPolicy("handbill", rules) ?? rules;
