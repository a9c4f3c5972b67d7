-- CreateTable
CREATE TABLE "Parking" (
    "environmentId" UUID NOT NULL,
    "parkedBy" TEXT NOT NULL,
    "parkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "steps" JSONB NOT NULL,

    CONSTRAINT "Parking_pkey" PRIMARY KEY ("environmentId")
);

-- AddForeignKey
ALTER TABLE "Parking" ADD CONSTRAINT "Parking_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
