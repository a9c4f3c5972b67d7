import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function xmlElement(name: string, text: string, namespace = ''): string {
  return `<${name}${namespace && ` xmlns="${namespace}"`}>${text.replace(/[&<>"]/g, (character) => entities[character] ?? character)}</${name}>`;
}

/** Writes a structure by its schema under a name of its own, since responses are named after the operation. */
export function writeXml(
  schema: NormalizedSchema,
  value: object,
  name: string,
  namespace = '',
): string {
  const source = schema.getSchema();
  if (!isStructure(source)) return `<${name}${namespace && ` xmlns="${namespace}"`}></${name}>`;
  const [kind, origin, , , ...members] = source;
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: namespace,
    serviceNamespace: '',
  });
  const renamed: StaticStructureSchema = [kind, origin, name, 0, ...members];
  serializer.write(renamed, value);
  return openTagged(String(serializer.flush()), name);
}

/** Adds an element at the start of another's content. */
export function withFirstChild(xml: string, child: string): string {
  const end = xml.indexOf('>') + 1;
  return xml.slice(0, end) + child + xml.slice(end);
}

function openTagged(xml: string, name: string): string {
  const selfClosing = xml.endsWith('/>') && xml.indexOf('>') === xml.length - 1;
  return selfClosing ? `${xml.slice(0, -2)}></${name}>` : xml;
}

const structureKind = 3;

export function isStructure(schema: unknown): schema is StaticStructureSchema {
  return Array.isArray(schema) && schema[0] === structureKind;
}
