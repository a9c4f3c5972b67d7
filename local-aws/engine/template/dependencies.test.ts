import { describe, expect, it } from 'vitest';
import { creationOrder, dependenciesOf } from './dependencies.ts';
import { readTemplate } from './read-template.ts';

const template = readTemplate(`
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, Tags: [{Key: n, Value: !Sub "\${Table}"}]}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !GetAtt Vpc.VpcId}}
  Route: {Type: AWS::EC2::Route, DependsOn: [Attachment], Properties: {RouteTableId: !Ref Table}}
  Attachment: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc}}
  Vpc: {Type: AWS::EC2::VPC}
`);

describe('dependenciesOf', () => {
  it('finds references in every form, and what is declared', () => {
    const all = new Set(Object.keys(template.resources));
    expect(Object.fromEntries(dependenciesOf(template, all))).toEqual({
      Subnet: ['Vpc', 'Table'],
      Table: ['Vpc'],
      Route: ['Table', 'Attachment'],
      Attachment: ['Vpc'],
      Vpc: [],
    });
    expect(creationOrder(dependenciesOf(template, all))).toEqual([
      'Vpc',
      'Table',
      'Attachment',
      'Subnet',
      'Route',
    ]);
  });

  it('leaves out what a condition removed', () => {
    const active = new Set(['Route', 'Table', 'Vpc']);
    expect(dependenciesOf(template, active).get('Route')).toEqual(['Table']);
  });
});
