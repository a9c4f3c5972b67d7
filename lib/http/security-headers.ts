type HeaderFields = Readonly<Record<string, string>>;

/** Features of browsers that no page asks for. The clipboard is not among them: a browser asks before it is read. */
const unusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
];

/** Of every answer, whatever it is. Source: OWASP Secure Headers Project. */
export const everyAnswer: HeaderFields = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Of what is not a page: opened by itself, it may load nothing and run nothing. */
export const inertPolicy = policyOf({
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  sandbox: '',
});

/** Of the files of the build: the layout's worker obeys it, and so loads its own parts and nothing else. */
export const scriptFilePolicy = policyOf({
  'default-src': "'none'",
  'script-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
});

/**
 * Of a page. Scripts run by the nonce of the answer, and what they load in their turn. Styles may be
 * inline, since Mermaid and Cloudscape write them; they can load nothing from elsewhere, so they can tell
 * nobody anything. Images and fonts as `data:` are those of diagrams and of Cloudscape.
 */
export function pagePolicy(nonce: string): string {
  return policyOf({
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'`,
    'script-src-attr': "'none'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
}

function policyOf(directives: HeaderFields): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}
