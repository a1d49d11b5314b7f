return Graal.versionGraalVM;
