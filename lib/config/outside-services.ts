import { z } from 'zod';

const address = z.url({
  protocol: /^https?$/,
  error: 'must be a URL that starts with http:// or https://',
});

export const serviceVariables = {
  STRATA_TERRAFORM_URL: address.default('https://app.terraform.io'),
  STRATA_GITHUB_API_URL: address.default('https://api.github.com'),
};

type Variables = z.output<z.ZodObject<typeof serviceVariables>>;

/** Where services are that the product is connected to. Whoever runs it says so, nobody who uses it. */
export interface OutsideServices {
  /** Of HCP Terraform or a Terraform Enterprise, without a path. */
  readonly terraformUrl: string;
  /** Of GitHub's REST API, which on a server of one's own has a path; without a slash at the end. */
  readonly gitHubApiUrl: string;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What speaks against the variables, by the name of one of them; undefined where nothing does. */
export function servicesProblem(values: Variables): string | undefined {
  for (const name of ['STRATA_TERRAFORM_URL', 'STRATA_GITHUB_API_URL'] as const) {
    const { protocol, hostname, search, hash, username } = new URL(values[name]);
    if (protocol !== 'https:' && !loopback.has(hostname)) {
      return `${name}: must be https://, since tokens cross the network.`;
    }
    if (search !== '' || hash !== '' || username !== '') {
      return `${name}: must be an address alone, without user, query or fragment.`;
    }
  }
  return new URL(values.STRATA_TERRAFORM_URL).pathname === '/'
    ? undefined
    : 'STRATA_TERRAFORM_URL: must have no path, which is that of the API.';
}

export function toOutsideServices(values: Variables): OutsideServices {
  return {
    terraformUrl: new URL(values.STRATA_TERRAFORM_URL).origin,
    gitHubApiUrl: values.STRATA_GITHUB_API_URL.replace(/\/+$/, ''),
  };
}
