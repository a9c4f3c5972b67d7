-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Environment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "stacks" JSONB NOT NULL DEFAULT '{}',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deployment" (
    "id" UUID NOT NULL,
    "environmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "autoApply" BOOLEAN NOT NULL DEFAULT false,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "waitingReason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LayerRun" (
    "deploymentId" UUID NOT NULL,
    "layer" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "stackName" TEXT NOT NULL,
    "stackId" TEXT,
    "changeSetId" TEXT,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "eventCursor" TEXT,
    "changes" JSONB,
    "failure" JSONB,
    "retained" JSONB NOT NULL DEFAULT '[]',
    "expectedSeconds" INTEGER,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LayerRun_pkey" PRIMARY KEY ("deploymentId","layer")
);

-- CreateTable
CREATE TABLE "StackEvent" (
    "sequence" BIGSERIAL NOT NULL,
    "deploymentId" UUID NOT NULL,
    "layer" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "logicalId" TEXT NOT NULL,
    "physicalId" TEXT,
    "resourceType" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "StackEvent_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Activity" (
    "sequence" BIGSERIAL NOT NULL,
    "environmentName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "deploymentId" UUID,
    "resourceId" TEXT,
    "detail" JSONB,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "GraphSnapshot" (
    "environmentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "graph" JSONB NOT NULL,
    "resourceCount" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GraphSnapshot_pkey" PRIMARY KEY ("environmentId")
);

-- CreateTable
CREATE TABLE "LiveEvent" (
    "sequence" BIGSERIAL NOT NULL,
    "environmentName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LiveEvent_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "Environment_name_key" ON "Environment"("name");

-- CreateIndex
CREATE INDEX "Deployment_environmentId_requestedAt_idx" ON "Deployment"("environmentId", "requestedAt");

-- CreateIndex
CREATE INDEX "Deployment_status_idx" ON "Deployment"("status");

-- CreateIndex
CREATE INDEX "StackEvent_deploymentId_layer_idx" ON "StackEvent"("deploymentId", "layer");

-- CreateIndex
CREATE UNIQUE INDEX "StackEvent_deploymentId_eventId_key" ON "StackEvent"("deploymentId", "eventId");

-- CreateIndex
CREATE INDEX "Activity_environmentName_sequence_idx" ON "Activity"("environmentName", "sequence");

-- CreateIndex
CREATE INDEX "LiveEvent_environmentName_sequence_idx" ON "LiveEvent"("environmentName", "sequence");

-- CreateIndex
CREATE INDEX "LiveEvent_at_idx" ON "LiveEvent"("at");

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LayerRun" ADD CONSTRAINT "LayerRun_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StackEvent" ADD CONSTRAINT "StackEvent_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraphSnapshot" ADD CONSTRAINT "GraphSnapshot_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
