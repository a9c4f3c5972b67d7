import type { GetProductsRequest, GetProductsResponse } from '@aws-sdk/client-pricing';
import { AwsError, type Service } from '../../service.ts';
import { pager } from '../page.ts';
import { type Product, products } from './products.ts';

const mostResults = 100;

const pageOf = pager(
  () => new AwsError('InvalidNextTokenException', 'The pagination token is invalid.'),
);

/** What begins a usage type in a region; those of us-east-1 begin with nothing or with this. */
const usagePrefix = 'USE2-';

/** The products of a service that all filters hold for; each is JSON in a text, as AWS has it. */
function getProducts(input: GetProductsRequest): GetProductsResponse {
  const { ServiceCode, Filters = [], NextToken, MaxResults = mostResults } = input;
  const regionCode = Filters.find(({ Field }) => Field === 'regionCode')?.Value ?? 'us-east-2';
  const found = products
    .filter(({ serviceCode }) => serviceCode === ServiceCode)
    .map((product) => ({ product, attributes: attributesOf(product, regionCode) }))
    .filter(({ attributes }) =>
      Filters.every(({ Field = '', Value }) => attributes[Field] === Value),
    );
  const page = pageOf(found, NextToken, MaxResults);
  return {
    FormatVersion: 'aws_v1',
    PriceList: page.items.map(({ product, attributes }) => priceText(product, attributes)),
    ...(page.next && { NextToken: page.next }),
  };
}

function attributesOf(
  { serviceCode, productFamily, attributes }: Product,
  regionCode: string,
): Readonly<Record<string, string | undefined>> {
  return {
    servicecode: serviceCode,
    regionCode,
    locationType: 'AWS Region',
    ...(productFamily !== undefined && { productFamily }),
    ...attributes,
    usagetype: `${usagePrefix}${attributes.usagetype}`,
  };
}

function priceText(
  { serviceCode, productFamily, unit, usd }: Product,
  { productFamily: _family, ...attributes }: Readonly<Record<string, string | undefined>>,
): string {
  const sku = attributes.usagetype?.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase() ?? '';
  const rateCode = `${sku}.JRTCKXETXF.6YS6EN2CT7`;
  return JSON.stringify({
    product: { productFamily, attributes, sku },
    serviceCode,
    terms: {
      OnDemand: {
        [`${sku}.JRTCKXETXF`]: {
          priceDimensions: {
            [rateCode]: {
              unit,
              beginRange: '0',
              endRange: 'Inf',
              description: `$${usd} per ${unit}`,
              appliesTo: [],
              rateCode,
              pricePerUnit: { USD: usd.toFixed(10) },
            },
          },
          sku,
          effectiveDate: '2025-01-01T00:00:00Z',
          offerTermCode: 'JRTCKXETXF',
          termAttributes: {},
        },
      },
    },
    version: '20250101000000',
    publicationDate: '2025-01-01T00:00:00Z',
  });
}

export const pricing: Service = { id: 'Pricing', operations: { GetProducts: getProducts } };
