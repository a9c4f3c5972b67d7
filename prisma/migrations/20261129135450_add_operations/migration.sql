-- CreateTable
CREATE TABLE "Operation" (
    "id" UUID NOT NULL,
    "environmentId" UUID NOT NULL,
    "resourceId" TEXT NOT NULL,
    "resourceType" TEXT NOT NULL,
    "resourceName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "input" JSONB,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "reference" TEXT,
    "seenMoving" BOOLEAN NOT NULL DEFAULT false,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Operation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Operation_environmentId_requestedAt_idx" ON "Operation"("environmentId", "requestedAt");

-- CreateIndex
CREATE INDEX "Operation_environmentId_status_idx" ON "Operation"("environmentId", "status");

-- AddForeignKey
ALTER TABLE "Operation" ADD CONSTRAINT "Operation_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
