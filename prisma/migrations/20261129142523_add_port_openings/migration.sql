-- CreateTable
CREATE TABLE "PortOpening" (
    "id" UUID NOT NULL,
    "environmentId" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "cidr" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortOpening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PortOpening_expiresAt_idx" ON "PortOpening"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PortOpening_environmentId_groupId_port_cidr_key" ON "PortOpening"("environmentId", "groupId", "port", "cidr");

-- AddForeignKey
ALTER TABLE "PortOpening" ADD CONSTRAINT "PortOpening_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
