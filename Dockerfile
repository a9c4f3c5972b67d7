# syntax=docker/dockerfile:1

# Both stages are of one image: a release pins it by its digest (node:24-bookworm-slim@sha256:…).
FROM node:24-bookworm-slim AS build
WORKDIR /strata
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# The image brings Node, which is what the one package with a script to run would fetch.
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/generate-database-client.ts \
  && node node_modules/next/dist/bin/next build \
  && rm -rf .next/cache
RUN npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim AS runtime
LABEL org.opencontainers.image.title="Strata" \
  org.opencontainers.image.description="Self-hosted web control plane for layered AWS data platforms" \
  org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOST=0.0.0.0 \
  PORT=3000 \
  STRATA_DATA_DIR=/data
WORKDIR /strata
COPY --from=build /strata/package.json /strata/next.config.ts ./
COPY --from=build /strata/node_modules ./node_modules
COPY --from=build /strata/.next ./.next
COPY --from=build /strata/public ./public
COPY --from=build /strata/prisma/migrations ./prisma/migrations
COPY --from=build /strata/cloudformation ./cloudformation
COPY --from=build /strata/lib ./lib
COPY --from=build /strata/local-aws ./local-aws
COPY --from=build /strata/scripts ./scripts
# Whoever signs the certificates of RDS; other PostgreSQL servers do without.
ADD --chmod=444 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /etc/ssl/rds.pem
RUN mkdir /data && chown 65532:65532 /data
VOLUME /data
USER 65532:65532
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "scripts/check-ready.ts"]
CMD ["node", "scripts/app.ts"]
