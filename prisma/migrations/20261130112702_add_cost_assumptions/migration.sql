-- CreateTable
CREATE TABLE "CostAssumptions" (
    "environmentId" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CostAssumptions_pkey" PRIMARY KEY ("environmentId")
);

-- AddForeignKey
ALTER TABLE "CostAssumptions" ADD CONSTRAINT "CostAssumptions_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
