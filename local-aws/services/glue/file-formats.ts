import type { SerDeInfo } from '@aws-sdk/client-glue';

export interface FileFormat {
  readonly classification: string;
  readonly compression?: 'gzip' | 'bzip2' | 'snappy' | 'zstd';
}

const classifications: Readonly<Record<string, string>> = {
  avro: 'avro',
  csv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  orc: 'orc',
  parquet: 'parquet',
  tsv: 'csv',
  xml: 'xml',
};

const compressions: Readonly<Record<string, NonNullable<FileFormat['compression']>>> = {
  bz2: 'bzip2',
  gz: 'gzip',
  snappy: 'snappy',
  zst: 'zstd',
};

/** What an object's extensions say; `unknown` where they say nothing. */
export function formatOf(key: string): FileFormat {
  const extensions = (key.split('/').at(-1) ?? '').toLowerCase().split('.').slice(1);
  const compression = extensions.map((each) => compressions[each]).find(Boolean);
  const classification = extensions.map((each) => classifications[each]).find(Boolean);
  return {
    classification: classification ?? 'unknown',
    ...(compression && { compression }),
  };
}

interface Serialization {
  readonly InputFormat: string;
  readonly OutputFormat: string;
  readonly SerdeInfo: SerDeInfo;
}

const hadoopText = {
  InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
} as const;

const hive = 'org.apache.hadoop.hive';

/** Source: "SerDe reference", Athena User Guide. */
export function serializationOf(classification: string, delimiter: string): Serialization {
  switch (classification) {
    case 'json':
      return { ...hadoopText, SerdeInfo: serde('org.openx.data.jsonserde.JsonSerDe') };
    case 'csv':
      return {
        ...hadoopText,
        SerdeInfo: serde(`${hive}.serde2.lazy.LazySimpleSerDe`, { 'field.delim': delimiter }),
      };
    case 'parquet':
      return {
        InputFormat: `${hive}.ql.io.parquet.MapredParquetInputFormat`,
        OutputFormat: `${hive}.ql.io.parquet.MapredParquetOutputFormat`,
        SerdeInfo: serde(`${hive}.ql.io.parquet.serde.ParquetHiveSerDe`, {
          'serialization.format': '1',
        }),
      };
    case 'orc':
      return {
        InputFormat: `${hive}.ql.io.orc.OrcInputFormat`,
        OutputFormat: `${hive}.ql.io.orc.OrcOutputFormat`,
        SerdeInfo: serde(`${hive}.ql.io.orc.OrcSerde`),
      };
    case 'avro':
      return {
        InputFormat: `${hive}.ql.io.avro.AvroContainerInputFormat`,
        OutputFormat: `${hive}.ql.io.avro.AvroContainerOutputFormat`,
        SerdeInfo: serde(`${hive}.serde2.avro.AvroSerDe`),
      };
    default:
      return { ...hadoopText, SerdeInfo: serde(`${hive}.serde2.lazy.LazySimpleSerDe`) };
  }
}

function serde(library: string, parameters: Record<string, string> = {}): SerDeInfo {
  return { SerializationLibrary: library, Parameters: parameters };
}
