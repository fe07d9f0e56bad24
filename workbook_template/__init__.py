"""What builds IKM_Kecamatan.xlsm; only the finished file is part of the package."""
