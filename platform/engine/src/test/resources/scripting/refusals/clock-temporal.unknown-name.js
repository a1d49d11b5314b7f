return Temporal.Now.instant().toString();
