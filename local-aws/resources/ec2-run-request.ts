import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import { listProperty, pick, textProperty } from './provider.ts';

/** The template's properties as `RunInstances` names them. */
export function runRequest(properties: JsonObject): object {
  const profile = textProperty(properties, 'IamInstanceProfile');
  const credits = isJsonObject(properties.CreditSpecification)
    ? properties.CreditSpecification.CPUCredits
    : undefined;
  return {
    ...pick(properties, [
      'BlockDeviceMappings',
      'DisableApiTermination',
      'EbsOptimized',
      'ImageId',
      'InstanceInitiatedShutdownBehavior',
      'InstanceType',
      'KeyName',
      'LaunchTemplate',
      'MetadataOptions',
      'PrivateIpAddress',
      'SecurityGroupIds',
      'SubnetId',
      'UserData',
    ]),
    ...(properties.NetworkInterfaces !== undefined && {
      NetworkInterfaces: listProperty(properties, 'NetworkInterfaces').map(networkInterface),
    }),
    ...(profile !== undefined && { IamInstanceProfile: { Name: profile } }),
    ...(credits !== undefined && { CreditSpecification: { CpuCredits: credits } }),
    ...(properties.Monitoring !== undefined && {
      Monitoring: { Enabled: properties.Monitoring === true },
    }),
    ...(properties.Tenancy !== undefined && { Placement: { Tenancy: properties.Tenancy } }),
  };
}

/** Templates say `GroupSet` and give the index as text. */
function networkInterface(value: JsonValue): JsonObject {
  const { DeviceIndex, GroupSet, ...others } = isJsonObject(value) ? value : {};
  return {
    ...others,
    DeviceIndex: Number(DeviceIndex ?? 0),
    ...(GroupSet === undefined ? {} : { Groups: GroupSet }),
  };
}
