-- CreateTable
CREATE TABLE "GraphMoment" (
    "environmentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resourceCount" INTEGER NOT NULL,
    "graph" BYTEA NOT NULL,

    CONSTRAINT "GraphMoment_pkey" PRIMARY KEY ("environmentId","revision")
);

-- CreateIndex
CREATE INDEX "GraphMoment_environmentId_at_idx" ON "GraphMoment"("environmentId", "at");

-- AddForeignKey
ALTER TABLE "GraphMoment" ADD CONSTRAINT "GraphMoment_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
