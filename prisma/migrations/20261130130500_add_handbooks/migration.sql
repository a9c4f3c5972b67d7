-- CreateTable
CREATE TABLE "HandbookEdition" (
    "id" UUID NOT NULL,
    "environmentId" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "madeBy" TEXT NOT NULL,
    "factsAt" TIMESTAMPTZ(3) NOT NULL,
    "pages" BYTEA NOT NULL,

    CONSTRAINT "HandbookEdition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HandbookEdition_environmentId_madeAt_idx" ON "HandbookEdition"("environmentId", "madeAt");

-- AddForeignKey
ALTER TABLE "HandbookEdition" ADD CONSTRAINT "HandbookEdition_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
