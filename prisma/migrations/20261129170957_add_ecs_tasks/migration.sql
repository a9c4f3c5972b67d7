-- CreateTable
CREATE TABLE "EcsTask" (
    "environmentId" UUID NOT NULL,
    "arn" TEXT NOT NULL,
    "clusterArn" TEXT NOT NULL,
    "serviceArn" TEXT,
    "family" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "logs" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EcsTask_pkey" PRIMARY KEY ("environmentId","arn")
);

-- CreateIndex
CREATE INDEX "EcsTask_environmentId_createdAt_idx" ON "EcsTask"("environmentId", "createdAt");

-- CreateIndex
CREATE INDEX "EcsTask_endedAt_idx" ON "EcsTask"("endedAt");

-- AddForeignKey
ALTER TABLE "EcsTask" ADD CONSTRAINT "EcsTask_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
