-- CreateTable
CREATE TABLE "ParkSchedule" (
    "environmentId" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "days" JSONB NOT NULL,
    "wakeAt" TEXT,
    "parkAt" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneUntil" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3),
    "waitingReason" TEXT,

    CONSTRAINT "ParkSchedule_pkey" PRIMARY KEY ("environmentId")
);

-- AddForeignKey
ALTER TABLE "ParkSchedule" ADD CONSTRAINT "ParkSchedule_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
