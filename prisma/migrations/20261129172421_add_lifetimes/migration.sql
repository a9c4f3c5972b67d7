-- CreateTable
CREATE TABLE "Lifetime" (
    "environmentId" UUID NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "warnedAt" TIMESTAMPTZ(3),
    "obstacles" JSONB NOT NULL DEFAULT '[]',
    "notBefore" TIMESTAMPTZ(3),
    "heldReason" TEXT,

    CONSTRAINT "Lifetime_pkey" PRIMARY KEY ("environmentId")
);

-- CreateIndex
CREATE INDEX "Lifetime_endsAt_idx" ON "Lifetime"("endsAt");

-- AddForeignKey
ALTER TABLE "Lifetime" ADD CONSTRAINT "Lifetime_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
