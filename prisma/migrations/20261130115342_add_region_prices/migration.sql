-- CreateTable
CREATE TABLE "RegionPrices" (
    "region" TEXT NOT NULL,
    "rates" JSONB NOT NULL,
    "readBy" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegionPrices_pkey" PRIMARY KEY ("region")
);
